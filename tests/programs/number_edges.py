# Arithmetic on numbers that raises or changes its type, in loops compiled for operands that do neither.
import math

inf, nan = float('inf'), float('nan')


def outcomes(f, usual, odd):
    """What `f` gives for the last of each of `odd` after many usual ones."""
    out = []
    for o in odd:
        for args in [usual] * 60 + [o]:
            try:
                r = repr(f(*args))
            except Exception as e:
                r = type(e).__name__ + ' ' + str(e)
        out.append(r)
    return out


FLOATS = [(1.0, 0.0), (1.0, -0.0), (-0.0, 2.0), (inf, 2.0), (2.0, inf), (-2.0, inf), (nan, 1.0), (1.0, nan), (1e308, 1e-308),
          (1, 0), (1.0, 0), (1, 0.0), (2**70, 2.0), (10**400, 2.0), (2.0, 10**400), (True, 2.0), (1.0, False), (5e-324, 3.0)]
print(outcomes(lambda a, b: a // b, (7.5, 2.0), FLOATS))
print(outcomes(lambda a, b: a % b, (7.5, 2.0), FLOATS))
print(outcomes(lambda a, b: a / b, (7.5, 2.0), FLOATS))
print(outcomes(lambda a, b: divmod(a, b), (7.5, 2.0), FLOATS))
print(outcomes(lambda a, b: a * b, (7.5, 2.0), FLOATS + [(1e200, 1e200)]))

INTS = [(1, 0), (-1, 0), (2**63 - 1, 3), (-2**63, -1), (2**70, 3), (3, 2**70), (10**400, 1), (10**400, 10**399), (1, 10**400),
        (-7, 2), (7, -2), (True, True), (True, False), (2**53 + 1, 1), (2**53, 1), (-2**53, 1), (2**53 + 1, 3), (-2**63, 2**63 - 1)]
print(outcomes(lambda a, b: a // b, (7, 2), INTS[:6] + INTS[9:]))
print(outcomes(lambda a, b: a % b, (7, 2), INTS[:6] + INTS[9:]))
print(outcomes(lambda a, b: a / b, (7, 2), INTS))
print(outcomes(lambda a, b: divmod(a, b), (7, 2), INTS[:6] + INTS[9:]))

SHIFTS = [(1, -1), (1, 63), (1, 62), (-1, 63), (-1, 64), (0, 2**70), (0, -1), (1, 100), (-5, 200), (5, 2**70), (2**70, 3), (True, 5),
          (1, True), (2**62, 1), (-2**62, 1), (-2**62, 2)]
print(outcomes(lambda a, b: a << b, (3, 4), [s for s in SHIFTS if s != (5, 2**70)]))
print(outcomes(lambda a, b: a >> b, (3, 4), SHIFTS))

CONVERT = [(nan,), (inf,), (-inf,), (1e300,), (2.0**63,), (-2.0**63,), (2.0**62,), (-0.5,), (0.5,), (2.5,), (1e19,), (9.3e18,), (True,), (2**70,)]
print(outcomes(lambda x: int(x), (3.7,), CONVERT))
print(outcomes(lambda x: round(x), (3.7,), CONVERT))
print(outcomes(lambda x: math.floor(x), (3.7,), CONVERT))
print(outcomes(lambda x: math.ceil(x), (3.7,), CONVERT))
print(outcomes(lambda x: math.trunc(x), (3.7,), CONVERT))
print(outcomes(lambda x: abs(x), (-3.7,), CONVERT + [(-2**63,), (-0.0,)]))
print(outcomes(lambda x: abs(x), (-3,), CONVERT + [(-2**63,), (-0.0,)]))
print(outcomes(lambda x: -x, (-3,), CONVERT + [(-2**63,), (-0.0,), (0,)]))
print(outcomes(lambda x: float(x), (-3,), CONVERT + [(10**400,)]))

ARGS = [(-1.0,), (0.0,), (-0.0,), (inf,), (-inf,), (nan,), (1000.0,), (-1000.0,), (709.7,), (710.0,), (-745.2,), (1e308,), (0,), (-1,),
        (2**70,), (10**400,), (True,), ('x',)]
for name in ('sqrt', 'exp', 'log', 'log2', 'log10', 'sin', 'cos', 'tan', 'atan', 'expm1', 'log1p', 'asin', 'cosh', 'gamma', 'fabs'):
    print(name, outcomes(getattr(math, name), (0.75,), ARGS))
for name in ('fmod', 'pow', 'atan2', 'hypot', 'copysign', 'remainder'):
    print(name, outcomes(getattr(math, name), (2.5, 1.5), [(1.0, 0.0), (inf, 1.0), (1.0, inf), (nan, 1.0), (-8.0, 1 / 3), (0.0, -1.0),
          (1e308, 2.0), (1e308, 1e308), (0.0, 0.0), (-0.0, -1.0), (2, 3), (10**400, 1)]))


def in_a_loop(values):
    total = 0
    for v in values:
        try:
            total += math.sqrt(v) + math.log(v) + math.exp(v) + 10 // v + 10 % v + 1 / v
        except (ValueError, ZeroDivisionError, OverflowError) as e:
            total += len(type(e).__name__)
    return total


print(in_a_loop([1.0, 2.0] * 100 + [-1.0, 0.0, 1000.0, inf, 1e-320] + [3] * 100 + [0, -1, 5000]))
print(outcomes(lambda a, b, m: pow(a, b, m), (3, 4, 5), [(3, 4, 0), (3, -1, 7), (2, -1, 4), (0, 0, 1), (-3, 3, 7), (3, 4, -5), (3, 2**70, 10**9 + 7)]))
print(outcomes(lambda a, b: a ** b, (3, 4), [(0, 0), (0, -1), (2, 62), (2, 63), (2, 64), (-2, 63), (2, -3), (10, 30), (True, 3), (1, 2**70), (-1, 2**70 + 1)]))
print(outcomes(lambda a: a ** 3, (3,), [(2**21,), (2**21 - 1,), (-2**21,), (2.5,), (-2**22,), (True,), (1e103,)]))
