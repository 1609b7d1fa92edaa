# __reduce_ex__ of built-in objects with every protocol.
import copyreg
class A:
    def __init__(self):
        self.x = 1

class Slots:
    __slots__ = ("a", "b")

class Both(Slots):
    def __init__(self):
        self.a, self.c = 1, 2

class State:
    def __getstate__(self):
        return "state"

class New:
    def __getnewargs__(self):
        return (1, 2)

class NewEx:
    def __getnewargs_ex__(self):
        return (1,), {"k": 2}

class BadNew:
    def __getnewargs__(self):
        return [1]

class BadNewEx:
    def __getnewargs_ex__(self):
        return (1,)

class L(list):
    pass

class D(dict):
    pass

class I(int):
    pass

class S(str):
    pass

class T(tuple):
    pass

class F(float):
    pass

class FS(frozenset):
    pass

class BA(bytearray):
    pass

def items(value):
    return [getattr(p, "__name__", None) if callable(p) else list(p) if hasattr(p, "__next__") else p for p in value] if isinstance(value, tuple) else value

s = Slots()
s.a = 5
l = L([1, 2])
l.attr = "attr"
d = D(a=1)
d.attr = "attr"
def all_values():
    yield from (A(), s, Slots(), Both(), State(), New(), NewEx(), BadNew(), BadNewEx(), l, d, I(5), S("s"), T((1,)), F(1.5), FS([1]), BA(b"b"), bytearray(b"x"), {1}, frozenset([1]), range(3), slice(1), 1j, 5, 1.5, "s", b"b", (1,), None, [1], {1: 2}, iter([1]), iter((1,)), iter("ab"), enumerate("ab"), zip("ab"), map(str, [1]), filter(None, [1]), reversed([1, 2]), ValueError("v"), object(), type, len, print, NotImplemented, ..., property(), classmethod(len), staticmethod(len), (lambda: 0), (x for x in []), memoryview(b""), [].append, {}.keys(), compile("1", "f", "eval"), int | str, list[int], KeyError("k", 1))

import re
for value in all_values():
    for protocol in (0, 2, 4):
        try:
            outcome = repr(items(value.__reduce_ex__(protocol)))
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        print(type(value).__name__, protocol, re.sub("0x[0-9a-f]+", "0x", outcome))
