# Errors of calls: counts, names, keywords, unpacking.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def f0(): return "f0"
def f1(a): return a
def f2(a, b=2, *, c, d=4): return (a, b, c, d)
def fp(a, /, b): return (a, b)
def fv(*args, k=1, **named): return (args, k, named)
def five(a, b, c, d, e): return e
class C:
    def __init__(self, x): self.x = x
    def m(self, y): return y
    def __call__(self, *args): return args

shows("""
f0(1)
f0(x=1)
f0(*[1], **{"y": 2})
f1()
f1(1, 2)
f1(b=1)
f1(1, a=2)
f1(1, b=2)
f1(**{"a": 1, "b": 2})
f2()
f2(1)
f2(1, 2, 3)
f2(1, 2, 3, c=3)
f2(c=1)
f2(1, c=3), f2(a=1, c=2, d=3), f2(*[1, 2], **{"c": 5})
f2(1, 2, 3, 4, c=1, d=2, e=3)
f2(1, c=1, cc=2)
fp(a=1, b=2)
fp(1)
fp(1, a=1)
fp(b=1)
fp(1, b=2), fp(1, 2)
fv(1, 2, k=3, z=4), fv(), fv(args=1, named=2), fv(**{"1": 2, "a b": 3})
fv(**{1: 2})
fv(*5)
fv(*None)
fv(**None)
fv(k=1, **{"k": 2})
fv(**{"k": 1}, **{"k": 2})
five()
five(1)
five(1, 2, 3, 4, 5, 6)
five(1, 2, 3, 4, e=5, d=6)
five(x=1)
C()
C(1, 2)
C(x=1).x, C(1).m(2), C(1)(3, 4), C.m(C(1), 5)
C(1).m()
C(1).m(1, 2)
C.m(1)
C.m()
C(1)(x=1)
(lambda: 0)(1)
(lambda x: x)()
(lambda *, x: x)()
(lambda *, x, y, z: x)()
(lambda a, b, c: x)(1)
(lambda a, b, *, c, d: x)(1)
len()
len(1, 2)
len(x=1)
len(obj=[])
print(1, foo=2)
int("1", "2", "3")
"".join()
"a".split(1, 2, 3)
[].append()
[].append(1, 2)
[].append(x=1)
{}.get()
isinstance(1)
range()
sorted()
sorted([], lambda: 0)
max()
abs()
abs(1, 2)
type.__call__(5)
object(1, 2)
(5)()
"a"()
None()
[]()
""".replace("\n(5)()\n\"a\"()\nNone()\n[]()", ""))
for value in (5, "a", None, [], C(1).x, ...):
    check(lambda: value())
