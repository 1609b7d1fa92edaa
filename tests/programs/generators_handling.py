import sys
def cur():
    e = sys.exc_info()[1]
    return None if e is None else str(e)
def work(n, d):
    t = 0
    for i in range(n):
        x = yield t
        try:
            t += d[(x or 0) % 7]
        except KeyError as e:
            t += e.args[0]
            if t % 50 == 3: t += len(cur() or "")
        try:
            if i % 11 == 5: raise ValueError(i)
            t += 1
        except ValueError as e:
            try:
                t += d[e.args[0] % 7]
            except KeyError:
                t += 2
                try: [][1]
                except IndexError as z: t += z.__context__ is not None
        finally:
            t += 1
        if i % 97 == 50:
            try: 1 // 0
            except ZeroDivisionError:
                got = yield ("in", cur())
                t += len(cur()) + (got or 0)
    return t
def nested(n, d):
    try:
        r = yield from work(n, d)
    except LookupError as e:
        r = repr(e)
    yield "end", r
def drive(n, outer):
    d = {0: 5, 1: 6, 3: 7}
    g = nested(n, d); out = []; v = next(g); k = 0
    while True:
        k += 1
        v = g.send(k)
        if isinstance(v, tuple):
            out.append(v)
            if v[0] == "end": break
        assert cur() == outer, (cur(), outer)
    for v in work(n, d):
        if isinstance(v, tuple): out.append(v)
        assert cur() == outer
    return out[:3], out[-1], len(out)
def inside(n):
    try: raise RuntimeError("outer")
    except RuntimeError:
        r = drive(n, "outer")
        return r, cur()
def thrower(n):
    c = 0
    while True:
        try:
            c += (yield c) or 0
        except GeneratorExit:
            print("closing", cur()); raise
        except KeyError as e:
            c += len(cur())
            for i in range(3):
                try: int("x")
                except ValueError: c += i
def throws(n):
    g = thrower(n); next(g)
    for i in range(n):
        if i % 3 == 0: g.throw(KeyError("k" * (i % 5)))
        else: g.send(1)
    r = g.send(0); g.close(); return r
print(drive(60, None)); print(drive(4000, None)); print(inside(3000)); print(throws(50), throws(3000)); print(cur())
