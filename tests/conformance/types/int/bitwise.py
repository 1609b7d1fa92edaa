# Two's complement of unlimited width.

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

shows("""
-1 & 255, -256 | 255, -1 ^ 255, -2**70 & (2**71 - 1), (2**70) | -1, -(2**64) ^ (2**64 - 1)
True & False, type(True & True), True | 2, type(True | 2), True ^ True, type(True ^ 1), ~2
5 & 1.0
5 | "x"
1.0 ^ 1
5 & None
(5).__and__(1.0), (5).__or__("x"), (5).__rand__(3), (5).__ror__(8), (5).__rxor__(1)
(5).__lshift__(2), (5).__rshift__(1), (5).__rlshift__(2), (5).__rrshift__(64), (5).__lshift__("x")
[(-5) >> n for n in range(5)], [(-5) << n for n in range(5)]
[(2**65 + 1) >> n for n in (0, 1, 64, 65, 66)], [(-(2**65) - 1) >> n for n in (0, 1, 64, 65, 66)]
1 << 63, 1 << 64, -1 << 63, -1 << 64, 3 << 62, -3 << 62, 2**62 << 1, 2**62 << 0
0 >> 10**30, 0 << 0
1 << 10**30
5 >> 10**30, -5 >> 10**30
5 >> -10**30
0 << -1
0 >> -1
True << 1, True >> True, False << 70
""")
x = 0
for n in range(200):
    x = (x << 1) ^ (x >> 3) ^ n
    x &= 2**100 - 1
print(x, ~x, -x & 2**64 - 1, x.bit_count())
total = 0
for shift in range(0, 130):
    total ^= (-12345678901234567890 >> shift) ^ (98765 << shift)
print(total)
