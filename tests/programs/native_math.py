# How `math` binds and converts arguments.
import math
from _mod_probe import probe

print(math.__name__, isinstance(math.__doc__, str) and math.__doc__ != "")
ONE = """acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp
gamma isfinite isinf isnan lgamma log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp""".split()
for name in ONE:
    probe("math." + name, getattr(math, name), (0.5,))
for name in ["factorial", "isqrt"]:
    probe("math." + name, getattr(math, name), (5,))
for name in ["atan2", "copysign", "fmod", "pow", "remainder"]:
    probe("math." + name, getattr(math, name), (2.5, 1.5))
probe("math.comb", math.comb, (5, 2))
probe("math.perm", math.perm, (5, 2))
probe("math.dist", math.dist, ([1, 2], [3, 4]))
probe("math.sumprod", math.sumprod, ([1, 2], [3, 4]))
probe("math.fma", math.fma, (1, 2, 3))
probe("math.fsum", math.fsum, ([1, 2],))
probe("math.gcd", math.gcd, (4, 6))
probe("math.lcm", math.lcm, (4, 6))
probe("math.hypot", math.hypot, (3, 4))
probe("math.ldexp", math.ldexp, (3, 4))
probe("math.log", math.log, (3, 4))
probe("math.isclose", math.isclose, (3, 4), {"rel_tol": 0.5, "abs_tol": 1, "a": 1})
probe("math.nextafter", math.nextafter, (3, 4), {"steps": 1, "x": 1})
probe("math.prod", math.prod, ([1, 2],), {"start": 3})
