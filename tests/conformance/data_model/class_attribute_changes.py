# Changing classes while instances exist.

class A:
    x = 1
    def f(self): return "A.f"

class B(A): pass


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
b = B(); print(b.x, b.f()); A.x = 2; print(b.x); B.x = 3; print(b.x, A.x); del B.x; print(b.x)
''')
run('''\
b = B(); A.f = lambda self: "new f"; print(b.f()); b.f = lambda: "own"; print(b.f()); del A.f; print(b.f()); del b.f; b.f()
''')
run('''\
class C: pass
class D: y = "D.y"
c = C(); c.v = 1; c.__class__ = D; print(c.y, c.v, type(c).__name__); c.__class__ = 5
''')
run('''\
class C:
    def __len__(self): return 3
c = C(); print(len(c)); C.__len__ = lambda self: 7; print(len(c)); del C.__len__; len(c)
''')
run('''\
class C: pass
c = C(); C.__call__ = lambda self, *a: a; print(c(1, 2)); C.__getitem__ = lambda self, k: k; print(c[5]); C.__iter__ = lambda self: iter("ab"); print(list(c)); C.__eq__ = lambda self, o: True; print(c == 1); hash(c)
''')
run('''\
class C: pass
class Base: inherited = "yes"
C.__bases__ = (Base,)
''')
run('''\
class X: pass
class C(X): pass
class Base: inherited = "yes"
c = C(); C.__bases__ = (Base, X); print(c.inherited, [k.__name__ for k in C.__mro__]); C.__bases__ = (X,); print(hasattr(c, "inherited"))
''')
run('''\
class C: pass
C.__name__ = "Renamed"; C.__qualname__ = "Q.Renamed"; C.__module__ = "m"; print(C, C.__name__, repr(C())[:13]); C.__doc__ = "d"; print(C.__doc__)
''')
run('''\
class C: pass
C.attr = 5; print(vars(C)["attr"], "attr" in dir(C)); vars(C)["attr"] = 6
''')
run('''\
class C:
    def m(self): return 1
m = C().m; C.m = lambda self: 2; print(m(), C().m(), m.__func__(None))
''')
run('''\
setattr(A, "with space", 5); print(getattr(A, "with space"), getattr(B(), "with space")); delattr(A, "with space"); getattr(A, "with space")
''')
run('''\
int.x = 5
''')
run('''\
class C(int): pass
C.x = 5; print(C(3).x, C(3) + 1); C.__add__ = lambda s, o: "added"; print(C(3) + 1, 1 + C(3))
''')
