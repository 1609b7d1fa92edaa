# Nested loops of several depths, triangular bounds, bounds that change type, loops over slices of each other.


def triangular(n):
    s = 0
    for i in range(n):
        for j in range(i):
            for k in range(j % 4):
                s += i * j - k
    return s


def whiles(n):
    i = s = 0
    while i < n:
        j = n
        while j > i:
            k = 1
            while k < j:
                k *= 2
                s += 1
            j -= 3
        i += 1
    return s


def mixed(n):
    out = 0
    for i in range(n):
        row = [i] * (i % 5)
        for v in row:
            w = v
            while w > 0:
                w //= 3
                out += 1
            for ch in str(v):
                out += int(ch)
    return out


def products(*ls):
    if not ls:
        return [()]
    return [(x, *rest) for x in ls[0] for rest in products(*ls[1:])]


def zero_trips(n):
    t = 0
    for i in range(n):
        for j in range(i - n + 3):
            t += j + 1
        while t > 1000000:
            t = 0
    return t


def spiral(n):
    grid = [[0] * n for _ in range(n)]
    x = y = 0
    dx, dy = 1, 0
    for k in range(1, n * n + 1):
        grid[y][x] = k
        nx, ny = x + dx, y + dy
        if not (0 <= nx < n and 0 <= ny < n) or grid[ny][nx]:
            dx, dy = -dy, dx
            nx, ny = x + dx, y + dy
        x, y = nx, ny
    return grid


print(triangular(40), triangular(2), whiles(60), mixed(200), zero_trips(500))
print(len(products(range(5), "abc", [0.5, None])), products([1, 2], "a"))
for row in spiral(5):
    print(" ".join(f"{v:2}" for v in row))
print(sum(spiral(20)[10]))
bounds = [10, 20, 30]
t = 0
for i in range(30):
    for b in bounds:
        for j in range(b // (i % 3 + 1)):
            t += j * (i if i < 20 else 0.5)
    if i == 25:
        bounds = bounds[:1] + [3]
print(t)
pairs = [(a, b) for a in range(30) for b in range(a, 30) if (a + b) % 7 == 0 if a != b]
print(len(pairs), pairs[:4], sum(a * b for a, b in pairs))
pyth = [(a, b, c) for a in range(1, 30) for b in range(a, 30) for c in range(b, 40) if a * a + b * b == c * c]
print(pyth)
count = 0
for a in range(8):
    for b in range(8):
        if a == b:
            continue
        for c in range(8):
            if c in (a, b):
                continue
            for d in range(8):
                if d == a:
                    break
                count += a < b < c != d
print(count)
