# An exception leaves a generator that is recorded.
# event: abort code=f reason=exception
# out: 8


def f():
    if count < 20:
        raise ValueError
    yield count


count = 0
for i in range(8):
    try:
        next(f())
    except ValueError:
        count += 1
print(count)
