# What try statements give back: return in all parts, nested finally, loops, generators, overwritten exceptions.

def f1():
    try:
        return "try"
    finally:
        print("finally 1")


def f2():
    x = 1
    try:
        return x
    finally:
        x = 2


def f3():
    l = [1]
    try:
        return l
    finally:
        l.append(2)


def f4():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    else:
        return "else"
    finally:
        print("finally 4")


def f5():
    try:
        pass
    except Exception:
        return "except"
    else:
        return "else"
    finally:
        print("finally 5")


def f6():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                return i
        finally:
            print("finally 6", i)


def f7():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except KeyError as e:
        try:
            raise ValueError("from handler") from e
        finally:
            print("handler finally")


def f8():
    try:
        return (yield_ := 5)
    finally:
        try:
            1 / 0
        except ZeroDivisionError:
            print("handled in finally")


def f9():
    def g():
        try:
            yield 1
            return "value"
        finally:
            yield "from finally"
    it = g()
    out = [next(it), next(it)]
    try:
        next(it)
    except StopIteration as s:
        out.append(s.value)
    return out


def f10():
    try:
        raise OSError("a")
    except (ValueError, OSError) as e:
        err = e
    return repr(err), "e" in locals()


def f11():
    n = 0
    while True:
        n += 1
        try:
            try:
                if n < 3:
                    raise ValueError
                break
            except ValueError:
                continue
        finally:
            n += 10
    return n


def f12():
    out = []
    try:
        out.append(1)
        raise KeyError
    except KeyError:
        out.append(2)
        try:
            out.append(3)
            raise ValueError
        except ValueError:
            out.append(4)
        out.append(5)
    else:
        out.append("never")
    finally:
        out.append(6)
    return out


def f13():
    try:
        assert False, "message"
    except AssertionError as e:
        return e.args


def f14():
    class Ctx:
        def __enter__(self): return self
        def __exit__(self, *a): return True
    with Ctx():
        return "from with"
    return "after"


def f15():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError as g:
        a = g.exceptions
    except* KeyError as g:
        b = g.exceptions
    return a, b


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15):
    try:
        print(f.__name__, f())
    except Exception as e:
        print(f.__name__, "raised", repr(e), repr(e.__cause__))
