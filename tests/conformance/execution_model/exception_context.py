# The exception being handled: what sys.exception() says, and contexts of new ones.
import sys


def now():
    return type(sys.exception()).__name__


def nested():
    out = [now()]
    try:
        raise ValueError
    except ValueError:
        out.append(now())
        try:
            raise KeyError
        except KeyError:
            out.append(now())
        out.append(now())
        try:
            out.append(now())
        finally:
            out.append(now())
    out.append(now())
    return out


print(nested())


def in_call():
    try:
        raise ValueError
    except ValueError:
        return now(), helper(), (lambda: now())(), [now() for _ in [1]]


def helper():
    try:
        raise TypeError
    except TypeError:
        pass
    return now()


print(in_call(), now())


def gen():
    yield now()
    try:
        raise KeyError
    except KeyError:
        yield now()
        yield now()
    yield now()


def uses_gen():
    g = gen()
    out = [next(g)]
    try:
        raise ValueError
    except ValueError:
        out += [next(g), now(), next(g), now()]
    return out + [now()]


print(uses_gen())


def contexts():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError as e:
        a = e
    try:
        try:
            raise ValueError(1)
        except ValueError as v:
            raise KeyError(2) from None
    except KeyError as e:
        b = e
    try:
        try:
            raise a
        finally:
            raise TypeError(3)
    except TypeError as e:
        c = e
    return a.__context__, b.__context__, b.__suppress_context__, b.__cause__, c.__context__ is a, c.__context__.__context__


print(contexts())


def cycle():
    a, b = ValueError("a"), KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        try:
            raise a
        except ValueError:
            pass
    return a.__context__, b.__context__


print(cycle())


def in_except_clause():
    try:
        try:
            raise ValueError("v")
        except undefined_class:
            pass
    except NameError as e:
        return repr(e.__context__)


def in_exit():
    class M:
        def __enter__(self): pass
        def __exit__(self, *a): return now() if False else out.append(now())
    out = []
    try:
        with M():
            raise ValueError
    except ValueError:
        out.append(now())
    return out


def del_during():
    try:
        raise ValueError
    except ValueError as e:
        tb = sys.exc_info()
        return tb[0] is ValueError, tb[1] is e, tb[2] is e.__traceback__


print(in_except_clause(), in_exit(), del_during(), sys.exc_info())
