# How names in nested functions, classes and comprehensions are found.

v = "module"


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
def f():
    v = "f"
    class C:
        w = v
        def g(self): return v
    return C.w, C().g()
print(f())
''')
run('''\
def f():
    v = "f"
    class C:
        v = "C"
        def g(self): return v
        w = [v for _ in "a"]
    return C().g(), C.w
print(f())
''')
run('''\
def f():
    global v
    def g():
        return v
    return g()
print(f())
''')
run('''\
def f():
    v = "f"
    def g():
        global v
        def h(): return v
        return h()
    return g(), v
print(f())
''')
run('''\
def f():
    def g():
        nonlocal v
        v = "g"
    v = "f"
    g()
    return v
print(f())
''')
run('''\
def f(v=v): return v
v = "changed"
print(f())
''')
run('''\
def f():
    return [(lambda: (v, i))() for i in range(2)]
print(f())
''')
run('''\
def f():
    print(v)
    v = 1
f()
''')
run('''\
class A:
    v = v
    def f(self): return v
print(A.v, A().f())
''')
run('''\
class A:
    print(v)
    v = "A"
    print(v)
    del v
    print(v)
''')
run('''\
def f():
    for v in "ab": pass
    def g(): return v
    return g()
print(f(), v)
''')
run('''\
def f(a):
    def g(a=a):
        def h(): return a
        return h
    a = "later"
    return g()()
print(f("first"))
''')
run('''\
def f():
    x = 1
    def g():
        y = x
        def h():
            return x + y
        return h
    x = 10
    return g()()
print(f())
''')
run('''\
def f():
    if False: w = 1
    def g(): return w
    return g()
f()
''')
run('''\
def f():
    import math as v
    return v.__name__
print(f(), v)
''')
