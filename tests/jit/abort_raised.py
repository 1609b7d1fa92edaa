# An operation raises, and the generator that is recorded does not catch it.
# event: abort code=f reason="a helper raised"
# out: 8


def f(d):
    yield d["no"]


count = 0
for i in range(8):
    try:
        next(f({}))
    except KeyError:
        count += 1
print(count)
