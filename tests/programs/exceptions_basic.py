# try/except/else/finally in every combination, hierarchy, custom exceptions, re-raise, loops.


class AppError(Exception):
    pass


class DetailError(AppError):
    def __init__(self, code, msg="none"):
        super().__init__(code, msg)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"


def run(kind):
    out = []
    try:
        out.append("try")
        if kind == 1:
            raise ValueError("v")
        if kind == 2:
            raise DetailError(7, "d")
        if kind == 3:
            {}["k"]
        if kind == 4:
            return out
        if kind == 5:
            [][0]
    except ValueError as e:
        out.append(f"value {e}")
    except (KeyError, IndexError) as e:
        out.append(f"lookup {type(e).__name__} {e}")
    except AppError as e:
        out.append(f"app {e} {e.code} {e.args}")
    else:
        out.append("else")
    finally:
        out.append("finally")
    out.append("end")
    return out


for k in range(6):
    print(k, run(k))


def finally_wins():
    for i in range(3):
        try:
            return "try"
        finally:
            if i == 0:
                out.append(i)
    return "end"


out = []
print(finally_wins(), out)


def nested(n):
    try:
        try:
            if n == 0:
                raise ValueError("inner")
            if n == 1:
                raise KeyError("inner")
            if n == 2:
                raise TypeError("inner")
        except KeyError:
            raise
        except TypeError as e:
            raise RuntimeError("wrapped") from e
        finally:
            log.append(f"f{n}")
    except ValueError as e:
        return f"outer {e!r}"
    except KeyError as e:
        return f"reraised {e!r}"
    except RuntimeError as e:
        return f"{e!r} from {e.__cause__!r} ctx {e.__context__!r} {e.__suppress_context__}"
    return "ok"


log = []
print([nested(i) for i in range(4)], log)
try:
    e = 5
    raise ValueError(1, 2)
except ValueError as e:
    print(e, e.args, repr(e), str(ValueError()), repr(ValueError()), str(ValueError("")), repr(KeyError("a")), str(KeyError("a")))
try:
    print(e)
except NameError as err:
    print(err)
print(issubclass(DetailError, AppError), issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(RecursionError, RuntimeError), [c.__name__ for c in DetailError.__mro__], issubclass(FileNotFoundError, OSError), issubclass(KeyboardInterrupt, Exception))
for bad in (5, "str", None, int, [1], AppError, AppError(), DetailError):
    try:
        raise bad
    except TypeError as e:
        print("TypeError", e)
    except AppError as e:
        print(repr(e))
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as e:
    print(e, repr(e.__context__))
a = ValueError("x")
print(a == ValueError("x"), a == a, a.args, isinstance(a, Exception), a.__traceback__, a.__cause__)
a.args = (1,)
a.extra = "attr"
print(a, a.extra)

counts = [0, 0, 0, 0]
for i in range(2000):
    try:
        if i % 5 == 0:
            raise AppError(i)
        if i % 7 == 0:
            x = 1 // (i % 7)
        v = [1, 2, 3][i % 4]
        counts[0] += v
    except AppError as e:
        counts[1] += e.args[0]
    except ZeroDivisionError:
        counts[2] += 1
    except IndexError:
        counts[3] += 1
        continue
    finally:
        counts[0] += 1
    if i == 1990:
        break
print(counts)


def deep(n):
    if n == 0:
        raise AppError("bottom")
    try:
        return deep(n - 1)
    finally:
        log.append(n)


log = []
hits = 0
for i in range(200):
    try:
        deep(i % 5)
    except AppError:
        hits += 1
print(hits, len(log), log[:10])
