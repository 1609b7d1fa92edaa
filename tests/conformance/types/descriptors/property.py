# property: accessors, copies, documentation, errors that name it.

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

class A:
    def __init__(self):
        self.v = 1

    @property
    def p(self):
        "doc of p"
        return self.v

    @p.setter
    def p(self, value):
        self.v = value

    @p.deleter
    def p(self):
        del self.v

    @property
    def r(self):
        return "read"

    w = property(None, lambda self, v: None)
    n = property()

a = A()
shows("""
a.p, A.p.__doc__, A.r.__doc__, type(A.p).__name__, A.p.fget.__name__, A.r.fset, A.r.fdel, A.p.__name__, A.p.__isabstractmethod__
setattr(a, "r", 1)
delattr(a, "r")
a.w
delattr(a, "w")
a.n
setattr(a, "n", 1)
setattr(a, "p", 5), a.p
A.p.__get__(a), A.p.__get__(None, A) is A.p, A.p.__get__(None, None) if False else 0
A.p.__get__()
A.p.__get__(None)
A.p.__set__(a, 9), a.v, A.p.__set__(a, 1)
A.p.__set__(a)
A.r.__delete__(a)
property(1, 2, 3, 4).fget, property(1, 2, 3, "d").__doc__, property(fget=5, doc="x").__doc__, property(doc="only").__doc__
property(1, 2, 3, 4, 5)
property(x=1)
property(5).__get__(1)
property(lambda: 1).__get__(1)
A.p.getter(len).fget is len, A.p.setter(5).fset, A.p.deleter(5).fdel, A.p.getter(len) is A.p, A.p.getter(len).__doc__ == len.__doc__
A.p.foo
""")
for target, name, value in ((A.p, "fget", 1), (A.p, "__doc__", "new"), (A.p, "__name__", "renamed"), (A.p, "zzz", 1)):
    try:
        setattr(target, name, value)
        print(name, getattr(target, name))
    except (AttributeError, TypeError) as error:
        print(name, error)
class B:
    x = property(lambda self: 1, doc="given")
    y = property(lambda self: 1)
    y.__doc__ = "later"

print(B.x.__doc__, B.y.__doc__, B.x.__name__, B.x.fget.__name__)
class Sub(property):
    pass

class C:
    @Sub
    def s(self):
        "sub doc"
        return 7

    @s.setter
    def s(self, v):
        print("set", v)

c = C()
print(c.s, type(C.s).__name__, C.s.__doc__)
c.s = 5
class Raises:
    @property
    def p(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "fallback " + name

print(Raises().p)
p = property(lambda self: self)
try:
    print(p.__name__)
except AttributeError as error:
    print(error)
p.__set_name__(A, "named")
print(p.__name__)
check(p.__set_name__, A)
check(property().__get__, 1, 2)
check(property().__set__, 1, 2)
check(property().__delete__, 1)
