# How the methods of int, float and complex bind and convert arguments.
from _mod_probe import facts, probe_method, report


class Whole(int):
    pass


class Real(float):
    pass


for new in (lambda: 5, lambda: True, lambda: 10**30, lambda: Whole(5)):
    cls = int
    for name in ["as_integer_ratio", "bit_count", "bit_length", "conjugate", "is_integer"]:
        if type(new()) is int:
            probe_method(cls, name, new, ())
        facts(getattr(new(), name), name)
        print(getattr(new(), name)())
probe_method(int, "to_bytes", lambda: 5, (), {"length": 2, "byteorder": "big", "signed": True})
report("to_bytes", (5).to_bytes, (2, "big", True))
report("to_bytes", (5).to_bytes, (2, "middle"))
report("to_bytes", (5).to_bytes, (-1, "big"))
report("to_bytes", (5).to_bytes, (10**30, "big"))
report("to_bytes", (5).to_bytes, (2, "big"), {"byteorder": "big"})
report("to_bytes", (-5).to_bytes, (2, "big"))
report("to_bytes", (500).to_bytes, (1, "big"))
print((500).to_bytes(2, "little"), (-5).to_bytes(length=2, signed=True))
facts(int.from_bytes, "from_bytes")
for args in [(), (b"ab",), (b"ab", "little"), (b"ab", "middle"), (b"ab", 1), ("ab",), (1,), ([1, 2],), ([1, 300],), ([1, "a"],), (None,), (b"ab", "big", True)]:
    report("from_bytes", int.from_bytes, args)
report("from_bytes", int.from_bytes, (b"ab",), {"bytes": b"ab"})
report("from_bytes", int.from_bytes, (b"ab",), {"bogus": 1})
report("from_bytes", int.from_bytes, (), {"bytes": b"ab", "signed": 1, "byteorder": "big"})
print(type(Whole.from_bytes(b"ab")).__name__, int.from_bytes(b"\xff\xfe", "big", signed=True))
for new in (lambda: 5.5, lambda: Real(2)):
    for name in ["as_integer_ratio", "conjugate", "hex", "is_integer"]:
        if type(new()) is float:
            probe_method(float, name, new, ())
        facts(getattr(new(), name), name)
        print(getattr(new(), name)())
for x in (float("inf"), float("nan")):
    report("as_integer_ratio", x.as_integer_ratio, ())
facts(float.fromhex, "fromhex")
for args in [(), ("0x1p3",), ("zz",), (1,), (None,), (b"1",), ("1", 2), ("0x1p99999",)]:
    report("fromhex", float.fromhex, args)
report("fromhex", float.fromhex, (), {"string": "1"})
print(type(Real.fromhex("1")).__name__)
probe_method(complex, "conjugate", lambda: 1 + 2j, ())
print((5).real, (5).imag, (5).numerator, (5).denominator, True.real, Whole(3).real, (2.5).real, (2.5).imag, Real(2).real, (1 + 2j).real, (1 + 2j).imag)
for cls, names in [(int, "real imag numerator denominator"), (float, "real imag"), (complex, "real imag")]:
    for name in names.split():
        d = getattr(cls, name)
        print(name, d.__name__, isinstance(d.__doc__, str) and d.__doc__ != "")
