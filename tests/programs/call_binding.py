"""Arguments by position, by name, by default and by the handful, many times over."""


def plain(a, b=2, c=3):
    return a, b, c


def only(a, *, key, other=10):
    return a + key * other


def everything(a, /, b, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, sorted(rest.items())


def steps(start, stop=5, *, by=1):
    while start < stop:
        yield start
        start += by


def collect(n):
    seen = set()
    for i in range(n):
        seen.add(plain(i % 2))
        seen.add(plain(i % 2, c=i % 3))
        seen.add(plain(b=i % 2, a=1))
        seen.add(only(i % 3, key=2))
        seen.add(only(1, other=i % 2, key=3))
        seen.add(str(everything(1, 2, d=i % 2)))
        seen.add(str(everything(1, 2, 3, 4, 5, d=6, e=7, f=i % 3, a=9)))
        seen.add(tuple(steps(i % 3)))
        seen.add(tuple(steps(0, by=2, stop=i % 4)))
        pair = (i % 2, 8)
        seen.add(plain(*pair))
        seen.add(str(everything(*pair, **{"d": 1, "z": i % 2})))
    return sorted(map(str, seen))


for line in collect(60):
    print(line)

bad = [
    lambda: plain(),
    lambda: plain(1, 2, 3, 4),
    lambda: plain(1, a=2),
    lambda: plain(1, x=2),
    lambda: only(1),
    lambda: only(1, 2, key=3),
    lambda: everything(1, d=2),
    lambda: everything(1, 2),
    lambda: everything(b=1, d=2),
    lambda: steps(),
    lambda: steps(1, 2, 3),
    lambda: plain(**{"a": 1, "b": 2, "c": 3, "d": 4}),
]
for call in bad:
    for _ in range(3):
        try:
            call()
        except TypeError as e:
            message = str(e)
    print(message)

total = 0
for i in range(300):
    total += min(i, 7, 3 + i % 5) + max(1.5, 0.5 * i, 2.25) + (i > 3) + sum([i > 1, i > 2])
print(total)
