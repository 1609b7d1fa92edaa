# The way from an exit to a loop is nothing but constants, and the loop has no trace for their types.
# event: abort code=f reason="empty trace"
# event: trace code=f kind=entry
# out: 3 0 0


def f(items, x):
    for n in items:
        break
    else:
        n = None
    while n is not None and n < x:
        n += 1
    return n or 0


for i in range(8):
    a = f(iter(int, 1), 3)
for i in range(8):
    b = f(iter(int, 0), 3)
print(a, b, f(iter(int, 1), 0))
