# Recursion in machine code: the limit is exact, deep recursion survives, exceptions and odd results come back through native calls.
import sys
def f(n): return 0 if n == 0 else 1 + f(n - 1)
for i in range(300): f(50)
def depth_of():
    lo = 0
    try:
        while True:
            f(lo); lo += 1
    except RecursionError as e:
        print(e)
    return lo
print(depth_of())
sys.setrecursionlimit(300)
print(depth_of())
def g(n): return h(n - 1) + 1 if n else 0
def h(n): return g(n - 1) + 1 if n else 0
for i in range(300): g(50)
try: g(10**6)
except RecursionError as e: print(e)
sys.setrecursionlimit(10**6)
print(f(100000))
print(f(200000))
def inf(n): return inf(n + 1)
sys.setrecursionlimit(5000)
try: inf(0)
except RecursionError as e:
    n=0; tb=e.__traceback__
    while tb: n+=1; tb=tb.tb_next
    print(n)


class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def total(self):
        return self.v + (self.left.total() if self.left else 0) + (self.right.total() if self.right else 0)


def grow(d):
    return Node(d, grow(d - 1), grow(d - 1)) if d else Node(0.5)


for _ in range(5):
    print(grow(7).total())


# Results of several types, and parameters that change theirs.
def mixed(n):
    if n == 0:
        return None
    r = mixed(n - 1)
    if n % 7 == 0:
        return "x" * n
    if n % 3 == 0:
        return n / 2
    if n % 5 == 0:
        return [r]
    return n


print([mixed(k) for k in range(60)][40:])


def poly(x, n):
    return x if n == 0 else poly(x + x, n - 1)


for x in (1, 0.5, "ab", [1], (2,)):
    for _ in range(40):
        r = poly(x, 4)
    print(r)


# Exceptions through native frames, caught at the middle of the chain.
def thrower(n):
    if n == 0:
        raise ValueError("bottom")
    if n % 10 == 0:
        try:
            return thrower(n - 1)
        except ValueError as e:
            return -n
    return thrower(n - 1) + 1


s = 0
for i in range(1, 200):
    try:
        s += thrower(i % 25)
    except ValueError as e:
        s += 1000
print(s)


# Nested functions call themselves through a cell.
def outer(n):
    calls = 0

    def ack(m, n):
        nonlocal calls
        calls += 1
        if m == 0:
            return n + 1
        if n == 0:
            return ack(m - 1, 1)
        return ack(m - 1, ack(m, n - 1))

    return ack(2, n), calls


print([outer(k) for k in range(12)])


# The function is replaced while it runs.
def swap(n):
    global swap
    if n == 3:
        old = swap
        swap = lambda n: -n
        r = swap(n - 1)
        swap = old
        return r
    return swap(n - 1) + 1 if n else 0


print([swap(k) for k in range(80)][70:])
