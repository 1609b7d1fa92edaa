# What helpers do raises, or does not raise any more.
# options: --opt=-share
# event: exit guard=Call
# event: exit guard=Exec
# event: exit guard=ExecRaises
# event: exit guard=MLoad
# out: 110 105
# out: 901
# out: 109 10.5 901


class Odd:
    def __init__(self, x):
        self.x = x

    def __len__(self):
        if self.x == 12:
            raise ValueError
        return self.x % 2


def truth(items):
    n = 0
    for x in items:
        try:
            if x:
                n += 1
        except ValueError:
            n += 100
    return n


def plus(items):
    n = 0
    for a, b in items:
        try:
            a + b
            n += 1
        except TypeError:
            n += 100
    return n


def unpack(items):
    n = 0
    for x in items:
        try:
            a, *b = x
            n += a
        except ValueError:
            n += 100
    return n


def refused(items):
    n = 0
    for x in items:
        try:
            a, *b = x
            n += a
        except ValueError:
            n += 100
    return n


def compare(items, y):
    n = 0
    for x in items:
        try:
            if x < y:
                n += 1
        except TypeError:
            n += 100
    return n


print(truth([Odd(i) for i in range(20)]), compare([(i, i) for i in range(9)] + [(5, "a")], (5, 5)))
print(plus([([1], (1,))] * 9 + [([1], [1])]))
print(unpack([{1: 2}] * 9 + [{}]), unpack([{1: 2}] * 9 + [{1.5: 2}]), refused([{}] * 9 + [{1: 2}]))
