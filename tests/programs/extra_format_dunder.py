# __format__ in f-strings, format() and str.format().
# Outside the first scope: a program that may stay unsupported for a while.

x, y = 42, -7


class Temp:
    def __init__(self, v):
        self.v = v

    def __format__(self, spec):
        return f"T<{self.v}|{spec}>"

    def __str__(self):
        return f"temp {self.v}"

    def __repr__(self):
        return f"Temp({self.v})"


t = Temp(20)
print(f"{t} {t:abc} {t!s} {t!r} {t!s:>9} {t=} {t:{x}-{y}}", format(t, "z"), "{:q} {!r}".format(t, t))
