# An exception leaves the frame that is recorded.
# event: abort code=f reason=exception
# out: 8


def f():
    raise ValueError


count = 0
for i in range(8):
    try:
        f()
    except ValueError:
        count += 1
print(count)
