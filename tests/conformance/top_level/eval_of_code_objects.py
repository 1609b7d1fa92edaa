# eval and exec of code of every kind.

x = "global"


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
def f(): return x
print(eval(f.__code__, {"x": "other"}), eval(f.__code__))
''')
run('''\
def f(a): return a
eval(f.__code__)
''')
run('''\
def outer():
    v = 1
    def inner(): return v
    return inner
f = outer()
eval(f.__code__)
''')
run('''\
def outer():
    v = 1
    def inner(): print(v)
    return inner
f = outer()
exec(f.__code__, closure=f.__closure__)
''')
run('''\
def outer():
    v = 1
    def inner(): print(v)
    return inner
exec(outer().__code__)
''')
run('''\
exec(compile("y = 5", "", "exec"), globals())
print(y)
''')
run('''\
print(exec("1"), eval("1"), exec(compile("1", "", "eval")), eval(compile("1", "", "exec")))
''')
run('''\
class C:
    exec("z = 5")
    print(z)
print(C.z)
''')
run('''\
def f():
    exec("q = 5")
    return q
f()
''')
run('''\
def f():
    d = {}
    exec("q = 5", d)
    return d["q"]
print(f())
''')
run('''\
def f():
    q = 1
    exec("q = 5")
    return q, eval("q")
print(f())
''')
run('''\
g = (i for i in range(3))
eval(g.gi_code)
''')
run('''\
def gen(): yield 5
print(list(eval(gen.__code__)))
''')
run('''\
async def co(): return 5
c = eval(co.__code__)
print(type(c).__name__); c.close()
''')
run('''\
exec("import sys\\nprint(sys.__name__)", {})
print("sys" in dir())
''')
run('''\
eval("(y := 5)"); print(y)
''')
run('''\
eval("[z := 1 for _ in 'a']"); print(z)
''')
run('''\
exec("raise ValueError('in exec')")
''')
run('''\
exec("def f():\\n  return undefined_here")
f()
''')
run('''\
print(eval("__name__"), eval("__name__", {"__name__": "n"}), eval("'__builtins__' in globals()", {}))
''')
run('''\
exec("print(locals() is globals())"); exec("print(sorted(locals()))", {}, {"k": 1})
''')
