# Exception chaining seen from code: __cause__, __context__, from None, re-raise and cleanup.


def chain(e):
    out = []
    while e is not None:
        link = "cause" if e.__cause__ is not None else "context" if e.__context__ is not None and not e.__suppress_context__ else "end"
        out.append(f"{type(e).__name__}({e}) {link}")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return out


def a():
    raise KeyError("first")


def b():
    try:
        a()
    except KeyError:
        raise ValueError("second")


def c():
    try:
        b()
    except ValueError as e:
        raise RuntimeError("third") from e


def d():
    try:
        c()
    except RuntimeError:
        raise TypeError("fourth") from None


for f in (a, b, c, d):
    try:
        f()
    except Exception as e:
        print(f.__name__, chain(e))

try:
    try:
        1 / 0
    finally:
        {}["x"]
except KeyError as e:
    print(repr(e.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        e2 = e
        raise e
except ZeroDivisionError as e:
    print(e is e2, e.__context__)
try:
    raise ValueError("v") from KeyError
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    raise ValueError("v") from 5
except TypeError as e:
    print(e)
try:
    raise ValueError("explicit") from KeyError("k")
except ValueError as e:
    saved = e
print(repr(saved.__cause__))


def unrelated():
    try:
        raise KeyError
    except KeyError:
        pass
    raise ValueError("clean")


try:
    unrelated()
except ValueError as e:
    print(e.__context__)


def gen():
    try:
        yield 1
    except KeyError:
        raise ValueError("from gen")


g = gen()
next(g)
try:
    g.throw(KeyError("thrown"))
except ValueError as e:
    print(e, repr(e.__context__))
g = gen()
try:
    raise IndexError("outer")
except IndexError:
    next(g)
    try:
        g.throw(KeyError("thrown"))
    except ValueError as e:
        print(repr(e.__context__), repr(e.__context__.__context__))

depth = 0
total = 0
for i in range(500):
    try:
        try:
            if i % 3 == 0:
                raise KeyError(i)
            if i % 3 == 1:
                raise IndexError(i)
        except KeyError as e:
            raise ValueError(i + 1) from e
        except IndexError:
            raise TypeError(i + 2)
    except ValueError as e:
        total += e.args[0] - e.__cause__.args[0]
    except TypeError as e:
        total += (e.args[0] - e.__context__.args[0]) * 1000
print(total)


def swallow(i):
    while True:
        try:
            if i % 2:
                raise ValueError
            return i
        except ValueError:
            i += 1


print(sum(swallow(i) for i in range(300)))
e = None
for i in range(5):
    try:
        try:
            raise ValueError(i)
        except ValueError as inner:
            if e is not None:
                raise inner from e
            raise
    except ValueError as x:
        e = x
print(chain(e))
