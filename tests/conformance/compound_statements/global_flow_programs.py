# Small flows with globals, loops and handlers.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
x = 0
def inc():
    global x
    x += 1
    return x
print([inc() for _ in range(3)], x)
''')
run('''\
def f():
    for i in range(3):
        try:
            yield i
        finally:
            print("f", i, end=" ")
for v in f():
    if v == 1:
        break
print("broke")
''')
run('''\
def f(n):
    try:
        return n / 0
    except ZeroDivisionError:
        return "zero"
    finally:
        print("fin", end=" ")
print(f(1))
''')
run('''\
i = 5
while i:
    i -= 1
    if i == 3: continue
    if i == 1: break
else:
    print("no")
print(i)
''')
run('''\
try:
    raise ValueError("a")
except ValueError as e:
    try:
        raise KeyError("b") from e
    except KeyError as k:
        print(repr(k.__cause__))
print("e" in globals(), "k" in globals())
''')
run('''\
def gen():
    x = yield 1
    while x:
        x = yield x * 2
    return "end"
g = gen()
print(next(g), g.send(5), g.send(7))
g.send(0)
''')
run('''\
class A:
    n = 0
    for n in range(3): pass
    while n < 10: n += 4
    if n > 5: big = True
print(A.n, A.big)
''')
run('''\
with open("/dev/null") as a, open("/dev/null") as b:
    print(a is b, a.closed)
print(a.closed, b.closed)
''')
run('''\
def f(x):
    match x:
        case 1: return "one"
        case [a, *_]: return a
        case {"k": v}: return v
    return None
print(f(1), f([2, 3]), f({"k": 4}), f("z"))
''')
run('''\
assert True
assert (1, 2)[0] == 1
assert 0, "fails"
''')
run('''\
del undefined
''')
run('''\
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
a = b
''')
run('''\
lst = [1, 2, 3]
for i, v in enumerate(lst):
    lst[i] = v * 2
print(lst)
lst[3]
''')
run('''\
x = [lambda: i for i in range(3)]
print([f() for f in x])
i
''')
run('''\
def rec(n):
    return 1 if n < 2 else n * rec(n - 1)
print(rec(20))
rec("a")
''')
