# close and throw of generators: return values, ignoring GeneratorExit, throwing before the start and after the end.

def attempt(label, act):
    try:
        print(label, "->", act())
    except BaseException as error:
        print(label, "->", type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("finally")


it = g()
attempt("send before start", lambda: it.send(5))
attempt("send None", lambda: it.send(None))
attempt("send", lambda: it.send("hello"))
attempt("throw", lambda: it.throw(ValueError("v")))
attempt("next", lambda: next(it))
attempt("next again", lambda: next(it))
attempt("throw at end", lambda: it.throw(KeyError("k")))
attempt("close at end", lambda: it.close())
it = g()
attempt("throw before start", lambda: it.throw(ValueError("early")))
attempt("next", lambda: next(it))
it = g()
attempt("close before start", lambda: it.close())
it = g()
next(it)
attempt("close", lambda: it.close())


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return


it = stubborn()
next(it)
attempt("close of a stubborn one", it.close)
attempt("then", lambda: next(it))


def answers():
    try:
        yield 1
    except GeneratorExit:
        return "value of close"


it = answers()
attempt("next", lambda: next(it))
attempt("close", it.close)
attempt("close again", it.close)


def fails():
    try:
        yield
    finally:
        raise OSError("in finally")


it = fails()
next(it)
attempt("close fails", it.close)


def stops():
    yield 1
    raise StopIteration("inside")


it = stops()
next(it)
attempt("StopIteration", lambda: next(it))


def thrown_stop():
    yield 1


it = thrown_stop()
next(it)
attempt("throw StopIteration", lambda: it.throw(StopIteration("t")))
it = thrown_stop()
next(it)
for args in ((ValueError,), (ValueError("i"),), (5,), (ValueError, "text"), (ValueError, ValueError("other")), (ValueError("i"), "value"), (ValueError, None, 5), (), (int,), ("s",)):
    it = thrown_stop()
    next(it)
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        attempt(repr(args), lambda: it.throw(*args))


def itself():
    try:
        me.send(None)
    except ValueError as e:
        print(e)
    yield


me = itself()
next(me)
