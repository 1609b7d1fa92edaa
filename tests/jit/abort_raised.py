# An operation raises, and the frame that is recorded does not catch it.
# event: abort code=f reason="a helper raised"
# out: 8


def f(d):
    return d["no"]


count = 0
for i in range(8):
    try:
        f({})
    except KeyError:
        count += 1
print(count)
