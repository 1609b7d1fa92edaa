# Operators of ints over small, word-sized and big operands, with their errors.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

values = [0, 1, -1, 7, -7, 2**31, -2**31, 2**63 - 1, -2**63, 2**64, -(2**64) - 1, 10**30, -10**30 + 7]
def all_of(op):
    total = 0
    for a in values:
        for b in values:
            try:
                total = total * 31 + op(a, b)
            except (ZeroDivisionError, ValueError) as error:
                total = total * 31 + len(str(error))
            total %= 2**89 - 1
    return total
for name, op in [
    ("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b),
    ("floordiv", lambda a, b: a // b), ("mod", lambda a, b: a % b),
    ("divmod", lambda a, b: sum(divmod(a, b))), ("and", lambda a, b: a & b),
    ("or", lambda a, b: a | b), ("xor", lambda a, b: a ^ b),
    ("lshift", lambda a, b: a << (b & 63)), ("rshift", lambda a, b: a >> (b & 127)),
    ("compare", lambda a, b: (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b)),
    ("truediv", lambda a, b: hash(a / b)),
    ("pow", lambda a, b: a ** (b & 15)),
]:
    print(name, all_of(op))
shows("""
-7 // 2, -7 % 2, 7 // -2, 7 % -2, divmod(-7, 2), divmod(7, -2)
1 // 0
1 % 0
1 / 0
divmod(1, 0)
10**30 // 0
10**30 % 0
0 / 0
10**400 / 1
10**400 / 10**399, 1 / 10**400, -1 / 10**400
(2**53 + 1) / 1, (2**54 + 3) / 2, (10**23) / 1
1 + "a"
"a" * 1.0
1 << -1
1 >> -1
1 << 2**64
0 << 2**64
1 >> 2**64, -1 >> 2**64, 2**100 >> 2**64
1 << 1.0
1 @ 2
~5, ~-1, ~(2**70), -(-2**63), abs(-2**63), +True, -True, ~0
1 - None
[] + 1
2**63 * -1, -2**63 // -1, -2**63 % -1, divmod(-2**63, -1)
1 .__add__(2.0), 1 .__radd__("x"), 1 .__truediv__(2), 7 .__rdivmod__(15), 2 .__rpow__(5)
1 < "a"
1 >= None
1 == "1", 1 != None
""")
