# dict() and update(): mappings, pairs, keywords, errors.

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

class Keys:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key * 2

class BadKeys:
    def keys(self):
        return 5

class KeysRaise:
    def keys(self):
        return ["a", "z"]

    def __getitem__(self, key):
        if key == "z":
            raise KeyError(key)
        return 1

class KeysAttr:
    keys = 5

class Sub(dict):
    def __getitem__(self, key):
        return "own item"

    def keys(self):
        return ["own key"]

    def __iter__(self):
        return iter(["own iter"])

    def __setitem__(self, key, value):
        raise RuntimeError("never called by C code")

class IterOnly(dict):
    def __iter__(self):
        return iter(["from iter"])

    def __getitem__(self, key):
        return "got"

class KeysOnly(dict):
    def keys(self):
        return ["from keys"]

    def __getitem__(self, key):
        return "got"

shows("""
dict(), dict({}), dict({1: 2}), dict([(1, 2), [3, 4], "ab"]), dict(a=1), dict({1: 2}, a=3), dict([("a", 1)], a=2), dict(Keys()), dict(((k, k) for k in "xy")), dict({"a": 1}.items()), dict(zip("ab", [1, 2])), dict(self=1), dict(**{"x y": 1}), dict([(1, 2), (1, 3)]), dict(iterable=1), dict(mapping=2)
dict(5)
dict(None)
dict([1])
dict([(1,)])
dict([(1, 2, 3)])
dict(["abc"])
dict([(1, 2), None])
dict([([], 1)])
dict("ab")
dict(["ab", "cd"], e=1)
dict({1: 2}, {3: 4})
dict(BadKeys())
dict(KeysRaise())
dict(KeysAttr())
dict(**5)
dict(**{1: 2})
dict(**Keys())
dict(a=1, **{"a": 2})
dict(Sub(a=1)), dict(IterOnly(a=1)), dict(KeysOnly(a=1)), {**Sub(a=1)}, {**IterOnly(a=1)}, {**KeysOnly(a=1)}
(lambda **k: k)(**Sub(a=1)), (lambda **k: k)(**KeysOnly(a=1)), (lambda **k: k)(**IterOnly(a=1))
{}.update(5)
{}.update([(1,)])
{}.update({}, {})
{}.update([1])
{}.update()
{1: 2} | Sub(a=1) == {1: 2, "a": 1}, {} | IterOnly(a=1), type(Sub() | {}), type({} | Sub())
dict.fromkeys("ab"), dict.fromkeys([1, 2], []), dict.fromkeys({1: 2}, 0), dict.fromkeys({5, }, 1), dict.fromkeys(range(2), "x")
dict.fromkeys(5)
dict.fromkeys([[]])
dict.fromkeys()
dict.fromkeys([1], 2, 3)
dict.fromkeys([1], value=2)
""")
class Made(dict):
    def __new__(cls, *args, **named):
        print("new", args, named)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)

    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

print(Made.fromkeys("ab", 1), type(Made.fromkeys([])).__name__)
class Other(dict):
    def __new__(cls):
        return [1, 2, 3]

check(Other.fromkeys, "a")
class Other(dict):
    def __new__(cls):
        return {"was": "here"}

check(Other.fromkeys, "a")
d = {}
check(d.update, [(1, 2), (3, 4), (5,)])
print(d)
d = {1: 1}
d.update(d)
d.update(d.items())
d |= [(2, 2)]
d |= Keys()
print(d)
check(d.__ior__, 5)
check(d.__or__, [(1, 2)])
check(d.__ror__, [(1, 2)])
check(lambda: d | [(1, 2)])
check(lambda: [(1, 2)] | d)
