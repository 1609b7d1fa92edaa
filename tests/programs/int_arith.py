# Signs of floor division and modulo, powers, divmod, mixed bool arithmetic, hot loops over them.

for a in (7, -7, 0, 1, -1):
    for b in (2, -2, 3, -3, 7, -8):
        q, r = divmod(a, b)
        print(a, b, a // b, a % b, q, r, a / b, q * b + r == a)

print(2 ** 0, 2 ** 10, (-2) ** 3, (-2) ** 4, -2 ** 2, 2 ** -1, 0 ** 0, (-3) ** -3)
print(pow(3, 20), pow(3, 20, 7), pow(-3, 5, 7), pow(3, -1, 7), pow(5, 0, 1))
print(True + True, True * 3, -True, True / 2, True << 3, False ** False)
print(+5, -5, ~5, ~-6, - - 5, not 5, not 0)
print(abs(-5), abs(True), round(15, -1), round(25, -1), round(35, -1), round(-25, -1), round(7))
print(int(7.9), int(-7.9), int("  42 "), int("-0x1f", 16), int("1_000"), int("z", 36), int("0b101", 0))
print(5 == 5.0, 5 == True, 1 == True, 0 == False, 5 != 5.5, 5 < 5.5, -1 < False)
print((5).bit_length(), (-5).bit_length(), (0).bit_length(), (255).bit_count(), (3).is_integer())
print((7).conjugate(), (1).__class__.__name__, (7).__add__(1), (7).__floordiv__(2))

total = 0
for i in range(-1500, 1500):
    total += i // 7 - i % 7 + (i * 3) // -5 + (i * 3) % -5
print(total)

mixed = 0
for i in range(1, 2000):
    mixed = (mixed * 31 + i) % 1000003
    if i % 100 == 0:
        mixed -= i // 3
    mixed ^= i
print(mixed)

count = 0
for i in range(-300, 300):
    for j in (-3, -2, -1, 1, 2, 3):
        if (i // j) * j + i % j == i:
            count += 1
        if i % j and (i % j < 0) != (j < 0):
            print("sign is wrong", i, j)
print(count)

for op in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "0 ** -1", "1 << -1", "1 >> -1", "pow(2, 3, 0)"):
    try:
        if op == "1 // 0":
            1 // total.__class__(0)
        elif op == "1 % 0":
            1 % total.__class__(0)
        elif op == "1 / 0":
            1 / total.__class__(0)
        elif op == "divmod(1, 0)":
            divmod(1, 0)
        elif op == "0 ** -1":
            0 ** -1
        elif op == "1 << -1":
            1 << int("-1")
        elif op == "1 >> -1":
            1 >> int("-1")
        else:
            pow(2, 3, 0)
    except (ZeroDivisionError, ValueError) as e:
        print(op, type(e).__name__, e)
