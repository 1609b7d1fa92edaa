"""Exceptions raised and caught within hot loops: every way from a raise to its handler."""


class Odd(Exception):
    def __init__(self, n, why="odd"):
        super().__init__(n)
        self.n = n
        self.why = why


class Worse(Odd):
    pass


def lines(e):
    out = []
    tb = e.__traceback__
    while tb is not None:
        out.append(tb.tb_lineno)
        tb = tb.tb_next
    return out


def same_frame(n):
    c = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            c += 1
        except ValueError as e:
            c -= e.args[0]
    return c


def check(i):
    if i % 4 == 1:
        raise Odd(i)
    if i % 4 == 3:
        raise Worse(i, why="worse")
    return i


def nested(i):
    x = [i, i + 1]
    y = check(i)
    return len(x) + y


def from_callee(n):
    t, w = 0, {}
    for i in range(n):
        try:
            t += nested(i)
        except Worse as e:
            t += 1000
            w[e.why] = w.get(e.why, 0) + 1
        except Odd as e:
            t -= e.n
            w[e.why] = w.get(e.why, 0) + 1
        else:
            t += 5
    return t, w


def cleanups(n):
    log = [0] * 6
    for i in range(n):
        try:
            try:
                log[0] += 1
                if i % 5 == 0:
                    {}[i]
                log[1] += 1
            finally:
                log[2] += 1
        except KeyError as e:
            log[3] += e.args[0]
        else:
            log[4] += 1
        finally:
            log[5] += 1
    return log


def reraised(n):
    t = 0
    for i in range(n):
        try:
            try:
                check(i)
            except Odd:
                if i % 8 == 3:
                    raise
                t += 1
        except Worse as e:
            t += e.n
            last = lines(e)
    return t, last


def chained(n):
    out = None
    for i in range(n):
        try:
            try:
                int("x%d" % i)
            except ValueError as e:
                if i % 2:
                    raise Odd(i) from e
                raise Worse(i)
        except Odd as e:
            c = e.__cause__ or e.__context__
            out = type(e).__name__, str(c), type(e.__cause__).__name__, type(e.__context__).__name__, lines(e), lines(c)
    return out


class Manager:
    def __init__(self, swallow):
        self.swallow = swallow
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        if t is not None:
            self.seen += 1
        return self.swallow


def managed(n):
    a, b, c = Manager(True), Manager(False), 0
    for i in range(n):
        try:
            with a, b:
                if i % 2:
                    raise IndexError(i)
                c += 1
        except IndexError:
            c = -1
    return a.seen, b.seen, c


def helpers(n):
    d, l, r = {0: 1}, [1, 2, 3], [0] * 6
    for i in range(n):
        try:
            r[0] += d[i % 3]
        except KeyError:
            r[1] += 1
        try:
            r[2] += l[i % 5]
        except IndexError:
            r[3] += 1
        try:
            r[4] += 7 // (i % 4)
        except ZeroDivisionError:
            r[5] += 1
    return r


def always(n):
    t = 0
    for i in range(n):
        try:
            int("no")
        except ValueError as e:
            t += len(e.args)
        try:
            None.missing
        except AttributeError as e:
            t += 1
    return t


def generated(n):
    for i in range(n):
        try:
            if i % 3 == 0:
                raise LookupError(i)
            yield i
        except LookupError as e:
            yield -e.args[0]
            yield 0


class Counter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n

    def __getitem__(self, k):
        if k > 2:
            raise IndexError(k)
        return k

    def __add__(self, o):
        if o % 2:
            raise TypeError("odd operand")
        return self.n + o


def special(n):
    t = 0
    c = Counter(5)
    for i in range(n):
        for x in Counter(3):
            t += x
        try:
            t += c[i % 5]
            t += c + i
        except IndexError as e:
            t += 100
        except TypeError as e:
            t += len(str(e))
    return t


class Checked:
    def __init__(self, v):
        if v % 7 == 0:
            raise Odd(v)
        self.v = v


def constructed(n):
    t = 0
    for i in range(n):
        try:
            t += Checked(i).v
        except Odd as e:
            t -= e.n
    return t


def bare(n):
    t = 0
    for i in range(n):
        try:
            check(i)
        except:
            t += 1
            continue
        t += 2
    return t


def returning(i):
    try:
        if i % 2:
            raise ValueError
        return "plain"
    except ValueError:
        return "caught"
    finally:
        i += 1


def tuples(n):
    t = {}
    for i in range(n):
        try:
            if i % 4 == 0:
                raise ValueError
            if i % 4 == 1:
                raise TypeError("t")
            if i % 4 == 2:
                raise OSError(2, "gone")
        except (ValueError, TypeError) as e:
            k = type(e).__name__
            t[k] = t.get(k, 0) + 1
        except Exception as e:
            t[str(e)] = t.get(str(e), 0) + 1
    return t


def handling(n):
    # A loop inside a handler, and a raise in it.
    seen = set()
    try:
        raise ValueError("outer")
    except ValueError:
        for i in range(n):
            try:
                if i % 2:
                    raise KeyError(i)
            except KeyError as e:
                seen.add(str(e.__context__))
    return seen


def deep(i, k):
    if k == 0:
        if i % 3 == 0:
            raise Odd(i)
        return 1
    s = "x" * (i % 3)
    return deep(i, k - 1) + len(s)


def recursive(n):
    t = 0
    for i in range(n):
        try:
            t += deep(i, i % 6)
        except Odd as e:
            t += len(lines(e))
    return t


def uncaught_in_the_end(n):
    for i in range(n):
        try:
            check(i * 2 if i < n - 1 else 1)
        except KeyError:
            pass


print(same_frame(2000))
print(from_callee(2000))
print(cleanups(1500))
print(reraised(2000))
print(chained(600))
print(managed(900))
print(helpers(1200))
print(always(600))
print(sum(generated(2000)), list(generated(10)))
print(special(700))
print(constructed(1500))
print(bare(1000))
print({returning(i) for i in range(700)}, sum(len(returning(i)) for i in range(900)))
print(tuples(1200))
print(handling(700))
print(recursive(1200))
try:
    uncaught_in_the_end(900)
except Odd as e:
    print("in the end", e.n, lines(e))


def operands_stay(n):
    err, x, seen = ValueError("cause"), TypeError("effect"), 0
    for i in range(n):
        try:
            raise x from err
        except TypeError as e:
            seen += e.__cause__ is err and e is x
    return seen, repr(err), repr(x)


print(operands_stay(500))
