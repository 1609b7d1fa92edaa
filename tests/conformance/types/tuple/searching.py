# index, count and membership: identity before equality, and bounds of index.

class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer


always, never = Odd(True), Odd(False)
t = (1, never, 2.0, "x", always)
print(t.count(never), t.count(1), t.count(always), never in t, t.index(never), t.index("q"), t.index(2))
nan = float("nan")
print((nan, nan).count(nan), (nan,).count(float("nan")), nan in (nan,), (nan,).index(nan))
t = tuple("abcabc")
for args in (("c",), ("c", 3), ("a", 1), ("a", -3), ("a", -100, 100), ("a", 4), ("a", 1, 3), ("z",), ("a", 0, 0), ("b", -5, -4), ("c", 10**30), ("c", -10**30, 10**30), (), ("a", None), ("a", 1.0), ("a", "b", 1), ("a", True)):
    try:
        print(args, t.index(*args))
    except (ValueError, TypeError) as error:
        print(args, type(error).__name__, error)


class Index:
    def __index__(self):
        return 2


print(t.index("c", Index()), t[Index()], t[Index():], t[:Index()])
try:
    t.index("a", start=1)
except TypeError as error:
    print(error)
for args in ((), (1, 2)):
    try:
        t.count(*args)
    except TypeError as error:
        print(error)
for key in (6, -7, 10**30, "a", None, 1.0, (0,), slice("a"), slice(None, None, 0)):
    try:
        print(t[key])
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
for act in ("t[0] = 1", "del t[0]", "t[:] = ()", "del t[:]", "t.append(1)", "t += 1", "t * 'a'", "t + [1]", "[1] + t", "t * -1", "0 * t", "t * 1.5"):
    try:
        exec(act, {"t": t})
        print(act, eval(act, {"t": t}) if "=" not in act else "")
    except (TypeError, AttributeError) as error:
        print(act, "->", type(error).__name__, error)
