# Decorators: expressions, order, what they get, and names in tracebacks and attributes.
log = []


def deco(tag):
    log.append(f"make {tag}")

    def apply(f):
        log.append(f"apply {tag} to {getattr(f, '__name__', f)}")
        return f
    return apply


@deco("a")
@deco("b")
def f():
    pass


@deco("c")
class C:
    log.append("body")

    @deco("d")
    def m(self):
        pass


print(log)


def replace(f):
    return "replaced"


@replace
def g():
    pass


@replace
class D:
    pass


print(g, D)
handlers = {}
handlers["k"] = lambda f: handlers.setdefault("f", f)


@handlers["k"]
def h():
    return 1


@lambda f: [f]
def i():
    return 2


@(lambda f: f)
def j(): return 3


@(x := deco("walrus"))
def k(): pass


@[lambda f: f, replace][1]
def l(): pass


@deco("t") if True else None
async def m(): pass


@(lambda f: f() * 2)
def n(): return 5


print(h(), i[0](), j(), x is not None, l, n, m.__name__)


class Registry:
    def __init__(self):
        self.items = []

    def __call__(self, f=None, **kw):
        if f is None:
            return lambda f: self(f, **kw)
        self.items.append((f.__name__, kw))
        return f

    def __matmul__(self, o):
        return self


reg = Registry()


@reg
def r1(): pass


@reg(a=1)
def r2(): pass


@reg @ reg
def r3(): pass


print(reg.items)


def refers(f):
    return "refers" in globals(), "later" in globals()


@refers
def later():
    pass


print(later)


class P:
    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = x * 2

    @v.deleter
    def v(self):
        print("deleted")

    @staticmethod
    @deco("static")
    def s(x):
        return x

    @classmethod
    def c(cls):
        return cls.__name__

    @staticmethod
    def helper(f):
        return f

    @helper
    def uses_static(self):
        return "static decorator"


p = P()
p.v = 4
print(p.v, p.s(5), p.c(), p.uses_static())
del p.v


def error(text):
    try:
        exec(text, {})
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in ["@1\ndef f(): pass", "@None\nclass A: pass", "@undefined\ndef f(): pass", "@(yield)\ndef f(): pass", "@a b\ndef f(): pass", "@a\nx = 1", "@a\n", "@a", "@\ndef f(): pass", "@a\n\n# c\ndef f(): pass", "@a def f(): pass", "@a;\ndef f(): pass", "@a, b\ndef f(): pass", "@*a\ndef f(): pass", "@a\nimport b", "@a\nfor x in y: pass", "@a\n@b", "@a := b\ndef f(): pass", "@ callable\ndef f(): pass", "@a\nlambda: 1", "@len\ndef f(): pass", "@int\nclass A: pass", "@a\nasync for x in y: pass", "@a\nwith b: pass"]:
    error(text)
