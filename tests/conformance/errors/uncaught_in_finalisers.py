# Errors that nobody can catch go to the hook.

import sys

def hook(a):
    print("hook", a.exc_type.__name__, a.exc_value, (a.err_msg or "")[:30])

sys.unraisablehook = hook


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
class A:
    def __del__(self): raise ValueError("in del")
A()
print("after")
''')
run('''\
class A:
    def __del__(self): undefined
a = A(); a = None; print("after")
''')
run('''\
def gen():
    try: yield
    finally: raise KeyError("in gen")
g = gen(); next(g); del g; print("after")
''')
run('''\
def gen():
    try: yield
    except GeneratorExit: yield
g = gen(); next(g); g = None; print("after")
''')
run('''\
class A:
    def __del__(self):
        try: 1 / 0
        except ZeroDivisionError: print("handled")
a = [A()]; a.clear(); print("after")
''')
run('''\
class A:
    def __del__(self): raise SystemExit(3)
A(); print("after")
''')
run('''\
class A:
    def __init__(self): raise ValueError("init")
    def __del__(self): print("del runs", vars(self))
A()
''')
run('''\
import weakref
class A: pass
a = A(); r = weakref.ref(a, lambda r: 1 / 0); del a; print("after", r())
''')
