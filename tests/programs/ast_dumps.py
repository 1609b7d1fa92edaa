"""`ast.parse`: trees and the places of their nodes, as `ast.dump` shows them."""
import ast

SOURCES = r'''
x = 1; y: int = 2; z: list[int]
---
def f(a, /, b=1, *c: int, d, e=2, **g) -> str: return a
---
@decorator
# a comment
@other(1)
class C[T: int = str, *U, **V](Base, metaclass=Meta):
    """doc"""
    async def m(self): await self; return
---
if a: pass
elif b: x
else: y;
---
for x in y: break
else: continue
while True:
    pass;
---
try: a
except (B, C) as e: raise e from None
except: raise
else: d
finally: e
---
try: a
except* B: pass
---
with a as b, (c): pass
with (open(x) as y, z,): pass
async def f():
    async with a: pass
    async for x in y: pass
---
match x:
    case 1 | -1.5 | 2+3j: pass
    case [a, *_, b] if a: pass
    case {"k": v, **rest}: pass
    case C(1, x=y) | None: pass
    case (a.b as c): pass
---
import a.b as c, d; from .. import (e as f, g); from .h import *
---
global a, b
del a, b[0], c.d
assert a, "msg"
a += 1; a @= b
---
type X[T] = list[T]
---
f(x for x in y); f(a, *b, c=1, **d); f((x for x in y)); f()
---
[x for x in y if x if z for w in x]; {k: v for k, v in z}; {x for x in y}; (x async for x in y)
---
lambda: 0; lambda a, *b, c=1: a
---
a if b else c; not a; a and b and c or d; a < b <= c is not d not in e
---
x[1:2, ::3, ...]; x[*a]; x[a:b][c]; (y := 5); *a, b = c
---
'a' "b" u'c'; u'd' 'e'; b'x' b'y'; 1_000; 0xff; 1.5e3; 2j; ...; None; True; 99999999999999999999999
---
f"a{b!r:>{c}}d{e=}" 'x' f'{{y}}{z = !s:w}'; f""; f"{x:{y}}{'q'}"
---
t"a{b!r:>{c}}d{e=}"; t'x{ y }' t'z'
---
"\ud800 \N{SNAKE} \x41\
"; '''.split("---\n")
SOURCES[-1] += "'''é\nñ'''; é = 'x' + ü"

for source in SOURCES:
    tree = ast.parse(source)
    print(ascii(source))
    print(ascii(ast.dump(tree, include_attributes=True)))
print(ast.dump(ast.parse("x + 1", mode="eval")), ast.dump(ast.parse("x; y", mode="single")))
print(ast.dump(ast.parse(b"# coding: latin-1\n'\xe9'")), ast.dump(ast.parse("")))
for source in ["x +", "def", "x = (", "1 = 2", "f(a=1, 2)", "  x", "\0"]:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
