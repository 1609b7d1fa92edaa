# Small everyday programs: rational numbers, dates by arithmetic, a bank, word counts, a text table.


class Rational:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("denominator")
        if d < 0:
            n, d = -n, -d
        a, b = abs(n), d
        while b:
            a, b = b, a % b
        self.n, self.d = n // a, d // a

    def __add__(self, o):
        if isinstance(o, int):
            o = Rational(o)
        return Rational(self.n * o.d + o.n * self.d, self.d * o.d) if isinstance(o, Rational) else NotImplemented

    __radd__ = __add__

    def __mul__(self, o):
        return Rational(self.n * o.n, self.d * o.d) if isinstance(o, Rational) else Rational(self.n * o, self.d)

    def __neg__(self):
        return Rational(-self.n, self.d)

    def __sub__(self, o):
        return self + -o

    def __truediv__(self, o):
        return Rational(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        return self.n == o * self.d if isinstance(o, int) else isinstance(o, Rational) and (self.n, self.d) == (o.n, o.d)

    def __lt__(self, o):
        return self.n * o.d < o.n * self.d

    def __float__(self):
        return self.n / self.d

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)


h = Rational(0)
for i in range(1, 121):
    h = h + Rational(1, i) if i % 2 else h - Rational(1, i)
print(len(str(h.n)), float(h), Rational(6, -4), Rational(1, 3) + 1, sum([Rational(1, 3)] * 3) == 1, sorted([Rational(1, 2), Rational(1, 3), Rational(-1, 5)]))
try:
    Rational(1, 2) / Rational(0)
except ZeroDivisionError as e:
    print(e)
try:
    Rational(1) + 1.5
except TypeError as e:
    print(e)


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def day_number(y, m, d):
    days = [31, 29 if leap(y) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if not 1 <= m <= 12 or not 1 <= d <= days[m - 1]:
        raise ValueError(f"bad date {y:04}-{m:02}-{d:02}")
    y -= 1
    return y * 365 + y // 4 - y // 100 + y // 400 + sum(days[:m - 1]) + d


names = "Mon Tue Wed Thu Fri Sat Sun".split()
print([names[(day_number(y, m, d) - 1) % 7] for y, m, d in ((1970, 1, 1), (2000, 2, 29), (2024, 12, 25))], sum(leap(y) for y in range(1, 2001)))
print(sum((day_number(y, m, 13) - 1) % 7 == 4 for y in range(1990, 2020) for m in range(1, 13)))
for bad in ((2023, 2, 29), (2023, 13, 1)):
    try:
        day_number(*bad)
    except ValueError as e:
        print(e)


class Funds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.short = need - have


class Account:
    rate = 0

    def __init__(self, owner):
        self.owner, self.cents, self.log = owner, 0, []

    def move(self, cents, why=""):
        if self.cents + cents < 0:
            raise Funds(-cents, self.cents)
        self.cents += cents
        self.log.append((why, cents))

    def month(self):
        self.move(self.cents * self.rate // 1000, "interest")


class Savings(Account):
    rate = 12


accounts = [Account("ann"), Savings("bob"), Savings("cy")]
short = 0
for i in range(1500):
    acc = accounts[i * 7 % 3]
    try:
        acc.move(i * 13 % 97 - 40, "move")
    except Funds as e:
        short += e.short
    if i % 100 == 99:
        for acc in accounts:
            acc.month()
print([(a.owner, f"{a.cents / 100:,.2f}", len(a.log)) for a in accounts], short)
table = [("name", "qty", "price"), ("apple", 3, 1.5), ("kiwi", 12, 0.25), ("日本", 100, 1234.5)]
widths = [max(len(str(r[i])) for r in table) for i in range(3)]
for r in table:
    print(" | ".join(f"{v:<{w}}" if isinstance(v, str) else f"{v:>{w}}" for v, w in zip(r, widths)))
