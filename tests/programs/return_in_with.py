"""`return` inside `with`, `try` and loops: the value survives what runs on the way out."""

class CM:
    def __init__(s, k): s.k = k
    def __enter__(s): return s
    def __exit__(s, t, v, tb): return s.k
def f(x):
    with CM(0):
        return x + 1
def g(x):
    with CM(0):
        return [x, float(x)]
def h(x):
    with CM(0) as a, CM(False) as b:
        return x * 2
def i(x):
    for k in range(9):
        with CM(0):
            for j in range(10):
                with CM(1):
                    return str(x)
def k(x):
    with CM(0):
        try: return x + 1
        finally: x = 5
def n(x):
    with CM(0):
        return len(str(x)) > 1 and x
def gen(x):
    with CM(0):
        y = yield x
        return y + 1
def show(v): return (v, type(v).__name__)
print(show(f(2)), show(g(2)), show(h(2)), show(i(2)), show(k(2)), show(n(22)))
it = gen(1); next(it)
try: it.send(3)
except StopIteration as e: print(e.value)
def hot(m):
    t = 0
    for q in range(m): t += f(q) + len(g(q)) + h(q)
    return t
print(hot(2000))

class Plain:
    def __enter__(s): return 5
    def __exit__(s, t, v, tb): pass
def f1(x):
    with Plain():
        try:
            return float(x)
        finally:
            pass
def f2(x):
    with Plain():
        try:
            return x + 1
        finally:
            b = x
def f3(x):
    with Plain():
        with Plain():
            return x + 1
def f4(x):
    try:
        with Plain():
            return x + 1
    finally:
        b = x
def f5(x):
    try:
        try:
            return x + 1
        finally:
            c = x
    finally:
        b = x
def f6(x):
    with Plain():
        try:
            return x + 1
        except ValueError: pass
        else: pass
        finally:
            b = x
def f7(x):
    with Plain() as a:
        c = a
        try:
            if x: return float(x)
        except ValueError as ex: pass
        finally:
            b = x
        if x == 9: return 3
def f8(x):
    for i in range(3):
        with Plain() as a:
            try:
                if x: return float(x)
            finally:
                b = x
def f9(x):
    for i in range(3):
        with Plain():
            with Plain():
                with Plain():
                    return float(x)
def f10(x):
    for i in range(3):
        try:
            with Plain():
                try:
                    return float(x)
                finally: print(end="")
        finally: print(end="")
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10):
    try: print(f.__name__, f(2))
    except BaseException as e: print(f.__name__, repr(e))
