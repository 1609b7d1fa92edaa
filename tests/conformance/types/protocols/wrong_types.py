# Conversion methods that give the wrong types.
class Base:
    pass

def wrong(method, value, base=object):
    return type("W", (base,), {method: lambda self, *a: value})

class IntSub(int):
    pass

class StrSub(str):
    pass

class FloatSub(float):
    pass

class ComplexSub(complex):
    pass

import warnings
warnings.simplefilter("ignore")
USES = {
    "__index__": [lambda w: [1][w], lambda w: range(w), lambda w: hex(w), lambda w: "ab"[w:], lambda w: 2 .__index__() and chr(w), lambda w: b"ab"[w], lambda w: bytes(w), lambda w: "a" * w, lambda w: int(w), lambda w: float(w), lambda w: complex(w), lambda w: round(1.5, w), lambda w: slice(w).indices(3), lambda w: (1).to_bytes(w), lambda w: [].insert(w, 1), lambda w: [1].pop(w), lambda w: "a".center(w), lambda w: pow(2, 3, w), lambda w: 1 << w, lambda w: int("1", w), lambda w: "%d" % w, lambda w: "%x" % w, lambda w: "%c" % w, lambda w: f"{w:d}", lambda w: bytearray(2).__setitem__(0, w), lambda w: memoryview(bytearray(2)).__setitem__(0, w), lambda w: "a".encode()[w], lambda w: {}.get(w), lambda w: enumerate([], w)],
    "__int__": [lambda w: int(w), lambda w: "%d" % w, lambda w: "%x" % w, lambda w: float(w), lambda w: [1][w], lambda w: round(w), lambda w: int.from_bytes(w)],
    "__float__": [lambda w: float(w), lambda w: complex(w), lambda w: complex(1, w), lambda w: "%f" % w, lambda w: sum([1.0, w]), lambda w: f"{w:f}", lambda w: "%d" % w],
    "__complex__": [lambda w: complex(w), lambda w: complex(1, w), lambda w: abs(w), lambda w: complex.from_number(w)],
    "__bytes__": [lambda w: bytes(w), lambda w: bytearray(w), lambda w: b"".join([w]), lambda w: b"%b" % w],
    "__fspath__": [lambda w: open(w), lambda w: compile("1", w, "eval").co_filename],
    "__format__": [lambda w: format(w), lambda w: f"{w}", lambda w: "{}".format(w), lambda w: format(w, "x")],
    "__str__": [lambda w: str(w), lambda w: f"{w}", lambda w: "%s" % w, lambda w: "{}".format(w)],
    "__repr__": [lambda w: repr(w), lambda w: [w].__repr__(), lambda w: str(w), lambda w: ascii(w), lambda w: "%r" % w, lambda w: f"{w!r}"],
    "__round__": [lambda w: round(w), lambda w: round(w, 2)],
    "__len__": [lambda w: len(w), lambda w: bool(w), lambda w: list(reversed(w)) if hasattr(w, "__getitem__") else 0],
    "__bool__": [lambda w: bool(w), lambda w: not w, lambda w: 1 if w else 2, lambda w: w and 1, lambda w: any([w]), lambda w: list(filter(None, [w]))],
    "__hash__": [lambda w: hash(w) if not isinstance(hash(w), int) else "hashed", lambda w: len({w: 1}), lambda w: len({w})],
    "__iter__": [lambda w: list(w), lambda w: iter(w), lambda w: [*w], lambda w: 1 in w, lambda w: dict(w), lambda w: sum(w)],
    "__contains__": [lambda w: 1 in w, lambda w: 1 not in w],
    "__dir__": [lambda w: dir(w)],
    "__sizeof__": [lambda w: w.__sizeof__()],
    "__divmod__": [lambda w: divmod(w, 1)],
    "__abs__": [lambda w: abs(w)],
    "__neg__": [lambda w: -w],
    "__reversed__": [lambda w: reversed(w)],
    "__length_hint__": [lambda w: list(type("I", (type(w),), {"__iter__": lambda s: iter("ab")})())],
    "__trunc__": [lambda w: int(w)],
    "__set_name__": [],
    "__instancecheck__": [],
}
import re
for method, uses in USES.items():
    for value in (None, "no text", 1.5, 7, True, IntSub(3), StrSub("s"), FloatSub(2.5), b"no such", -1, 2**80, NotImplemented, [], 1j, ComplexSub(2)):
        w = wrong(method, value)()
        results = []
        for use in uses:
            try:
                r = use(w)
                results.append("str" if isinstance(r, str) else type(r).__name__)
            except Exception as error:
                results.append(f"{type(error).__name__}: {error}")
        print(method, repr(value))
        for result in results:
            print("   ", re.sub("0x[0-9a-f]+", "0x", result))
