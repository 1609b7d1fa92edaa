# Flag and IntFlag: combinations, inversion, boundaries, iteration and names of parts.
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, IntEnum, IntFlag, StrEnum, auto


class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(list(P), P.R, P.RW, repr(P.R | P.X), P.R | P.W is P.RW, ~P.R, P(0), P(7), bool(P(0)), bool(P.R))
print(P.R in P.RW, P.X in P.RW, list(P.RW), len(P(7)), (P.R | P.W) & P.W, P.R ^ P.RW, P.RW - P.R if False else P(3).name, P(5).name, P(0).name)
for text in ("P(8)", "P(-1)", "P.R | 1", "1 | P.R", "P['R|W']", "P['RW']", "P.R < P.W", "P.R + P.W", "P('R')", "P.R.value | 4", "P.Q", "~P(0)"):
    try:
        print(text, repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, str(error).splitlines()[0])


class I(IntFlag):
    A = 1
    B = 2
    C = 8


print(I.A | I.B, repr(I.A | 4), I(16), repr(I(16)), I.A | 1, I.A + 1, ~I.A, int(~I.A), I(0), repr(I(3)), list(I(11)), I.A == 1, I.C > I.B, f"{I.A}", f"{I.A:03d}", str(I.A | I.C))
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    class B(Flag, boundary=boundary):
        ONE = 1
        TWO = 2
    try:
        print(boundary, repr(B(6)))
    except ValueError as error:
        print(boundary, str(error).splitlines()[0])


class N(IntEnum):
    ZERO = 0
    ONE = 1
    TWO = auto()


print(N.ONE + 1, N.ONE == 1, N.TWO, repr(N.TWO), f"{N.TWO:>3}", N.ZERO or "falsy", sorted([N.TWO, N.ONE]), [10, 20, 30][N.ONE], N(1), isinstance(N.ONE, int), type(N.ONE + N.TWO), {1: "x"}[N.ONE], "%d" % N.TWO, N.ONE.bit_length())


class S(StrEnum):
    FIRST = auto()
    Second = "2nd"


print(S.FIRST, repr(S.FIRST), S.FIRST == "first", S.Second.upper(), f"{S.Second}", S("first"), ",".join(S), S.FIRST + "!", {"first": 1}[S.FIRST])
try:
    class T(StrEnum):
        bad = 5
except TypeError as error:
    print(error)
import pickle
import copy
print(pickle.loads(pickle.dumps(P.R)) is P.R, pickle.loads(pickle.dumps(P.R | P.X)) is (P.R | P.X), copy.copy(N.ONE) is N.ONE, copy.deepcopy([S.FIRST])[0] is S.FIRST)
