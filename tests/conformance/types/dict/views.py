# keys, values, items: set operations, comparisons, iterators.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
shows("""
k, v, i, len(k), len(v), len(i), repr({}.keys()), repr({1: {}}.values()), list(k), list(v), list(i), list(reversed(k)), list(reversed(v)), list(reversed(i))
"a" in k, "z" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, ("a",) in i, ("a", 1, 2) in i, ["a", 1] in i, 5 in v
[] in k
([], 1) in i
sorted(k & {"a", "z"}), sorted(k | ["z"]), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted(i & {("a", 1)}), sorted({"a", "z"} & k), sorted({"z"} | k), sorted({"a", "z"} - k), sorted(["a", "z"] & k), sorted(["q"] | k), sorted(["a", "q"] - k), sorted(["a"] ^ k), type(k & k), type(i | []), sorted(k & "abz"), sorted(i - [("a", 1)])
k & 5
k | None
5 - k
v & v
v | []
i ^ 5
k & [[]]
k - [[]]
k == {"a", "b", "c"}, k == d.keys(), {"a", "b", "c"} == k, k < {"a", "b", "c", "d"}, k <= k, k > {"a"}, k >= set(), k != {"a"}, i == set(d.items()), k == frozenset("abc"), k == ["a", "b", "c"], i == d.items(), v == v, v == d.values(), {1: []}.items() == {1: []}.items()
k < ["a"]
k < 5
v < v
k.isdisjoint({"z"}), k.isdisjoint(["a"]), i.isdisjoint([]), k.isdisjoint(k), i.isdisjoint([("a", 1)])
k.isdisjoint(5)
k.isdisjoint()
hash(k)
hash(i)
type(hash(v))
k.mapping, type(k.mapping).__name__, i.mapping["a"], v.mapping == d
k.mapping.__setitem__
k[0]
k.add
k.foo
type(k)()
type("X", (type(k),), {})
type(k).__name__, type(v).__name__, type(i).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__, type(reversed(k)).__name__, type(reversed(v)).__name__, type(reversed(i)).__name__, type(reversed(d)).__name__, type(iter(d)).__name__
iter(d).__length_hint__(), iter(d).__reduce__(), iter(i).__reduce__(), iter(v).__reduce__(), reversed(d).__length_hint__(), reversed(i).__reduce__(), reversed(v).__reduce__(), iter({}).__reduce__()
k.__reduce_ex__(2)
iter(d).__setstate__
k + k
len(k & k), {1: [], 2: []}.items() & [(1, [])] if False else 0
{1: []}.items() & {1: []}.items()
{1: []}.items() - []
""")
import copy
check(copy.copy, k)
rec = {}
rec["v"] = rec.values()
rec["i"] = rec.items()
print(rec)
d["d"] = 4
print(k, len(v), ("d", 4) in i)
class Sub(dict):
    def __getitem__(self, key):
        return "own"

    def __iter__(self):
        return iter("own")

s = Sub(a=1)
print(list(s), list(s.keys()), list(s.values()), list(s.items()), s.keys(), "a" in s.keys(), len(s.keys()))
