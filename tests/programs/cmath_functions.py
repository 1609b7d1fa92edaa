"""`cmath`: values on the axes, branch cuts, infinities, and errors."""
import cmath

inf, nan = float("inf"), float("nan")
names = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh".split()
points = [0j, -0.0 + 0j, 1, -1, 1j, -1j, 2 + 3j, -2 - 0.5j, complex(-2, -0.0), complex(2, -0.0), 1e-10j, 1e200 + 1e200j,
          complex(inf, 1), complex(-inf, -1), complex(1, inf), complex(inf, inf), complex(nan, 0), complex(inf, nan), 800]
for name in names:
    f = getattr(cmath, name)
    for z in points:
        try:
            w = f(z)
            print(name, z, f"{w.real:.12g} {w.imag:.12g}")
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
for z in points:
    print(z, cmath.isfinite(z), cmath.isinf(z), cmath.isnan(z), "%.12g" % cmath.phase(z))
print(cmath.polar(3 + 4j), cmath.rect(2, 0), cmath.rect(inf, 0), cmath.log(8, 2).real, cmath.log(-1, 10).imag)
print(cmath.isclose(1, 1 + 1e-12j), cmath.isclose(1, 2, abs_tol=1), cmath.isclose(inf, inf), cmath.isclose(nan, nan))


class Complex:
    def __complex__(self):
        return 3 + 4j


class Float:
    def __float__(self):
        return 2.25


print(cmath.sqrt(Complex()), cmath.sqrt(Float()), cmath.pi, cmath.tau, cmath.e, cmath.infj, cmath.nanj)
for f in (lambda: cmath.sqrt("x"), lambda: cmath.sqrt(), lambda: cmath.log(0), lambda: cmath.log(2, 0), lambda: cmath.rect(1, inf),
          lambda: cmath.rect(inf, inf), lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.phase(None), lambda: cmath.exp(1000)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
