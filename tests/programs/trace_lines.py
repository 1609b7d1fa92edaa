"""What trace functions are told of lines: statements for which nothing is executed, ways out of loops, handlers, generators."""
import sys
def run(f, *args):
    log = []
    c0 = f.__code__
    def tr(fr, ev, arg):
        if fr.f_code is not c0 and fr.f_code not in c0.co_consts: return None
        log.append((ev, fr.f_code.co_name if fr.f_code is not c0 else "", (fr.f_lineno or -1000) - c0.co_firstlineno))
        return tr
    sys.settrace(tr)
    try:
        f(*args)
    except BaseException as e:
        log.append(("raised", repr(e)))
    finally:
        sys.settrace(None)
    print(f.__name__, *args)
    for l in log: print("   ", *l)

def whiletrue():
    i = 0
    while True:
        i += 1
        if i > 2:
            break
    while 1:
        while True:
            i += 1
            if i > 5: break
        if i > 3:
            return
run(whiletrue)
def oneline():
    for i in range(3): pass
    i = 0
    while i < 3: i += 1
run(oneline)
def passes(x):
    if x:
        pass
    y = 1
    if x:
        pass
    else:
        y = 2
    for i in range(2):
        pass
    for i in range(2):
        if i:
            pass
    1
    "text"
    ...
run(passes, 0)
run(passes, 1)
def ends(x):
    if x:
        y = 1
    else:
        y = 2
run(ends, 0)
run(ends, 1)
def ends2(x):
    if x:
        if x > 1:
            y = 1
        else:
            y = 2
    elif x is None:
        pass
    else:
        y = 3
for i in (0, 1, 2, None): run(ends2, i)
def trys(x):
    try:
        if x:
            1 / 0
        else:
            x = 1
    except ZeroDivisionError:
        x = 5
    else:
        x = 6
    finally:
        x = 7
    return x
run(trys, 0)
run(trys, 1)
def trys2(x):
    for i in range(2):
        try:
            if i == x:
                break
            elif x == 5:
                continue
            {}[1]
        except KeyError as e:
            if x == 3:
                continue
            elif x == 4:
                break
            pass
        finally:
            i = 0
    else:
        i = 3
for i in (0, 1, 3, 4, 5, 9): run(trys2, i)
def trys3():
    try:
        try:
            raise ValueError
        except KeyError:
            pass
    except ValueError:
        pass
    try:
        try:
            raise ValueError
        finally:
            x = 1
    except ValueError:
        pass
    try:
        raise KeyError
    except:
        try:
            raise ValueError
        except ValueError as v:
            x = 1
        x = 2
    x = 3
run(trys3)
class C:
    def __init__(self, s=False): self.s = s
    def __enter__(self): return 1
    def __exit__(self, *a): return self.s
def withs():
    with C():
        pass
    with C() as a, C() as b:
        x = 1
    with (C() as a,
          C() as b):
        x = 1
    with C(True):
        1/0
    for i in range(2):
        with C():
            continue
    with C():
        return 3
run(withs)
def gen():
    def g(n):
        for i in range(n):
            yield i
        try:
            yield 7
        finally:
            n = 0
        x = yield
        yield from (1, 2)
    for a in g(1):
        pass
    i = g(0)
    next(i)
    i.close()
run(gen)
def mat(x):
    match x:
        case 1:
            y = 1
        case 2 | 3:
            pass
        case [a,
              b]:
            y = a
        case str(z):
            y = 3
        case _:
            y = 4
    match x: 
        case q: pass
for i in (1, 2, 3, [1, 2], "s", 9.5): run(mat, i)
def exprs(a, b):
    x = (a)
    y = [
        a,
        b,
    ]
    z = max(
        a,
        b,
    )
    if (a and
        b):
        x = 1
    if a or \
       b:
        x = 2
    d = {
        "a": a,
        "b": b}
    return (
        x,
        y)
run(exprs, 1, 2)
run(exprs, 0, 2)
def defs():
    @staticmethod
    def f(
        a=1,
        b=2):
        return a
    @property
    @staticmethod
    class K:
        x = 1
        def m(self):
            pass
    f(
    )
    assert f
    assert f(), \
       "x"
    del f
    import sys
    from sys import (path,
                     argv)
    global gg
    gg = 1
    lambda: 0
    raise ValueError(
        1)
run(defs)
def nested_for():
    for i in range(2):
        for j in range(2):
            if j:
                continue
            x = 1
        else:
            y = 1
    for i in range(2):
        if i:
            break
    else:
        y = 2
run(nested_for)
