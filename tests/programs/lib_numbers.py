# fractions, statistics.
import math
import statistics
from fractions import Fraction

a, b = Fraction(1, 3), Fraction(-4, 6)
print(a, b, repr(b), a + b, a * b, a / b, a - 1, a ** 2, b ** -1, 2 ** Fraction(2), Fraction(5, 2) // 1, Fraction(7, 2) % 2, divmod(Fraction(7, 2), 2))
print(Fraction(0.5), Fraction(2), float(a), int(Fraction(7, 2)), round(Fraction(7, 2)), round(Fraction(10, 3), 2), math.floor(b), math.ceil(b), math.trunc(b))
print(a == Fraction(2, 6), a < b, hash(Fraction(3)) == hash(3), a == 1 / 3, Fraction(1, 2) == 0.5, a + 0.5, abs(b), -a, bool(Fraction(0)))
print(Fraction(math.pi).limit_denominator(1000), a.numerator, a.denominator, b.as_integer_ratio(), Fraction(3).is_integer(), Fraction.from_float(0.25))
for bad in (lambda: Fraction(1, 0), lambda: a / 0, lambda: Fraction(1.5, 2), lambda: Fraction(float("nan"))):
    try:
        bad()
    except (ZeroDivisionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

data = [1, 2, 2, 3, 4, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.multimode("aabb"))
print(statistics.stdev(data), statistics.pvariance(data), statistics.variance(data), statistics.fmean(data, [1] * 7))
print(statistics.quantiles(data, n=4), statistics.median_low([1, 2, 3, 4]), statistics.median_high([1, 2, 3, 4]), statistics.median_grouped(data))
print(statistics.geometric_mean([1, 4]), statistics.harmonic_mean([40, 60]), statistics.mean([Fraction(1, 2), Fraction(1, 3)]))
print(statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.covariance([1, 2, 3], [1, 2, 4]), statistics.linear_regression([1, 2, 3], [2, 4, 6]))
n = statistics.NormalDist(100, 15)
print(n, n.cdf(115), n.pdf(100), n.inv_cdf(0.975), n + 5, n.zscore(130), statistics.NormalDist.from_samples(data))
for bad in (lambda: statistics.mean([]), lambda: statistics.stdev([1]), lambda: statistics.mode([])):
    try:
        bad()
    except statistics.StatisticsError as e:
        print(e)
