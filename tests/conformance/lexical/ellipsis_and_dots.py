# Dots: ellipsis, attributes and numbers.
import sys


class O:
    def __getattr__(self, n):
        self.__dict__.setdefault("log", []).append(n)
        return self


o = O()
o.a.b . c .\
    d
(o
 .e
 .f)
print(o.log)
print(..., ...is Ellipsis, [...], (...), {...}, {...: ...}, type(...), repr(...), bool(...), ... == ..., hash(...) == hash(Ellipsis))
print(1..real, 1.5.real, 1 .real, 1.0.imag, (1).real, 0x1.real, 1_0..real, 1e5.real, 1j.imag, "a".upper(), [].__class__.__name__)
x = ...
def f(): ...
class C: ...
if x: ...
for _ in (): ...
print(f(), C.__name__, x)
for text in ["... .x", "....x", "... + 1", "... = 1", "del ...", "....", ".....", "1...real", "..1", ".1", ".1.real", "1.1.1", "a..b", "a.1", "a.b.1", ". a", "a .b", "a. b", "[1, ...]", "...,", "*...", "**...", "...: int", "import ...", "from ... import a", "from .... import a", "from . . import a", "from .. . import a", "from ...a import b", "x = ... if ... else ..."]:
    try:
        exec(text, {"a": O(), "__name__": "n"})
        print(repr(text), "fine")
    except SyntaxError as e:
        print(repr(text), e.msg, e.offset)
    except Exception as e:
        print(repr(text), type(e).__name__, e)
