# A NameError in a hot loop, from a name that is deleted while the loop runs.


def worker(n):
    acc = 0
    for step in range(n):
        acc += step * scale_factor_q
        if step == 800:
            remove()
    return acc


def remove():
    global scale_factor_q
    del scale_factor_q


scale_factor_q = 2
print("running")
worker(1000)
