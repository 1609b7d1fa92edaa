# Small versions of classic numeric programs.


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [i for i, f in enumerate(flags) if f]


def sieve_slices(n):
    flags = [1] * n
    for i in range(3, int(n ** 0.5) + 1, 2):
        if flags[i]:
            flags[i * i::2 * i] = [0] * len(range(i * i, n, 2 * i))
    return 1 + sum(flags[3::2])


def mandelbrot(w, h, limit):
    out = []
    for y in range(h):
        row = ""
        for x in range(w):
            cr, ci = 3.0 * x / w - 2.0, 2.0 * y / h - 1.0
            zr = zi = 0.0
            n = 0
            while n < limit and zr * zr + zi * zi <= 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            row += " .:-=+*#%@"[n * 9 // limit]
        out.append(row)
    return out


def nbody(steps):
    bodies = [[0.0, 0.0, 0.0, 0.0, 39.47], [4.84, -1.16, 0.6, 2.8, 0.037], [8.34, 4.12, -1.01, 1.8, 0.011]]
    for _ in range(steps):
        for i in range(len(bodies)):
            b = bodies[i]
            for j in range(i + 1, len(bodies)):
                c = bodies[j]
                dx, dy = b[0] - c[0], b[1] - c[1]
                mag = 0.001 / ((dx * dx + dy * dy) ** 1.5 + 1e-9)
                b[2] -= dx * c[4] * mag
                b[3] -= dy * c[4] * mag
                c[2] += dx * b[4] * mag
                c[3] += dy * b[4] * mag
        for b in bodies:
            b[0] += 0.001 * b[2]
            b[1] += 0.001 * b[3]
    return [f"{v:.6f}" for b in bodies for v in b[:4]]


def spectral(n):
    def a(i, j):
        return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

    def mul(v):
        return [sum(a(i, j) * v[j] for j in range(n)) for i in range(n)]

    def mult(v):
        return [sum(a(j, i) * v[j] for j in range(n)) for i in range(n)]

    u = [1.0] * n
    for _ in range(4):
        v = mult(mul(u))
        u = mult(mul(v))
    vbv = vv = 0.0
    for x, y in zip(u, v):
        vbv += x * y
        vv += y * y
    return (vbv / vv) ** 0.5


def fannkuch(n):
    p = list(range(n))
    q = p[:]
    sign, maxflips, total = 1, 0, 0
    s = list(range(n))
    while True:
        if q0 := p[0]:
            q[:] = p
            flips = 1
            while q[q0]:
                q[:q0 + 1] = q[q0::-1]
                q0 = q[0]
                flips += 1
            maxflips = max(maxflips, flips)
            total += sign * flips
        if sign == 1:
            p[0], p[1] = p[1], p[0]
            sign = -1
        else:
            p[1], p[2] = p[2], p[1]
            sign = 1
            for i in range(2, n):
                if s[i]:
                    s[i] -= 1
                    break
                s[i] = i
                if i == n - 1:
                    return total, maxflips
                p.insert(i + 1, p.pop(0))


def pi_digits(n):
    out = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


ps = sieve(3000)
print(len(ps), ps[-3:], sieve_slices(5000))
for row in mandelbrot(40, 12, 40):
    print("|" + row + "|")
print(nbody(150))
print(f"{spectral(20):.9f}")
print(fannkuch(6))
print(pi_digits(80))
