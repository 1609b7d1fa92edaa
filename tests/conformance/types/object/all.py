# object: construction with arguments, default methods, class assignment.

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

class A:
    pass

class Init:
    def __init__(self, x):
        self.x = x

class New:
    def __new__(cls, x):
        return object.__new__(cls)

class Both:
    def __new__(cls, *a):
        return super().__new__(cls)

    def __init__(self, *a):
        super().__init__()

class BothBad:
    def __new__(cls, *a):
        return super().__new__(cls, *a)

    def __init__(self, *a):
        super().__init__(*a)

class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")

class InitRet:
    def __init__(self):
        return 1

a = A()
shows("""
object(1)
object(x=1)
A(1)
A(x=1)
Init()
Init(1, 2)
Init(1).x, type(New(1)).__name__, Both(1, 2) is not None, Other()
New()
BothBad(1)
InitRet()
object.__new__()
object.__new__(5)
object.__new__(int)
object.__new__(A, 1)
object.__new__(Init, 1, 2) is not None
object.__new__(New, 1)
object.__init__()
object.__init__(a, 1)
object.__init__(a), object.__init__(5)
object.__eq__(a, a), object.__eq__(a, 5), object.__ne__(a, a), object.__ne__(a, 5), object.__lt__(a, a), a == a, a != a, object.__hash__(a) == hash(a), object.__eq__(1, 1), object.__str__(5), object.__repr__(5)[:15], object.__format__("x", ""), object.__dir__(5)[:0], object.__sizeof__(5) > 0
a < a
a <= 5
a + a
a[0]
a()
len(a)
iter(a)
next(a)
a.x
int(a)
float(a)
"" + a
with_a(a) if False else a.__enter__
abs(a)
-a
~a
a in a
5 in a
a @ a
a & 1
1 | a
a ** 2
2 ** a
divmod(a, 2)
round(a)
complex(a)
bytes(a)
[1][a]
range(a)
hash(a) == hash(a), repr(a).startswith("<__main__.A object at 0x"), str(a) == repr(a), f"{a}" == str(a), bool(a), a.__class__ is A, a.__dict__, a.__module__, a.__doc__, a.__weakref__
object.__reduce_ex__(a, 2)[1], object.__reduce__(a)[1][0].__name__, object.__getstate__(a), object.__subclasshook__(int), object.__init_subclass__(), object().__class__, object.__doc__ is not None, object.__bases__, object.__base__, object.__mro__, object.__getattribute__(a, "__class__") is A
object.__init_subclass__(x=1)
object.__getattribute__(a, "x")
object.__getattribute__(a, 5)
object.__setattr__(a, "y", 1), a.y, object.__delattr__(a, "y")
object.__setattr__(5, "y", 1)
object.__setattr__(int, "y", 1)
object.__setattr__(A, "y", 1)
object.__reduce_ex__(a)
object.__reduce_ex__(a, "2")
object().__dict__
""".replace("\na[0]\n", "\na.__getitem__(0)\n").replace("\na()\n", "\n(lambda f: f())(a)\n").replace("[1][a]", "[1].__getitem__(a)"))
class B:
    pass

a.__class__ = B
print(type(a).__name__)
for new in (int, 5, object, list, type("S", (), {"__slots__": ()}), type("S2", (), {"__slots__": ("q",)}), type("D", (dict,), {})):
    try:
        a.__class__ = new
        print("changed")
    except TypeError as error:
        print(error)
try:
    del a.__class__
except TypeError as error:
    print(error)
