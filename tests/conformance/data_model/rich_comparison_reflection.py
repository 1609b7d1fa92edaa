# Rich comparison between classes: reflected methods, subclasses first, NotImplemented, identity as the last resort.

class Log:
    def __init__(self, name, **answers):
        self.name, self.answers = name, answers

    def __repr__(self):
        return self.name


def method(op):
    def compare(self, other):
        print(f"  {self}.{op}({other})")
        return self.answers.get(op, NotImplemented)
    return compare


for op in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Log, f"__{op}__", method(op))
Log.__hash__ = lambda self: 1


class Sub(Log):
    pass


class SubOwn(Log):
    def __gt__(self, other):
        print(f"  own {self}.gt({other})")
        return "own"


class Unrelated:
    def __repr__(self):
        return "U"


a, b, s, o, u = Log("a"), Log("b", eq="yes", lt=[]), Sub("s", gt="sub gt", ne=0), SubOwn("o"), Unrelated()
for text in ("a == b", "a != b", "a < b", "a == a", "a != a", "b == a", "b < a", "a < s", "a > s", "a < o", "s < o", "a == s", "a != s", "a == 5", "a != 5", "5 == b", "5 > b", "u == a", "u < b", "a in [b]", "b in [a]", "[a] == [b]", "(a,) < (b,)", "a == u"):
    print(text)
    try:
        print("  =", eval(text))
    except TypeError as error:
        print("  TypeError", error)


class E:
    def __eq__(self, other):
        return NotImplemented


class N:
    def __eq__(self, other):
        return [1]

    __ne__ = None


print(E() == E(), E() != E(), (e := E()) == e, not N() == 1)
try:
    N() != 1
except TypeError as error:
    print(error)


class Lt:
    def __lt__(self, other):
        return "lt"


print(Lt() > 5 if False else Lt() < 5, 5 > Lt(), Lt() > Lt())
for text in ("Lt() > 5", "Lt() <= 5", "5 < Lt()", "sorted([Lt(), 5])", "max(5, Lt())", "min(5, Lt())"):
    try:
        print(text, type(eval(text)).__name__)
    except TypeError as error:
        print(text, error)


class Raises:
    def __bool__(self):
        raise ValueError("truth")


class R:
    def __eq__(self, other):
        return Raises()

    def __lt__(self, other):
        return Raises()


for text in ("R() == 1", "R() in [1]", "1 < R() < 2", "R() == 1 == 2", "[R()] == [1]", "not R() == 1", "R() < 1 and 2"):
    try:
        print(text, type(eval(text)).__name__)
    except (ValueError, TypeError) as error:
        print(text, type(error).__name__, error)
