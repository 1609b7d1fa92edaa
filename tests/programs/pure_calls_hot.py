# Methods of strings, bytes and numbers that depend on their arguments alone, between changes of what else there is.
class P:
    def __init__(self, s):
        self.s = s
        self.n = 0


def run(p, words):
    out = []
    for w in words:
        p.n += 1
        t = p.s.upper() + w.strip()
        p.s = t[:4].lower()
        out.append(t.find("x") + p.n + len(w.replace("a", "bb")))
    return out[-3:], p.s, p.n


print(run(P("abcd"), [" ax ", "b", "xa "] * 100))


def fails(words):
    n = 0
    log = []
    for w in words:
        try:
            n += int(w)
        except ValueError as e:
            n += 1000
            log.append(str(e))
        except TypeError as e:
            log.append(str(e))
    return n, log[-2:]


print(fails(["12", "-3", " 7 "] * 50), fails(["12"] * 90 + ["x", "", None, b"8", 2.5, True]))
print(fails(["bad"] * 90 + ["12", "٣"]))


def formats(n):
    t = 0
    for i in range(n):
        t += len("{} {:>5}".format(i, "a")) + len(str(i)) + len(str(i / 2)) + len("%d" % i) + "a,b".count(",")
    return t


print(formats(400))


class S(str):
    def upper(self):
        return "own"

    def __str__(self):
        return "mine"


def uppers(items):
    out = set()
    for x in items:
        out.add(x.upper())
        out.add(str(x))
    return sorted(out)


print(uppers(["ab"] * 100 + [S("q")]), uppers([S("q")] * 100 + ["ab"]))


def errors(s, args):
    out = []
    for a in args:
        try:
            out.append(s.split(a)[0])
        except (TypeError, ValueError) as e:
            out.append(f"{type(e).__name__}: {e}")
    return out[0], out[-3:]


print(errors("a-b", ["-"] * 100 + ["", 5, None]))
print(errors(b"a-b", [b"-"] * 100 + [b"", "-", None]))


def deep(n):
    try:
        raise KeyError("k")
    except KeyError:
        for i in range(n):
            try:
                int("zz")
            except ValueError as e:
                last = e
    return repr(last), repr(last.__context__)


print(deep(200))
import traceback


def where(n):
    for i in range(n):
        float("1.5" if i < n - 1 else "oops")


try:
    where(300)
except ValueError as e:
    print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)][-1], e)
