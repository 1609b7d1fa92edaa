# for and while with else, break out of nested loops, loop variables after, changing what is iterated.

def primes(n):
    out = []
    for i in range(2, n):
        for j in range(2, i):
            if i % j == 0:
                break
        else:
            out.append(i)
    return out


def search(rows, wanted):
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell == wanted:
                break
        else:
            continue
        break
    else:
        return None
    return x, y


def countdown(n):
    log = []
    while n:
        n -= 1
        if n == 5:
            log.append("skip")
            continue
        if n == 2:
            break
        log.append(n)
    else:
        log.append("else")
    return log, n


print(primes(30), search([[1, 2], [3, 4]], 3), search([[1]], 9), countdown(8), countdown(2), countdown(0))
for i in []:
    pass
else:
    print("else of empty")
try:
    i
except NameError as error:
    print(error)
for i in range(3):
    for i in "ab":
        pass
print(i)
for x, (y, *z) in [(1, (2, 3, 4)), (5, "ab")]:
    print(x, y, z)
d = {}
for d["k"] in range(3):
    pass
for d[len(d)] in "ab":
    pass
print(d)


class A:
    pass


for A.attr in (1, 2):
    pass
print(A.attr)
l = [1, 2, 3]
for n in l:
    if n < 10:
        l.append(n * 10)
print(l)
for n in l[:]:
    l.remove(n)
print(l)
n = 0
while n < 10: n += 3
else: print("oneline", n)
total = 0
for a in range(3):
    for b in range(3):
        for c in range(3):
            if a == b == c == 1:
                break
            total += 1
        else:
            continue
        break
print(total, a, b, c)


def gen():
    try:
        for i in range(10):
            yield i
    finally:
        print("closed at", i)


for v in gen():
    if v == 2:
        break
else:
    print("never")


def returns_in_else():
    for _ in ():
        pass
    else:
        return "else"
    return "after"


def nested_functions():
    fs = []
    for i in range(3):
        def f(j=i):
            return i, j
        fs.append(f)
    return [f() for f in fs]


print(returns_in_else(), nested_functions())
for x in *[1, 2], *"ab":
    print(x, end=" ")
for x in 1, 2, :
    print(x, end=" ")
for x in (yield_ for yield_ in "z"):
    print(x)
it = iter(range(10))
for x in it:
    if x % 3 == 0:
        print(x, next(it, None), end="; ")
print()
while True:
    try:
        break
    finally:
        print("finally on break")
i = 10
while (i := i - 3) > 0:
    print(i, end=" ")
print(i)
