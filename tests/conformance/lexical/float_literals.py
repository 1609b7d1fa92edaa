# Float and imaginary literals.
print(1., .5, 1.5, 1e3, 1E3, 1e+3, 1e-3, 1.e2, .5e1, 0e0, 00.5, 0_1.5, 1_0.0_1, 1e1_0)
print(1j, 1.5J, .5j, 1e2j, 0j, 00j, 012j, 1_0j, -0j, -1j)
print(1e308, 1e309, -1e309, 1e-323, 1e-400, 5e-324, 2.5e-324)
print(0.1, 0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 0.0001, 0.00001)
print(1.0.real, 1.0.is_integer(), 1 .real, 1..real, 1.5.__class__, 1j.imag)
print(repr(3.14159265358979323846264338), 9007199254740993.0, 1.7976931348623157e308)
print(-0.0, 0.0 == -0.0, [0.0, -0.0], str(-0.0), complex(-0.0, -0.0))


def compiles(text):
    try:
        print(repr(text), "->", eval(text))
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)
    except AttributeError as e:
        print(repr(text), "->", e)


for text in ["1.real", "1..x", "1.x", "1.__class__", "1.e", "1.j", "1. if 1 else 2", "1.5.5", "1..5", "1...real",
             "...real", "....__class__", "1e400", "1ee5", "1e5.5", "1jj", "1j5", "1.5a", "0x1.5", "0b1.1", "0o7.7",
             "1.0j.imag", "1_000.000_1", "1.0e-0_5", "1e5 if 0 else 7"]:
    compiles(text)
