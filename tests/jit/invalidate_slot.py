# An attribute has only ever been an integer, and a trace relies on it; it goes when a float is stored.
# event: invalidate code=f count=1
# event: trace code=f kind=loop count=2
# stat: invalidated units == 1
# out: 20 30.0


class Box:
    def __init__(self, item):
        self.item = item


def f(n, box):
    total = 0
    for i in range(n):
        total += box.item
    return total


a = f(20, Box(1))
print(a, f(20, Box(1.5)))
