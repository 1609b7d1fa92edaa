# Exceptions raised and caught inside compiled loops, across calls, by built-ins, from several depths.


class Skip(Exception):
    pass


class Stop(Skip):
    def __init__(self, at):
        self.at = at


def check(i):
    if i % 11 == 0:
        raise Skip(i)
    if i % 97 == 96:
        raise Stop(i)
    return i


def mid(i):
    try:
        return check(i) + 1
    except Stop:
        return -1


def outer(n):
    t = skipped = 0
    for i in range(n):
        try:
            t += mid(i)
        except Skip as e:
            skipped += e.args[0] % 7
        else:
            t += 1
        finally:
            t ^= 1
    return t, skipped


print(outer(2000))


def builtin_errors(n):
    c = {"ValueError": 0, "KeyError": 0, "IndexError": 0, "ZeroDivisionError": 0, "TypeError": 0, "AttributeError": 0, "StopIteration": 0, "OverflowError": 0, "NameError": 0}
    d = {1: 1}
    l = [1, 2, 3]
    for i in range(n):
        try:
            k = i % 10
            if k == 0:
                int("x%d" % i)
            elif k == 1:
                d[i]
            elif k == 2:
                l[i]
            elif k == 3:
                i // (k - 3)
            elif k == 4:
                i + "a"
            elif k == 5:
                l.push(i)
            elif k == 6:
                next(iter(()))
            elif k == 7:
                2.0 ** (i * 1000)
                int(float("inf"))
            elif k == 8:
                undefined_name
            else:
                l[k % 3] = i
        except LookupError as e:
            c[type(e).__name__] += 1
        except (ValueError, TypeError, AttributeError, StopIteration) as e:
            c[type(e).__name__] += 1
        except ArithmeticError as e:
            c[type(e).__name__] += 1
        except Exception as e:
            c[type(e).__name__] += 10
    return c, l


print(builtin_errors(1500))


def late_raise(n, k):
    t = 0
    try:
        for i in range(n):
            t += 1
            if i == k:
                raise Skip(t)
            t += 1
    except Skip as e:
        return "raised", e.args[0], t, i
    return "done", t


print(late_raise(1000, 5), late_raise(1000, 900), late_raise(1000, 2000))


def deep(n, k):
    if n == 0:
        return 10 // k
    return deep(n - 1, k) + 1


t = 0
for i in range(600):
    try:
        t += deep(i % 20, i % 30)
    except ZeroDivisionError:
        t -= 1000
print(t)


def reraise(n):
    out = []
    for i in range(n):
        try:
            try:
                [].pop() if i % 2 else {}.pop("k")
            except IndexError as e:
                if i % 3 == 0:
                    raise
                raise ValueError(i) from e
        except KeyError:
            out.append("k")
        except IndexError:
            out.append("i")
        except ValueError as e:
            out.append("v" if e.__cause__ else "?")
    return "".join(out)


r = reraise(600)
print(r[:24], r.count("k"), r.count("i"), r.count("v"))


def gen(n):
    for i in range(n):
        if i == 700:
            raise Stop(i)
        yield i


t = 0
try:
    for v in gen(1000):
        t += v
except Stop as e:
    print(t, e.at, v)
x = 0
while True:
    try:
        x += 1
        if x % 3:
            continue
        if x > 1500:
            raise Stop(x)
    except Stop as e:
        break
    finally:
        x += 1
print(x)
last = None
for i in range(500):
    try:
        raise ValueError(i)
    except ValueError as e:
        if last is not None:
            assert e.__context__ is None
        last = e
print(last.args, last.__context__)
