# Integers to text and back in many bases, digit tricks, checksums, big and small in one loop.

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, b):
    if n == 0:
        return "0"
    sign, n = ("-", -n) if n < 0 else ("", n)
    out = []
    while n:
        n, r = divmod(n, b)
        out.append(DIGITS[r])
    return sign + "".join(reversed(out))


def luhn(s):
    t = 0
    for i, c in enumerate(reversed(s)):
        d = int(c)
        if i % 2:
            d = d * 2 - 9 if d > 4 else d * 2
        t += d
    return t % 10 == 0


def adler(text):
    a, b = 1, 0
    for c in text:
        a = (a + ord(c)) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def isqrt(n):
    if n < 2:
        return n
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


for n in (0, 255, -255, 10 ** 20, 2 ** 64 - 1):
    print(n, [to_base(n, b) for b in (2, 8, 16, 36)], f"{n:b}" == to_base(n, 2), all(int(to_base(n, b), b) == n for b in range(2, 37)))
print(sum(len(to_base(i * i * i - 5000, b)) for i in range(0, 500, 7) for b in (2, 7, 33)))
print([luhn(s) for s in ("4539578763621486", "79927398713", "79927398710", "0")], hex(adler("Wikipedia" * 100)))
print(isqrt(10 ** 40), isqrt(2 ** 63 - 1), isqrt(99), all(isqrt(i) ** 2 <= i < (isqrt(i) + 1) ** 2 for i in range(1500)))
print([n for n in range(2, 60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 61 + 1), is_prime(10 ** 18 + 9), is_prime(3215031751), sum(map(is_prime, range(3000))))
print(egcd(240, 46), egcd(2 ** 70, 3 ** 50)[0], all(a * egcd(a, 97)[1] % 97 == 1 for a in range(1, 97)))
print(sum(int(c) for c in str(2 ** 1000)), sum(map(int, str(3 ** 500))), str(7 ** 300)[:20], len(str(9 ** 999)))
pal = 0
for a in range(900, 1000):
    for b in range(a, 1000):
        s = a * b
        r, k = 0, s
        while k:
            r = r * 10 + k % 10
            k //= 10
        if r == s:
            pal = max(pal, s)
print(pal)
rev = []
for n in (89, 196, 79, 10):
    steps = 0
    while str(n) != str(n)[::-1] and steps < 40:
        n += int(str(n)[::-1])
        steps += 1
    rev.append((n, steps))
print(rev)
x = 1
seen = []
for i in range(400):
    x = x * 3 if i % 2 else x * x % (10 ** 25 + 7) if x > 10 ** 12 else x + 10 ** 11
    if i % 50 == 0:
        seen.append(x)
print(seen)
