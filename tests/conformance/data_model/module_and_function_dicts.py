# __dict__ of functions, classes, modules and instances.

class C:
    x = 1

def f(): pass


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
c = C(); c.__dict__["y"] = 2; print(c.y, vars(c)); c.__dict__ = {"z": 3}; print(c.z, vars(c)); c.y
''')
run('''\
c = C(); c.__dict__ = 5
''')
run('''\
c = C(); c.a = 1; del c.__dict__; print(vars(c)); c.b = 2; print(vars(c))
''')
run('''\
C.__dict__["x"] = 2
''')
run('''\
C.__dict__ = {}
''')
run('''\
del C.__dict__
''')
run('''\
print(type(C.__dict__).__name__, C.__dict__["x"], "x" in C.__dict__, sorted(k for k in C.__dict__))
''')
run('''\
f.__dict__["a"] = 1; print(f.a, vars(f)); f.__dict__ = {"b": 2}; print(f.b); f.a
''')
run('''\
c = C(); d = c.__dict__; c.q = 1; print(d); d.clear(); c.q
''')
run('''\
c = C(); c.__dict__[5] = 6; print(vars(c))
''')
run('''\
class D(dict): pass
d = D(a=1); d.x = 2; print(d, vars(d), d.__dict__ is vars(d))
''')
run('''\
vars(5)
''')
run('''\
vars()["via_vars"] = 1; print(via_vars)
''')
run('''\
object().__dict__
''')
run('''\
class S: __slots__ = ("a",)
vars(S())
''')
run('''\
class S: __slots__ = ("a", "__dict__")
s = S(); s.a = 1; s.b = 2; print(vars(s)); s.__dict__ = {"a": "dict a"}; print(s.a, vars(s))
''')
run('''\
c = C(); c.x = "own"; print(c.x, C.x); del c.x; print(c.x); del c.x
''')
run('''\
import types
m = types.ModuleType("m"); m.a = 1; print(m.__dict__["a"]); m.__dict__["b"] = 2; print(m.b); del m.a; m.a
''')
run('''\
e = ValueError("v"); e.extra = 1; print(vars(e)); e.__dict__["more"] = 2; print(e.more, e.args)
''')
run('''\
class P:
    @property
    def __dict__(self): return {"fake": 1}
print(vars(P()), P().__dict__)
''')
