# A finaliser runs while an instruction is recorded. Without that it works out later.
# event: abort code=f reason="left the frame the trace started in"
# event: trace code=f kind=loop end=loop
# out: 2

gone = 0


class Item:
    def __del__(self):
        global gone
        gone += 1


def f(n):
    for i in range(n):
        item = Item() if 1 < i < 4 else None
        item = None


f(50)
print(gone)
