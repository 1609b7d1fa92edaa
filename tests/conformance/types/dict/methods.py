# The methods of dict.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class I:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return other == 1

class BadHash:
    def __hash__(self):
        return "x"

class RaiseHash:
    def __hash__(self):
        raise ValueError("hash")

class RaiseEq:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        raise ValueError("eq")

class NoHash:
    __hash__ = None

def do(text):
    d = {"a": 1, "b": 2, 1: 3}
    try:
        print(text, "->", repr(eval(text, {**globals(), "d": d})), d)
    except Exception as error:
        print(text, "->", type(error).__name__, repr(error), d)

for text in """d["a"]|d["z"]|d[1.0]|d[True]|d[I()]|d[[]]|d[{}]|d[set()]|d[([],)]|d[BadHash()]|d[RaiseHash()]|d[RaiseEq()]|d[NoHash()]|d[None]|d[1, 2]
d.get("a")|d.get("z")|d.get("z", 5)|d.get([])|d.get()|d.get("a", 1, 2)|d.get(key="a")|d.get("z", default=5)
d.setdefault("a", 9)|d.setdefault("z", 9)|d.setdefault("z")|d.setdefault([])|d.setdefault()|d.setdefault("a", 1, 2)
d.pop("a")|d.pop("z")|d.pop("z", 5)|d.pop("z", None)|d.pop([])|d.pop([], 1)|d.pop()|d.pop("a", 1, 2)|d.pop("z", default=5)|d.pop(RaiseEq())
d.popitem()|d.popitem(1)|{}.popitem()|d.clear()|d.copy()|d.clear(1)|d.copy() is d
d.__setitem__("q", 1)|d.__setitem__([], 1)|d.__setitem__("q")|d.__delitem__("a")|d.__delitem__("z")|d.__delitem__([])|d.__contains__("a")|"a" in d|[] in d|{} in d|1.0 in d|RaiseHash() in d
d.update(a=5, c=6)|d.update({"a": 7}, q=8)|d.update([("a", 9)])|d | {"a": 5}|d.__or__({9: 9})|d.__ior__({9: 9})|d | None|d |  [(1, 2)]|d & d|d + d|d < d|d >= {}|-d|d * 2
len(d)|d.__len__()|bool({})|list(d)|list(reversed(d))|d.__reversed__().__next__()|d.__sizeof__() > 0|hash(d)|d == {1: 3, "b": 2, "a": 1}|d != {}|d == [("a", 1)]|d == None|d.__eq__(5)|d.__lt__({})|d.__class_getitem__(int)|dict[int, str]|d.foo|d.has_key("a")|d.__getitem__("a")|d.__getitem__()|d.__getitem__("zz")
{1: float("nan")} == {1: float("nan")}|{[]: 1}|{1: 2, 1.0: 3, True: 4}|{**d, "a": 0}|{**5}|{**[(1, 2)]}|{"a": 1, **{"a": 2}, "a": 3}|d.items() == {("a", 1), ("b", 2), (1, 3)}|str(d)|f"{d}"|d.__format__("x")|dict.get(d, "a")|dict.get([], 1)|dict.__getitem__([], 1)|{RaiseEq(): 1}.get("a", "none")|{"a": 1} == {RaiseEq(): 1}|{"x": RaiseEq()} == {"x": 1}""".replace("\n", "|").split("|"):
    if text == "d ":
        continue
    do(text.replace(" or_ ", " | "))
class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)

m = Missing(a=1)
print(m["a"], m["z"], m.get("z"), "z" in m, m.pop("z", 0), m.setdefault("q"), m, dict.__getitem__(m, "y"), m | {1: 2}, type(m.copy()), type(m | {}))
check(m.__getitem__, [])
class NoMissing(dict):
    pass

NoMissing.__missing__ = lambda self, key: key
print(NoMissing()["late"])
inst = NoMissing()
inst.__missing__ = lambda key: "instance's"
print(inst["x"])
class MissingRaises(dict):
    def __missing__(self, key):
        raise LookupError(key)

check(MissingRaises().__getitem__, "k")
