# Values to JSON text: layout, keys, subclasses, errors and their notes.
import json
from enum import IntEnum
from json import JSONEncoder, dumps
from json.encoder import c_make_encoder, encode_basestring, encode_basestring_ascii


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))


class Color(IntEnum):
    RED = 1


class Int(int):
    def __repr__(self): return "odd"


class Float(float):
    def __repr__(self): return "odd"


class Str(str):
    def __str__(self): return "odd"


class Dict(dict):
    def items(self): return [("from", "items")]


class List(list):
    def __iter__(self): return iter(["iter"])


class Plain:
    pass


values = [
    None, True, False, 0, -5, 2**70, 1.5, -0.0, 1e100, "", "a", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "é日\U0001f600\ud800",
    [], [[]], (), (1, (2,)), {}, {"a": {}}, [1, "b", None, {"c": [True]}], {1: 2, 1.5: 3, None: 4, True: 5, "s": 6},
    Color.RED, Int(3), Float(2.5), Str("str"), {Color.RED: 1, Int(4): 2, Float(2.5): 3, Str("k"): 4}, Dict(a=1), Dict(),
    List([1, 2]), List(), {False: 1}, {2**70: 1}, float("inf"), float("nan"), [float("-inf")],
]
for v in values:
    t(dumps, v)
t(dumps, values[-18:-8], ensure_ascii=False)
t(dumps, "é日\"\U0001f600", ensure_ascii=False)
nested = {"b": [1, {"x": []}, [], {}], "a": {"z": None, "y": (1,)}, "é": "ü"}
for kw in (
    {"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"indent": -1}, {"sort_keys": True}, {"separators": (",", ":")},
    {"indent": 1, "sort_keys": True, "separators": (";", "=")}, {"ensure_ascii": False, "indent": "é"},
):
    t(dumps, nested, **kw)
t(dumps, {(1, 2): 3})
t(dumps, {(1, 2): 3, "a": 1, b"b": 2, 5: 1}, skipkeys=True)
t(dumps, {b"b": 2, (): 1}, skipkeys=True, indent=2)
t(dumps, {"a": 1, 2: 3}, sort_keys=True)
t(dumps, {3: 1, 1: 2}, sort_keys=True)
t(dumps, float("nan"), allow_nan=False)
t(dumps, {"a": [float("inf")]}, allow_nan=False)
t(dumps, {float("nan"): 1}, allow_nan=False)
t(dumps, Plain())
t(dumps, [1, {"k": (2, Plain())}])
t(dumps, {"a": {3: {1, 2}}})
t(dumps, [1, Dict(x=1), List([b"x"])])
loop = []
loop.append(loop)
t(dumps, loop)
ring = {}
ring["a"] = [ring]
t(dumps, ring)
t(dumps, [Plain()], default=lambda o: o)
t(dumps, [Plain()], default=lambda o: {"plain": [1]}, indent=1)
t(dumps, {"p": Plain()}, default=lambda o: Color.RED)
twice = [1]
t(dumps, [twice, twice, {"a": twice}])


def fails(o):
    raise ZeroDivisionError("default")


t(dumps, {"a": [Plain()]}, default=fails)


class Changing(Plain):
    pass


grow = [Changing(), 1]


def default(o):
    if len(grow) < 5:
        grow.append(Changing())
    return len(grow)


t(dumps, grow, default=default)


class Own(JSONEncoder):
    item_separator = " ,"
    key_separator = " :"

    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


t(dumps, {"s": {3, 1}, "t": [1, 2]}, cls=Own)
t(dumps, [1, Plain()], cls=Own)
print("".join(JSONEncoder(indent=1).iterencode([1, {"a": None}])))
t(encode_basestring, 5)
t(encode_basestring_ascii, "é")


def encoder(*args):
    return c_make_encoder(*args)


t(lambda: encoder(None, None, lambda s: f"<{s}>", None, ":", ",", False, False, True)(["a", {"b": "c"}], 0))
t(lambda: encoder(None, None, lambda s: 5, None, ":", ",", False, False, True)(["a"], 0))
t(lambda: encoder(5, None, encode_basestring, None, ":", ",", False, False, True))
t(lambda: encoder(None, None, encode_basestring, None, 5, ",", False, False, True))
t(lambda: encoder(None))
print(len(dumps([nested] * 100)), len(dumps([nested] * 100, indent=3)))
deep = []
for i in range(100):
    deep = [deep, {"i": i}]
print(len(dumps(deep)), len(dumps(deep, indent=1)))
total = 0
for i in range(300):
    total += len(dumps({"a": i, "b": [i, 2.5, None], "c": "x\n" * (i % 3)}))
print(total)
