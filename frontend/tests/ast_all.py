"""Every kind of syntax node, for the syntax tree printer."""
from __future__ import annotations
import a, b.c as d, e.f
from . import g
from .. import h as i
from ...j.k import l as m, n
from o import *

# Literals
None, True, False, ...
0, 1, 123456789012345678901234567890, 0xff, 0o17, 0b101, 1_000, 0xdeadbeefdeadbeefdeadbeef
0.0, 1.5, 1e100, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1.5e-7, 1e308 * 10, 1e999, 2j, 1.5J, 0j, 1e20j
"", 'a', "it's", 'say "hi"', "both ' and \"", "\n\t\r\\\x00\x7f", "é€😀\u200b\xa0", u"kind", r"raw\n", """tri
ple"""
b"", b"a\n\x00\xff'", b'"', b"a" b"b", rb"\x", b"it's \"it\""
"a" "b" 'c', u"a" "b", "a" u"b"
f"", f"a", f"{x}", f"a{x}b{y!r}c{z!s:>{w}.{p}}", f"{x=}", f"{ x = }", f"{x=!s}", f"{x=:>5}", f"{x!a}", f"{{}}"
"a" f"b" "c" f"{d}" "e" u"f", f"{x}" f"{y}", f"{f'{nested}'}", f"{x:{y}}", f"{x:a{y}b}", f"{x:}"
f"{(lambda: 1)}", f"{ {1: 2}[1] }", f"{x, y}", f"{yield_}", rf"\{x}", f'''{
    x
}'''
t"", t"a", t"{x}", t"a{x!r:>{w}}b", t"{ x }", t"{x=}", t"{ x = }", t"{ x = !s}", t"{(x) :>5}", t"{ x !r}", t"{x=:5}", t"{x + y}", t"a" t"{b}"

# Expressions
x, x.y, x.y.z, x[0], x[1:2], x[1:2:3], x[:], x[::], x[a, b], x[a, 1:2], x[*a], x[*a, b], x[a,], x[()]
+x, -x, ~x, not x, x + y, x - y, x * y, x @ y, x / y, x % y, x ** y, x << y, x >> y, x | y, x ^ y, x & y, x // y
x and y, x or y, x and y and z, x or y and z, not x in y
x == y, x != y, x < y, x <= y, x > y, x >= y, x is y, x is not y, x in y, x not in y, 1 < x < 2 == y
(x := 1), [y := 2, 3], x if y else z, lambda: 0, lambda x, /, y, *z, k, kk=1, **kw: x, lambda *, k: k, lambda a=1: a
(), (x,), x, (x, y), [], [x], [x, *y], {x}, {x, *y}, {}, {x: y}, {x: y, **z, 'a': 1}
[x for x in y], [x for x in y if a if b for z in x], {x for x in y}, {x: y for x, y in z}, (x for x in y)
f(), f(x), f(x, y=1), f(*x), f(**x), f(x, *y, z=1, **w), f(x for x in y), f(x)(y), f(a, *b, c, *d), f(a=1, *b), x.y(z)
-1, -1.5, 1 + 2j, -x ** 2

# Statements
x = 1
x = y = 1
x, y = y, x
(x, y), [z, *w] = 1
x.y = x[0] = 1
*x, = y
x: int
x: int = 1
(x): int = 1
x.y: int = 1
x[0]: int
x += 1; x -= 1; x *= 1; x @= 1; x /= 1; x %= 1; x **= 1; x <<= 1; x >>= 1; x |= 1; x ^= 1; x &= 1; x //= 1
x.y += 1
del x
del x, y.z, w[0], (a, b), [c]
pass
assert x
assert x, y
raise
raise x
raise x from y
global gl1, gl2
type X = int
type Y[T] = list[T]
if x:
    pass
if x:
    1
elif y:
    2
elif z:
    3
else:
    4
if x:
    1
else:
    if y:
        2
for x in y:
    break
else:
    continue_
for x, y in z: continue
while x:
    y
else:
    z
with x: pass
with x as y, z as (a, b): pass
with (x as y, z,): pass
with (x, y): pass
with (yield_): pass
try:
    x
except:
    y
try:
    x
except A:
    1
except (B, C) as e:
    2
except D, E:
    3
else:
    3
finally:
    4
try:
    x
finally:
    y
try:
    x
except* A as e:
    y


@dec
@dec.a(1)
def fun(a, b: int, /, c=1, d: str = 'x', *args: int, e, f=2, g: int = 3, **kwargs: dict) -> int:
    """doc"""
    nonlocal_ = 1
    def inner():
        nonlocal nonlocal_
        return
    return 1


def star(*args: *Ts): yield
def bare(*, a): yield x, y
def gen():
    x = yield
    y = yield from x
    z = (yield 1) + 1
    return x, *y


async def co(a):
    await a
    async for x in y:
        pass
    else:
        pass
    async with a as b, c:
        pass
    [x async for x in y]
    return await x ** 2


class A: pass


@dec
class B(A, *bases, metaclass=M, **kw):
    x = 1
    def f(self): pass


class C[T, U: int, V: (int, str), *Ts, **P, D = int, *Es = *tuple[int], **F = [int]](A[T]):
    pass


def generic[T](x: T) -> T: return x


match x:
    case 1: pass
    case -1 | 1.5 | 1 + 2j | -1 - 2j: pass
    case "a" "b" | b"c": pass
    case None | True | False: pass
    case _: pass
match x, y:
    case a, b: pass
    case (a, b): pass
    case [a, *_, b]: pass
    case (a, *rest): pass
    case []: pass
    case (): pass
    case (a): pass
    case {}: pass
    case {"a": 1, b.c: x, **rest}: pass
    case {-1: _}: pass
    case A(): pass
    case A.B(x, y=1, z=_): pass
    case A(x, A(y=2)): pass
    case a.b | a.b.c: pass
    case (1 | 2) as x: pass
    case [1, 2 as y] as z if x > 1: pass
    case x: pass
match x,:
    case *a, : pass
match = case = type = _ = 1
print(match, case, type)
ℌ = 1
