# Big ints: identities of arithmetic, division, shifts, text in every base.
def numbers():
    x = 3
    for n in range(60):
        yield x
        yield -x
        x = x * x % (2 ** (40 + n * 17)) + n * 12345
values = list(numbers())
check_sum = 0
for a, b in zip(values, values[7:] + values[:7]):
    q, r = divmod(a, b)
    assert q * b + r == a and (0 <= r < b or b < r <= 0) and a // b == q and a % b == r
    assert (a + b) * (a - b) == a * a - b * b
    assert a ^ b == (a | b) - (a & b) and ~a == -a - 1
    assert (a << 37) >> 37 == a and a >> 5 == a // 32 and a << 70 == a * 2**70
    assert int(str(a)) == a and int(hex(a), 16) == a and int(oct(a), 8) == a and int(bin(a), 2) == a
    assert int.from_bytes(a.to_bytes(400, "little", signed=True), "little", signed=True) == a
    assert abs(a).bit_length() == len(bin(abs(a))) - 2 and a.bit_count() == bin(a).count("1")
    check_sum = (check_sum * 31 + hash(a) + hash(a / b if b else 0.0)) % (2**61 - 1)
print(check_sum)
def base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while n:
        n, d = divmod(n, b)
        out = digits[d] + out
    return out

print([int(base(10**40 + 7, b), b) == 10**40 + 7 for b in range(2, 37)].count(True))
print(pow(3, 1000) % 10**30, pow(3, 1000, 10**30), 7**123 // 5**100, -(7**123) // 5**100, 2**1000 % 97, (-2) ** 333 % 1000)
print((10**50 + 1) // 10**25, (10**50) / 10**49, 10**50 / 3, int(1e30), int(-1.5e25), float(10**22), float(10**23), float(2**64 + 2**11), float(2**64 + 2**11 + 1))
f = 1
for n in range(1, 101):
    f *= n
print(f, len(str(f)), f % (2**97), sum(map(int, str(f))))
a, b = 0, 1
for _ in range(500):
    a, b = b, a + b
print(a, a.bit_length(), a & -a)
from math import gcd
x = 2**200 - 1
print(gcd(x, 2**120 - 1), x % (2**40 - 1), [x >> s & 0xff for s in range(0, 208, 40)])
print(max(values) > 0 > min(values), sorted(values)[0] == min(values), len(set(values)) == len(values))
print(0 == -0, 2**63 == 9223372036854775808, -2**63 == -9223372036854775808, (2**64 - 2**64) == 0, type(2**64 - 2**64).__name__)
