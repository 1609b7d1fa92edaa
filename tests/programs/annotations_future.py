# With `from __future__ import annotations` they are strings, in a spelling of their own.
from __future__ import annotations, generator_stop
import __future__
import sys

print(annotations, __future__.all_feature_names)
print(__future__.division.getMandatoryRelease(), __future__.annotations.getMandatoryRelease())


def f(a: int, b: undefined  [ 'x' , 1 ], *c: *Ts, d: (1, 2)=3, **e: a.b.c) -> (yield_ or not x and y):
    local: nothing_here = 1
    return local


for name, text in f.__annotations__.items():
    print(name, repr(text))
print(f.__annotate__, f())


class A:
    x: int
    y: "quoted" = 1
    if False:
        z: never
    __private: lambda a, *b, c=1: a

    def m(self, x: __private): ...


print(A.__annotations__, A.m.__annotations__, A.__annotate__)


class B(A):
    pass


print(B.__annotations__)

a: 1+2*3
b: (1+2)*3
c: -x ** -y
d: (-x) ** y
e: a if b else (c if d else e)
g: (lambda: 0)
h: x[1:2, ::3, a:b:c]
i: x[1,]
j: x[(1, 2)]
k: {1: 2, **z}
l: {1, 2}
m: []
n: ()
o: (1,)
p: f(a, *b, c=d, **e)
q: f(x for x in y)
r: [x for x in y if z if w for v in u]
s: {k: v for k, v in z}
t: a < b <= c != d is not e not in f
u: not (a or b) and c
v: a or (b and c)
w: (a and b) or c
x: "it's" + 'say "x"' + """multi
line"""
y: 1.5e300 * 1e400 + 2j + 0x10
z: b"bytes\x00" if ... else None
aa: a @ b // c % d << e >> f & g ^ h | i
bb: a | (b | c)
cc: (a | b) | c
dd: a ** b ** c
ee: (a ** b) ** c
ff: a - (b - c)
gg: (yes).no[1].x(2)
hh: 1 .real
ii: ~x + +y
jj: not not x
kk: f"{x!r:>{width}} text"
ll: [*a, *b]
mm: x[*a, 1]
nn: True and None
oo: -1
pp: (a, b)[0]
qq: list[int] | None
for name, text in sys.modules[__name__].__annotations__.items():
    print(name, text)
