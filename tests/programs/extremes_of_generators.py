# The greatest and least of what generators and maps give, hot.
import traceback


class Mark:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        if self.n == 777:
            raise KeyError(self.n)
        return self.n < o.n

    def __repr__(self):
        return f"Mark({self.n})"


def plain(n):
    xs = [(i * 7919) % 1009 for i in range(40)]
    t = 0
    for k in range(n):
        t += max(x ^ k for x in xs) - min((x * k) % 101 for x in xs)
        t += max(map(lambda x: x + k, xs))
    return t


def kinds(n):
    words = "many words of different length in here".split()
    out = None
    for k in range(n):
        out = (
            max(w for w in words),
            min(len(w) for w in words),
            max(x / 3 if x % 2 else x for x in range(k % 9 + 1)),
            min(Mark(x % 5) for x in range(8)),
            max(Mark(x % 5) for x in range(8)),
            max((x % 3, -x) for x in range(9)),
            min((x for x in ()), default="none"),
            max((len(w) for w in words), key=lambda n: -n),
        )
    return out


def nans(n):
    r = []
    for k in range(n):
        r = [max(x for x in (1.0, float("nan"), 2.0)), min(x for x in (float("nan"), 1.0)), max(x for x in (True, 1, 1.0))]
    return r


def fails(n):
    texts = []
    for k in range(n):
        try:
            max(x for x in range(k % 10))
        except ValueError as e:
            texts.append(str(e))
        try:
            min(Mark(777 if x == 3 and k % 50 == 49 else x) for x in range(5))
        except KeyError as e:
            texts.append((repr(e), [f.name for f in traceback.extract_tb(e.__traceback__)]))
        try:
            if k % 60 == 59:
                max(x for x in (1, "a"))
        except TypeError as e:
            texts.append(str(e))
        try:
            if k % 70 == 69:
                min(1 // (x - 3) for x in range(6))
        except ZeroDivisionError as e:
            texts.append([f.name for f in traceback.extract_tb(e.__traceback__)])
    return len(texts), texts[-12:]


def partly(n):
    t = 0
    for k in range(n):
        g = (x for x in range(10))
        next(g)
        t += min(g)
        t += sum(1 for _ in g)
    return t


print(plain(400))
print(kinds(300))
print(nans(200))
print(fails(300))
print(partly(200))
