"""Complex and real numbers in one operation: the real one has no imaginary part, not one of zero."""
values = [0.0, -0.0, 1.0, -2.5, 3, 0, -1, True, float("inf"), float("nan"), 1e308, 2**60]
numbers = [3 + 1j, 1j, -1j, complex(-0.0, -0.0), complex(0.0, -0.0), complex(1, -0.0), complex(-0.0, 2), 0j,
           complex(float("inf"), 1), complex(2, float("nan")), complex(0.5, -3)]
for r in values:
    for c in numbers:
        line = [c + r, r + c, c - r, r - c, c * r, r * c]
        for f in (lambda: c / r, lambda: r / c):
            try:
                line.append(f())
            except ZeroDivisionError as e:
                line.append(str(e))
        print(r, c, *line)
s = 0
for i in range(300):
    s = s * 0.5 + 1j
    s = 2 - s
    s += i
print(s, sum([1j, 2.5, -0.0, 3]))
