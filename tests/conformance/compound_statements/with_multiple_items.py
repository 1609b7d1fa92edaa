# Several items in a with statement, and errors in each.

class M:
    def __init__(self, n, e=None, x=None, s=False):
        print("make", n)
        self.n, self.e, self.x, self.s = n, e, x, s

    def __enter__(self):
        print("enter", self.n)
        if self.e: raise self.e
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.n, t)
        if self.x: raise self.x
        return self.s


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
with M(1), M(2) as two, M(3): print(two.n)
''')
run('''\
with (M(1) as a, M(2) as b): print(a.n, b.n)
''')
run('''\
with (M(1), M(2)): print("tuple-like")
''')
run('''\
with M(1), M(2, e=ValueError("enter")): print("never")
''')
run('''\
with M(1, s=True), M(2, x=KeyError("exit")): raise ValueError("body")
print("after")
''')
run('''\
with M(1, x=OSError("one")), M(2, x=KeyError("two")): pass
''')
run('''\
with M(1) as x.y: print("never")
''')
run('''\
with M(1), undefined: print("never")
''')
run('''\
with M(1) as (a, b): print("never")
''')
run('''\
def f():
    with M(1) as m:
        return m.n
print(f())
''')
run('''\
for i in range(2):
    with M(i):
        if i == 0: continue
        break
''')
run('''\
with M(1, s=True):
    with M(2, s=False):
        1 / 0
print("suppressed by the outer")
''')
run('''\
with M(1) as a:
    a = None
print(a)
''')
