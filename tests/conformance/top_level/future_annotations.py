# With the future import annotations are strings.
from __future__ import annotations


def f(a: int, b: undefined.thing[1], *c: "quoted", d: (1, 2) = 0, **e: lambda x: x) -> {1: 2}: pass


print(f.__annotations__)


class C:
    x: undefined
    y: list[int] = []
    z: "already"
    w: x.y if a else b
    __private: int

    def m(self, q: C) -> not a: pass


print(C.__annotations__, C.m.__annotations__)
g: 1 + 2 * (3 - 4) = 5
i: [x for x in y if z]
j: -x ** 2
k: (yield_, *rest)
l: a[1:2, ::3]
m: f(x, *y, k=1, **z)
n: {**a, 'b': 1}
o: a < b <= c is not d not in e
p: (a, )
q: lambda *a, b=1, **c: (a, b)
r: b'bytes'
s: 1e100
t: 1_000
u: 0xff
v: ...
w: None
x: 'it''s'
y: await_
z: a @ b | c & ~d
bb: ()
cc: {}
dd: {1, 2}
ee: "nested 'quotes'"
ff: a.b.c
gg: not (a and b or c)
hh: (a if b else c) if d else e
ii: a if b else (c if d else e)
jj: (lambda: 1)()
kk: [*a]
ll: {k: v for k, v in x}
mm: (i for i in x)
nn: x[()]
oo: x[a, *b]
pp: 1j
qq: "\n\t\\"
rr: a or (b or c)
ss: (a ** b) ** c
tt: (-a) ** b
uu: (a < b) < c
vv: f'{x!r:>{w}}'
for name, text in __annotations__.items():
    print(name, text)
