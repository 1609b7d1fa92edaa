# Arbitrary-size integers: all operators against algebraic identities, and printed values.

a = 123456789012345678901234567890
b = -987654321098765432109876543210987654321
c = 3 ** 100

print(a + b, a - b, a * b, b // a, b % a, a // b, a % b)
print(c // a, c % a, divmod(c, -a), divmod(-c, a), divmod(-c, -a))
print(a & b, a | b, a ^ b, ~a, ~b)
print(a << 70, b >> 33, b >> 1000, a >> 1000, (1 << 200) >> 199)
print(a == a + 0, a < c, b < a, a != c, a > 1e29, a < float("inf"), b > float("-inf"))
print(float(a), int(1e30), int(-1e22), a / c, c / a, a / 7, a // 7.0)
print(hex(a), oct(a), bin(c)[:40], hex(b))
print(c.bit_length(), b.bit_length(), c.bit_count(), (2 ** 100).bit_length(), (2 ** 100 - 1).bit_length())
print(pow(a, 65537, 10 ** 20), pow(7, -1, 10 ** 30 + 57), pow(2, 521) - 1)
print(int("123456789" * 8), int("-" + "f" * 30, 16), int("z" * 20, 36))
print(str(c), repr(c), "%d" % c, f"{c:,}", f"{c:x}", f"{c:>60}", f"{a:_}", f"{a:e}")
print(round(a, -10), round(a, -28), round(-a, -25), round(a, 5))
print(bool(a), bool(a - a), hash(a - a), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2))
print(hash(2 ** 64) == hash(2.0 ** 64), hash(10 ** 20) == hash(1e20))
print(c == 3 ** 99 * 3, 3 ** 100 == 9 ** 50)

checks = 0
x = 1
for i in range(400):
    x = x * 7 + i
    d = (i * i + 1) << (i % 90)
    if i & 1:
        d = -d
    q, r = divmod(x, d)
    assert q * d + r == x
    assert (r == 0) or ((r < 0) == (d < 0))
    assert (x ^ d) == (x | d) - (x & d)
    assert (x << 5) == x * 32
    assert (x >> 3) == x // 8
    assert int(str(x)) == x
    assert int(hex(x), 16) == x
    checks += 7
print(checks)
print(x % 10 ** 40)

digits = 0
y = 2 ** 4000
while y:
    y, r = divmod(y, 10)
    digits += r
print(digits)

for text in ("", "12a", "1__0", "_1", "0x10", "--1", "1 2"):
    try:
        print(int(text))
    except ValueError as e:
        print(e)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)
try:
    int(float("inf"))
except OverflowError as e:
    print(e)
try:
    int(float("nan"))
except ValueError as e:
    print(e)
