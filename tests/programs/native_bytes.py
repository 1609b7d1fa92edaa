# How the methods of bytes bind and convert arguments.
from _mod_probe import facts, probe_method, report


def data():
    return b"Abxy xyz"


for name in ["isalpha", "isdigit", "isspace", "lower", "upper"]:
    probe_method(bytes, name, data, ())
for name in ["find", "rfind", "index", "count", "startswith", "endswith"]:
    probe_method(bytes, name, data, (b"xy", 0, 9))
    report(name, getattr(data(), name), (b"xy",), {"start": 1})
for name in ["strip", "lstrip", "rstrip"]:
    probe_method(bytes, name, data, (b"A",))
probe_method(bytes, "split", data, (), {"sep": b"x", "maxsplit": 1})
report("split", data().split, (b"",))
report("split", data().split, (b"x", 1, 2, 3))
probe_method(bytes, "replace", data, (b"x", b"y", 1))
report("replace", data().replace, (b"x", b"y"), {"count": 1})
probe_method(bytes, "join", data, ([b"a"],))
report("join", data().join, ([b"a", 1],))
probe_method(bytes, "decode", data, (), {"encoding": "utf-8", "errors": "strict"}, types=False)
report("decode", data().decode, ("nonsense",))
report("decode", data().decode, ("ascii", 1))
report("decode", data().decode, (None,))
probe_method(bytes, "hex", data, (), {"sep": ":", "bytes_per_sep": 2})
for args in [("",), ("ab",), ("\xe9",), (b"\xe9",), ("\u20ac",), ([1],), (":", "x"), (":", 2**31), (":", 1, 2)]:
    report("hex", data().hex, args)
for n in range(-4, 5):
    print(bytes(range(7)).hex("-", n), bytes(range(7)).hex(b"_", bytes_per_sep=n), b"".hex(":", n))
facts(bytes.fromhex, "fromhex")
for args in [(), ("",), ("ab",), ("a",), ("xy",), (1,), (None,), ("ab", 1)]:
    report("fromhex", bytes.fromhex, args)
report("fromhex", bytes.fromhex, (), {"string": "ab"})


class Data(bytes):
    pass


print(Data.fromhex("41 42"), type(Data.fromhex("41")).__name__)
