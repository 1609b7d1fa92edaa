# Branches that go one way long enough to be compiled, then the other way.


def flip_at(n, k):
    a = b = 0
    for i in range(n):
        if i < k:
            a += i
        else:
            b += i
    return a, b


print([flip_at(1000, k) for k in (0, 1, 500, 999, 1000, 2000)])


def alternating(n):
    s = 0
    for i in range(n):
        if i & 1:
            s += 1
        elif i & 2:
            s += 10
        elif i & 4:
            s += 100
        elif i & 8:
            s += 1000
        else:
            s -= 1
    return s


print(alternating(2000))


def rare(n):
    s = 0
    for i in range(n):
        if i % 397 == 396:
            s = s * 2 + 1
        s += 1
        s %= 1000003
    return s


print(rare(3000))


def state_machine(text):
    state = "start"
    out = []
    word = ""
    for c in text:
        if state == "start":
            if c.isalpha():
                state, word = "word", c
            elif c.isdigit():
                state, word = "num", c
        elif state == "word":
            if c.isalnum():
                word += c
            else:
                out.append(("W", word))
                state = "start"
        elif state == "num":
            if c.isdigit():
                word += c
            elif c == ".":
                word += c
                state = "frac"
            else:
                out.append(("N", int(word)))
                state = "start"
        elif state == "frac":
            if c.isdigit():
                word += c
            else:
                out.append(("F", float(word)))
                state = "start"
    return out


toks = state_machine("let x1 = 42 + 3.25 * y ; " * 40)
print(len(toks), toks[:6])


def collatz(limit):
    best = (0, 0)
    for n in range(1, limit):
        k, c = n, 0
        while k != 1:
            if k % 2:
                k = 3 * k + 1
            else:
                k //= 2
            c += 1
        if c > best[1]:
            best = n, c
    return best


print(collatz(600))


def early(n, stop):
    for i in range(n):
        for j in range(n):
            if i * j == stop:
                return i, j
            if i * j > stop:
                break
        else:
            continue
    return None


print(early(60, 1200), early(60, 3481), early(60, 59 * 61))


def loop_in_loop(n):
    s = 0
    for i in range(n):
        j = i % 9
        while j:
            s += j
            j -= 1
            if s % 13 == 5:
                continue
            if s % 101 == 7:
                break
        else:
            s += 1
    return s


print(loop_in_loop(1000))
x = 0
i = 0
while True:
    i += 1
    if i > 2000:
        break
    if i % 2 == 0 and i % 3 == 0 or i % 7 == 0 and not i % 5 == 0:
        x += 1
        continue
    if 100 < i <= 200 or 1 < i % 11 < 4 != i % 6:
        x += 2
print(x, i)
v = 0
for i in range(1500):
    v += 1 if i < 700 else -1 if i < 1400 else 100
    v = min(v, 650)
    v = max(v, -20)
print(v)
sign = 1
t = 0
for i in range(1000):
    t += sign * i
    if t > 500:
        sign = -1
    elif t < -500:
        sign = 1
print(t, sign)
