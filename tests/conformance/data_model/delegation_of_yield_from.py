# yield from with other iterators than generators: send, throw and close are looked up when they are needed.

class It:
    def __init__(self, *values):
        self.values = list(values)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.values:
            raise StopIteration("it ended")
        return self.values.pop(0)


class Full(It):
    def send(self, x):
        print("send", x)
        return next(self)

    def throw(self, *args):
        print("throw", args)
        return "thrown"

    def close(self):
        print("close")


class BadClose(It):
    def close(self):
        raise OSError("close")


class AttrError(It):
    @property
    def throw(self):
        raise RuntimeError("throw property")

    @property
    def close(self):
        raise AttributeError("hidden")


def g(x):
    try:
        result = yield from x
        print("result", result)
    except Exception as e:
        print("g caught", type(e).__name__, e)
        raise
    finally:
        print("g finally")


def attempt(label, act):
    try:
        print(label, "->", act())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


for make in (lambda: It(1, 2), lambda: Full(1, 2, 3), lambda: [1, 2], lambda: BadClose(1), lambda: AttrError(1)):
    it = g(make())
    print("--", type(make()).__name__)
    attempt("next", lambda: next(it))
    attempt("send None", lambda: it.send(None))
    it = g(make())
    next(it)
    attempt("send 7", lambda: it.send(7))
    it = g(make())
    next(it)
    attempt("throw", lambda: it.throw(KeyError("k")))
    it = g(make())
    next(it)
    attempt("close", lambda: it.close())
for x in (5, None, It, object()):
    attempt("yield from", lambda: next(g(x)))


class Bad:
    def __iter__(self):
        return 5


attempt("bad iter", lambda: next(g(Bad())))


def inner():
    try:
        yield 1
    except GeneratorExit:
        print("inner closed")
        raise


def returns():
    yield 1
    return {"k": "v"}


it = g(inner())
next(it)
attempt("throw GeneratorExit", lambda: it.throw(GeneratorExit))
attempt("list", lambda: list(g(returns())))
attempt("string", lambda: list(g("ab")))
attempt("dict", lambda: list(g({"a": 1})))


def chain(*its):
    for i in its:
        yield from i
    return (yield from (lambda: (yield "last"))())


attempt("chain", lambda: list(chain([1], (2, 3), "x", range(2))))
