# Delegation: what is passed on, and to what.
def inner():
    try:
        a = yield 1
        print("inner got", a, end=" ")
        b = yield 2
        print("inner got", b, end=" ")
        return "inner result"
    except ValueError as e:
        print("inner caught", e, end=" ")
        return "after error"
    finally:
        print("inner done", end=" ")


def outer():
    r = yield from inner()
    print("outer has", r, end=" ")
    yield 3
    r = yield from [10, 20]
    print("list gave", r)
    return "outer result"


g = outer()
print(next(g), g.gi_yieldfrom.__name__)
print(g.send("A"))
print(g.send("B"))
print(g.gi_yieldfrom, list(g))
g = outer()
next(g)
print(g.throw(ValueError("v")))
g = outer()
next(g)
g.close()
print()


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"


class Full(Plain):
    def send(self, v):
        return "sent", v

    def throw(self, *a):
        return "thrown", [type(x).__name__ for x in a]

    def close(self):
        print("closed", end=" ")


class Stops:
    def __init__(self, v):
        self.v = v

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(self.v)


def over(it):
    r = yield from it
    yield "result", r


f = over(Full())
print(next(f), f.send(None), f.send(5), f.throw(KeyError("k")), f.throw(GeneratorExit) if False else "")
f.close()
p = over(Plain())
print(next(p), p.send(None))
try:
    p.send(1)
except AttributeError as e:
    print(e)
p = over(Plain())
next(p)
try:
    p.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
p = over(Plain())
next(p)
print(p.close())
print(next(over(Stops("s"))), next(over(Stops(None))), next(over(Stops((1, 2)))))


class BadThrow(Full):
    throw = 5


class CloseRaises(Full):
    def close(self):
        raise OSError("close failed")


b = over(BadThrow())
next(b)
try:
    b.throw(KeyError)
except TypeError as e:
    print(e)
b = over(CloseRaises())
next(b)
try:
    b.close()
except OSError as e:
    print(e)
for bad in (5, None, object(), type):
    try:
        next(over(bad))
    except TypeError as e:
        print(e)


def deep(n):
    if n:
        yield from deep(n - 1)
        yield n


print(list(deep(10)))


def value_only():
    return (yield from ()), (yield from "")


v = value_only()
try:
    next(v)
except StopIteration as e:
    print(e.value)


def exit_through():
    try:
        yield from inner()
    except GeneratorExit:
        print("outer sees exit")
        raise


e = exit_through()
next(e)
e.close()


def swallow():
    while True:
        try:
            yield from iter([1, 2, 3])
        except KeyError as k:
            print("swallowed", k, end=" ")


s = swallow()
print(next(s), next(s), s.throw(KeyError("x")), next(s))
