# `in` of constant tuples, and truth of objects without a say in it, in loops.
def kinds(xs):
    out = 0
    for x in xs:
        out *= 2
        if x in ("+", "-", "**"):
            out += 1
        if x not in (1, 2, 3):
            out += 3
        if x in (None, "a", 4):
            out += 5
        out += x in ("",)
        out += x not in ("x", 7, None)
        out %= 1000003
    return out


for k in range(60):
    r = kinds(["+", "-", "**", "*", "", None, 1, 2, 3, 4, 5, "a", "b", 10 ** 20, "x" * 1, 7])
print(r)


def chars(s):
    n = 0
    for c in s:
        if c in ("a", "b", "é"):
            n += 1
        elif c in ("c",):
            n += 10
        n += c in ("abc", "d")
    return n


for k in range(60):
    r = chars("abcdeé" * 3)
print(r)


class Liar(str):
    def __eq__(self, other):
        return True

    __hash__ = None


class Many(int):
    def __eq__(self, other):
        return other == 3

    __hash__ = int.__hash__


def odd(xs):
    n = 0
    for x in xs:
        n = n * 3 % 1000003 + (x in ("q", "r")) + (x in (1, 2, 3)) * 2
    return n


for k in range(60):
    r = odd([Liar("z"), Many(9), True, False, 1.0, 2.5, float("nan"), "q", 3])
print(r)


class Node:
    def __init__(self, next=None):
        self.next = next


class Sized(Node):
    def __len__(self):
        return 0


def length(n):
    k = 0
    while n:
        k += 1
        n = n.next
    return k


n = None
for i in range(200):
    n = Node(n)
for i in range(40):
    r = length(n)
print(r)
for i in range(40):
    r = length(Node(Node(Sized(Node()))))
print(r)
Node.__bool__ = lambda self: False
print(length(n))
del Node.__bool__
print(length(n))


def truths(xs):
    return sum([1 if x else 0 for x in xs])


def gen():
    yield


for i in range(60):
    r = truths([Node(), Sized(), gen, gen(), len, [].append, "".join, Node, None, 0, type])
print(r)
