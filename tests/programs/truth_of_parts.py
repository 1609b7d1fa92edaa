from typing import NamedTuple
import enum
class P(NamedTuple):
    x: int
    y: int
class E(tuple): pass
class L(list): pass
class I(int): pass
class S(str): pass
class D(dict): pass
class F(float): pass
class B(tuple):
    def __bool__(self): return False
class N(list):
    def __len__(self): return 0
class C(enum.IntEnum):
    A = 0
    B = 1
class Fl(enum.IntFlag):
    A = 1
class EN(enum.Enum):
    X = 0
def f(x, n):
    c = 0
    for i in range(n):
        if x: c += 1
        if not x: c += 1000
    return c
for x in (P(1, 2), E(), E((1,)), L(), L([1]), I(0), I(5), I(2**70), S(""), S("a"), D(), D(a=1), F(0.0), F(2.5), B((1,)), N([1]), C.A, C.B, Fl(0), Fl.A, EN.X):
    print(type(x).__name__, f(x, 100))
def g(xs, n):
    c = 0
    for i in range(n):
        if xs[i % len(xs)]: c += 1
    return c
print(g([P(1, 2), E(), None, E((1,)), 0, I(0), I(2), L(), L([0]), C.A, C.B], 300))
l = L()
def h(n):
    c = 0
    for i in range(n):
        if l: c += 1
        if i == n // 2: l.append(1)
        if i == n - 10: L.__bool__ = lambda s: False
    return c
print(h(300))
