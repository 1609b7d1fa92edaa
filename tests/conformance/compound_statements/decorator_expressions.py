# Decorators: any expression, order of evaluation and application, on methods and classes, errors.

log = []


def note(name):
    log.append(f"eval {name}")

    def deco(f):
        log.append(f"apply {name} to {f.__name__}")
        return f
    return deco


def default(x):
    log.append(f"default {x}")
    return x


@note("a")
@note("b")
def f(x=default(1)) -> default("ann"):
    return x


print(f(), log)
log.clear()


@note("class")
class C:
    @note("method")
    def m(self): ...

    @staticmethod
    @note("static")
    def s(): return "s"

    @property
    def p(self): return self._p

    @p.setter
    def p(self, v): self._p = v * 2

    @(lambda g: g)
    def lam(self): return "lam"

    @[len, str][1]
    def text(self): ...

    @p.deleter
    def p(self): del self._p


print(log, C.s(), C().lam(), C.text[:10])
c = C()
c.p = 4
print(c.p)
del c.p
try:
    c.p
except AttributeError as error:
    print(error)


class Registry(dict):
    def __call__(self, key):
        return lambda f: self.setdefault(key, f)

    def __getitem__(self, key):
        return super().__getitem__(key)


r = Registry()


@r("one")
def one():
    return 1


@r("one")
def two():
    return 2


print(two is one, r["one"]())


@log.append
def gone(): ...


print(gone, log[-1].__name__)
for text in ("@5\ndef f(): ...", "@undefined\ndef f(): ...", "@None\nclass A: ...", "@(lambda: 0)\ndef f(): ...", "@[]\ndef f(): ...", "@int\ndef f(): ...", "@len\nclass A: ...", "@str.upper\ndef f(): ...", "@(g := lambda f: 'walrus')\ndef f(): ...\nprint(f, g(0))", "@a.b[0].c()\ndef f(): ...", "@x if y else z\ndef f(): ...", "@lambda f: 'plain lambda'\ndef f(): ...\nprint(f)", "@yield\ndef f(): ...", "@*a\ndef f(): ...", "@a, b\ndef f(): ...", "@a\nx = 1", "@staticmethod\ndef f(): return 5\nprint(f())", "@classmethod\ndef f(c): ...\nf()", "@property\ndef f(s): ...\nprint(type(f).__name__)"):
    try:
        exec(text, {"__name__": "m"})
    except (Exception, SyntaxError) as error:
        print(text.splitlines()[0], "->", type(error).__name__, str(error).split(" at 0x")[0])


def twice(f):
    def wrapper(*args, **kw):
        return f(f(*args, **kw))
    wrapper.__wrapped__ = f
    return wrapper


@twice
@twice
def inc(n):
    return n + 1


print(inc(0), inc.__wrapped__.__wrapped__(0))


class Count:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)

    def __get__(self, obj, owner):
        return self if obj is None else lambda *a: self(obj, *a)


class D:
    @Count
    def m(self, x):
        return x


d = D()
print(d.m(1), d.m(2), D.m.n)


@twice
class T:
    def __init__(self, x=0):
        self.x = x


print(type(T(1).x).__name__)
