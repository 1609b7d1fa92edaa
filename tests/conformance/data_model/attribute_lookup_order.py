# Instance, class and metaclass attributes, and descriptors between them.

class D:
    def __init__(self, n): self.n = n
    def __get__(self, o, t): return f"{self.n} get"

class DD(D):
    def __set__(self, o, v): print(self.n, "set", v)


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
class A: x = D("x"); y = DD("y")
a = A(); a.__dict__.update(x="ix", y="iy")
print(a.x, a.y, A.x, A.y)
''')
run('''\
class A: x = DD("x")
a = A(); a.x = 5
print(vars(a)); del a.x
''')
run('''\
class M(type): x = DD("meta")
class A(metaclass=M): x = "class"
print(A.x, A().x); A.x = 5
''')
run('''\
class M(type): x = D("meta")
class A(metaclass=M): x = "class"
print(A.x, A().x)
class B(metaclass=M): pass
print(B.x); B().x
''')
run('''\
class A:
    def __getattr__(self, n): return "getattr " + n
    x = property(lambda self: self.nope)
    y = property(lambda self: (_ for _ in ()).throw(AttributeError("y")))
print(A().x, A().y, A().z)
''')
run('''\
class A:
    def __getattribute__(self, n):
        if n == "x": return "intercepted"
        return super().__getattribute__(n)
    x = y = "class"
a = A(); a.x = "instance"
print(a.x, a.y, a.__dict__)
''')
run('''\
class A: pass
a = A()
A.late = D("late"); print(a.late)
a.late = "own"; print(a.late)
A.late = DD("now data"); print(a.late)
''')
run('''\
class A: x = 1
class B(A): pass
class C(A): x = 3
class E(B, C): pass
print(E.x, E().x); del C.x; print(E.x); A.x = 9; print(E.x)
B.x = 2; print(E.x); E.x = 0; print(E.x); del E.x, B.x, A.x; E.x
''')
run('''\
class A:
    __slots__ = ("x",)
a = A(); a.x = 1; print(A.__dict__["x"].__get__(a, A), a.x); a.y = 2
''')
run('''\
class A:
    def m(self): return self
a = A(); print(a.m() is a, A.m(5), a.m.__self__ is a)
a.m = lambda: "own"; print(a.m()); del a.m; print(a.m() is a); del a.m
''')
run('''\
class A:
    @classmethod
    def __getattr__(cls, n): return "class hook", n
print(A().z); A.z
''')
run('''\
class M(type):
    def __getattr__(cls, n): return "meta hook " + n
class A(metaclass=M): pass
print(A.z); A().z
''')
