# Names deleted and bound again in every kind of scope.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
x = 1; del x; x
''')
run('''\
x = 1
def f():
    global x
    del x
f(); x
''')
run('''\
def f():
    x = 1; del x; x
f()
''')
run('''\
def f():
    x = 1; del x; del x
f()
''')
run('''\
def f():
    x = 1
    def g(): return x
    del x; g()
f()
''')
run('''\
def f():
    x = 1
    def g():
        nonlocal x
        del x
    g(); x
f()
''')
run('''\
def f():
    x = 1
    def g():
        nonlocal x
        del x; x = 2
    g(); return x
print(f())
''')
run('''\
class A:
    x = 1; del x; x
''')
run('''\
class A:
    x = 1; del x
A.x
''')
run('''\
len = 5; del len; print(len("a")); del len
''')
run('''\
def f(a):
    del a; a = 5; return a
print(f(1))
def g(*a, **k):
    del a, k; return a
g()
''')
run('''\
for i in range(3):
    del i
print("i" in dir())
''')
run('''\
with open("/dev/null") as f: del f
f
''')
run('''\
try: 1 / 0
except ZeroDivisionError as e: del e
print("fine", "e" in dir())
''')
run('''\
import sys; del sys; sys
''')
run('''\
def f(): pass
del f; f
''')
run('''\
x = [1, 2, 3]; del x[0], x[-1]; print(x); del x[5]
''')
run('''\
a = b = [1]; del a; print(b); a
''')
run('''\
def f():
    for i in (1, 2):
        if i == 2: return x
        x = i
        del x
f()
''')
run('''\
del (a, b)
''')
run('''\
a = b = 1; del (a, [b]); print("a" in dir(), "b" in dir())
''')
run('''\
global_x = 1
def f():
    print(global_x)
    def g():
        global global_x
        del global_x
    g()
    print(global_x)
f()
''')
