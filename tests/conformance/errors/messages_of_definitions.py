# Errors while functions and classes are being made.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
def f(a=undefined): pass
''')
run('''\
def f(*, a=1 / 0): pass
''')
run('''\
@undefined
def f(): pass
''')
run('''\
@5
def f(): pass
''')
run('''\
@(lambda f: 1 / 0)
def f(): pass
''')
run('''\
class A(undefined): pass
''')
run('''\
class A(5): pass
''')
run('''\
class A(int, str): pass
''')
run('''\
class A(object, int): pass
''')
run('''\
class A(metaclass=5): pass
''')
run('''\
class A(metaclass=undefined): pass
''')
run('''\
class A(x=1): pass
''')
run('''\
class A:
    1 / 0
''')
run('''\
class A:
    x = undefined
''')
run('''\
class A:
    def __init_subclass__(cls, *, k): pass
class B(A): pass
''')
run('''\
class A:
    def __init_subclass__(cls, *, k): pass
class B(A, k=1, z=2): pass
''')
run('''\
class M(type):
    def __new__(m, *a): return 5
class A(metaclass=M): pass
print(A)
''')
run('''\
class M(type):
    def __init__(c, *a): raise ValueError("meta init")
class A(metaclass=M): pass
''')
run('''\
class M(type):
    def __prepare__(n, b): raise KeyError("prepare")
class A(metaclass=M): pass
''')
run('''\
class A:
    __slots__ = ("x",)
    x = 1
''')
run('''\
class A:
    __slots__ = 5
''')
run('''\
class A(bool): pass
''')
run('''\
class A(type(None)): pass
''')
run('''\
class A(range): pass
''')
run('''\
class A(len): pass
''')
run('''\
class A(BaseException, int): pass
''')
run('''\
class A(Exception, dict): pass
''')
run('''\
class A:
    def f(self): pass
A.f()
''')
run('''\
class A:
    def f(): pass
A().f()
''')
run('''\
lambda x=undefined: x
''')
run('''\
type("A", (int, str), {})
''')
run('''\
type("A", (), {"__slots__": ("a", 5)})
''')
run('''\
type("A\\0", (), {})
''')
run('''\
type(5, (), {})
''')
run('''\
type("A", [int], {})
''')
run('''\
type("A", (5,), {})
''')
