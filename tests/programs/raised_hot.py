# Exceptions made, raised and caught in loops, with arguments of all kinds.
class Plain(Exception):
    pass


class Own(KeyError):
    def __init__(self, key, *rest, hint="none"):
        self.key = key
        self.hint = hint


class Chained(Plain):
    def __str__(self):
        return "chained " + repr(self.args)


def one(i):
    if i % 5 == 0:
        raise Plain
    if i % 5 == 1:
        raise Plain(i)
    if i % 5 == 2:
        raise Own(i, "x", [i], hint=i)
    if i % 5 == 3:
        raise Own(str(i))
    raise Chained(i, "two", (3,))


def run(n):
    out = []
    for i in range(n):
        try:
            one(i)
        except Own as e:
            out.append((e.key, e.hint, e.args))
        except Plain as e:
            out.append((str(e), e.args, e.__context__, e.__traceback__.tb_lineno))
    return out


r = run(400)
print(r[:6], len(r))


def made(n):
    l = []
    for i in range(n):
        e = ValueError(i, "s") if i % 3 else OSError(2, "no", i)
        l.append(e)
        k = KeyError()
        k.note = i
        l.append(k)
    return l


l = made(200)
print(l[0], l[1].note, repr(l[2]), l[-1].note, l[-2].args, type(l[0]).__name__)


def nested(n):
    t = 0
    for i in range(n):
        try:
            try:
                raise ValueError(i)
            except ValueError as e:
                raise KeyError("k", i) from e
        except KeyError as e:
            t += e.__cause__.args[0] + len(e.args) + (e.__context__ is e.__cause__)
    return t


print(nested(300))


def stored(n):
    kept = None
    for i in range(n):
        try:
            raise IndexError([i], {i: i})
        except IndexError as e:
            kept = e
    return kept


print(stored(300).args)


class Dies(Exception):
    def __del__(self):
        deaths.append(self.args[0])


deaths = []


def dying(n):
    for i in range(n):
        try:
            raise Dies(i)
        except Dies:
            pass
    return len(deaths)


print(dying(200), deaths[-1])
Plain.__init__ = lambda self, *a: seen.append(a)
seen = []
r = run(20)
print(len(seen), r[1], r[4])
del Plain.__init__
print(run(10)[4])


def swallowed(n):
    t = 0
    for i in range(n):
        try:
            int("x" if i % 2 else "5")
            [].pop() if i % 3 else {}[i]
        except (ValueError, IndexError) as e:
            t += len(str(e))
        except KeyError as e:
            t += e.args[0]
        finally:
            t += 1
    return t


print(swallowed(300))
