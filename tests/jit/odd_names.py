# Names as Python has them are in the log: not ASCII, and normalised.
# event: trace code=été
# event: trace code=été.<locals>.<lambda>
# event: trace code="Größe.__init__"
# event: trace code=数.fi
# out: 190 40 ['a"b\\\n\t\x01\u2028']


class Größe:
    def __init__(self, n):
        self.n = n


class 数:
    def ﬁ(self, x):
        return x.n + 1


def été(n):
    more = lambda x: x - 1
    total = 0
    for i in range(n):
        total += 数().ﬁ(Größe(more(i)))
    return total


made = {type('a"b\\\n\t\x01\u2028', (), {}).__name__ for i in range(40)}
print(été(20), 40, list(made))
