"""`del` of a local in a hot loop."""
def f(n):
    c = 0
    for i in range(n):
        try:
            if i % 3 == 2: del v
            if i % 3 == 0: v = i
            c += v
        except UnboundLocalError as e: c += 1
    return c
print(f(3000))


def bound(n):
    t = 0
    for i in range(n):
        x = [i]
        y = i * 1.5
        t += x[0] + y
        del x, y
    try:
        return x
    except UnboundLocalError as e:
        return t, str(e)


print(bound(2000))
