import sys, traceback
def names(e):
    return [f.name for f in traceback.extract_tb(e.__traceback__)]
def depth():
    n = 0; f = sys._getframe(1)
    while f: n += 1; f = f.f_back
    return n
def g(k):
    n = 0
    while True:
        x = yield n
        n += 1
        if x and x % k == 0: raise ValueError(x)
        if x and x % 7 == 3: n += depth()
def h():
    try: 1 // 0
    except ZeroDivisionError:
        while True:
            x = yield depth()
            if x == 50: raise KeyError(x)
def drive(n):
    out = set(); t = 0
    a = g(97); next(a)
    b = h(); next(b)
    for i in range(n):
        try: t += a.send(i)
        except ValueError as e:
            out.add((str(e.args[0] % 97), tuple(names(e)), str(e.__context__)))
            a = g(97); next(a)
        try: t += b.send(i % 60)
        except KeyError as e:
            out.add((str(e), tuple(names(e)), str(e.__context__)))
            b = h(); next(b)
    return t, sorted(out)
print(drive(50)); print(drive(3000))
