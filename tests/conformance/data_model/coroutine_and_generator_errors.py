# Misuse of generators and coroutines.

def g():
    yield 1

async def co():
    return 1

async def ag():
    yield 1


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
x = g(); next(x); x.send(None)
''')
run('''\
g().send(5)
''')
run('''\
x = g(); list(x); print(list(x)); next(x)
''')
run('''\
g().throw()
''')
run('''\
g().throw(5)
''')
run('''\
g().close(1)
''')
run('''\
next(co)
''')
run('''\
c = co(); c.close(); c.send(None)
''')
run('''\
c = co()
try: next(c)
finally: c.close()
''')
run('''\
a = ag(); next(a)
''')
run('''\
for x in ag(): pass
''')
run('''\
list(ag())
''')
run('''\
c = co()
try: list(c)
finally: c.close()
''')
run('''\
c = co()
try: c[0]
finally: c.close()
''')
run('''\
def f(): yield from 5
next(f())
''')
run('''\
def f(): yield from ag()
next(f())
''')
run('''\
def f(): yield from co_
co_ = co()
try: next(f())
finally: co_.close()
''')
run('''\
def f(): x = yield; raise StopIteration(x)
i = f(); next(i); i.send(5)
''')
run('''\
def f(): return (yield from g())
print(list(f()))
''')
run('''\
def f():
    while True:
        try: yield
        except ValueError: print("caught", end=" ")
i = f(); next(i); i.throw(ValueError); i.throw(ValueError("v")); i.throw(KeyError)
''')
run('''\
len(g())
''')
run('''\
g()[0]
''')
run('''\
g() + 1
''')
run('''\
g.gi_frame
''')
run('''\
print(g().gi_frame.f_locals, g().gi_yieldfrom, bool(g()), g().__class__.__name__)
''')
run('''\
anext(5)
''')
run('''\
aiter(g())
''')
run('''\
a = ag().__anext__()
try: a.send(None)
except StopIteration as e: print(e.value)
a.send(None)
''')
