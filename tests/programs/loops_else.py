# for/else and while/else with break, continue, return and exceptions at every level.


def find(l, v):
    for i, x in enumerate(l):
        if x == v:
            break
    else:
        return "absent"
    return i


def first_factor(n):
    d = 2
    while d * d <= n:
        if n % d == 0:
            break
        d += 1
    else:
        return n
    return d


def weird(n):
    log = []
    for i in range(n):
        for j in range(4):
            if j == i:
                log.append(("c", i, j))
                continue
            if i + j == 5:
                log.append(("b", i, j))
                break
            if i * j == 12:
                return log + ["return"]
        else:
            log.append(("else", i))
            continue
        log.append(("after break", i))
    else:
        log.append("outer else")
    return log


print(find([1, 2, 3], 2), find([], 1), find("abc", "z"), [first_factor(n) for n in range(2, 40)])
for n in (0, 2, 3, 4, 5):
    print(weird(n))
print(sum(first_factor(n) for n in range(2, 900)))


def tryloop(n):
    log = []
    i = 0
    while i < n:
        i += 1
        try:
            if i == 2:
                continue
            if i == 5:
                break
            if i == 7:
                return log
            log.append(i)
        finally:
            log.append(-i)
    else:
        log.append("else")
    return log


print([tryloop(n) for n in (0, 1, 3, 9)])


def finally_continue(n):
    t = 0
    for i in range(n):
        try:
            try:
                if i % 3 == 0:
                    raise ValueError(i)
                if i % 3 == 1:
                    continue
            finally:
                t += 1
            t += 10
        except ValueError as e:
            if e.args[0] > 600:
                break
            t += 100
    else:
        t = -t
    return t, i


print(finally_continue(10), finally_continue(1000))


def find_return(n):
    for i in range(n):
        for j in range(n):
            try:
                if i * j == 2 * n:
                    return i, j
            finally:
                counts[0] += 1


counts = [0]
print(find_return(40), counts, find_return(3), counts)
i = 0
while i < 3000:
    i += 1
    if i % 2:
        continue
    if i % 11 == 0 and i > 2500:
        break
else:
    print("no break")
print(i)
while False:
    pass
else:
    print("while else")
for _ in ():
    pass
else:
    print("for else")
n = 5
while n:
    n -= 1
    if n == 2:
        del n
        break
try:
    n
except NameError as e:
    print(e)
out = []
for i in range(3):
    while True:
        if len(out) % 4 == 3:
            out.append("x")
            break
        out.append(i)
print(out)
it = iter(range(10))
for a in it:
    for b in it:
        if b % 3 == 0:
            break
    else:
        print("exhausted at", a, b)
    print(a, b)
