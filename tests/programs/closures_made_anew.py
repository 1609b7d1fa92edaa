"""Functions made anew in each round: traces ask for their code, not for the function."""


def remember(f):
    known = {}

    def wrapper(*args, **more):
        key = args, tuple(more.items())
        if key not in known:
            known[key] = f(*args, **more)
        return known[key]

    return wrapper


def scaled(k, by=3):
    def inner(x, plus=k):
        return x * by + plus

    return inner


def binomials(n, top):
    @remember
    def choose(n, k):
        if k == 0 or k == n:
            return 1
        return (choose(n - 1, k - 1) + choose(n - 1, k)) % top

    return [choose(n, k) for k in range(0, n + 1, 3)]


def applied(n):
    total = 0
    for k in range(n):
        f = scaled(k, k % 4)
        total += f(k) + f(*(k,)) + f(*[k], **{"plus": 1})
    return total


for n in range(40):
    r = binomials(6 + n % 5, 97)
print(r)
print(applied(90), applied(7))


class Holder:
    def __init__(self, k):
        self.act = lambda v: v + k
        self.next = None


def held(n):
    last = None
    for k in range(n):
        h = Holder(k)
        h.next = last
        last = h
    total = 0
    while last != None:
        total += last.act(1)
        last = last.next
    return total


print([held(n) for n in (3, 50, 120)])
