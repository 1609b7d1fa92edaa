# __getattr__, __setattr__, __delattr__, descriptors by property, missing attributes in loops.


class Lazy:
    def __init__(self):
        self.made = 0

    def __getattr__(self, name):
        if name.startswith("x"):
            self.made += 1
            v = len(name)
            setattr(self, name, v)
            return v
        raise AttributeError(f"no {name}")


o = Lazy()
print(o.xa, o.xa, o.xbb, o.made, hasattr(o, "y"), getattr(o, "y", "dflt"), sorted(vars(o)))
try:
    o.y
except AttributeError as e:
    print(e)


class Proxy:
    def __init__(self, target):
        self.__dict__["_t"] = target
        self.__dict__["log"] = []

    def __getattr__(self, name):
        self.log.append("get " + name)
        return getattr(self._t, name)

    def __setattr__(self, name, v):
        self.log.append("set " + name)
        setattr(self._t, name, v)

    def __delattr__(self, name):
        self.log.append("del " + name)
        del self._t.a


class T:
    a = 1

    def hello(self, n):
        return f"hello {n} {self.a}"


t = T()
p = Proxy(t)
p.a = 5
print(p.a, t.a, p.hello("x"), T.a)
del p.a
print(p.a, p.log, "a" in t.__dict__)


class Checked:
    def __init__(self):
        self._v = 0
        self.sets = 0

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, n):
        if n < 0:
            raise ValueError(f"negative {n}")
        self.sets += 1
        self._v = n

    @property
    def fails(self):
        return self.missing_thing

    readonly = property(lambda self: "ro")


c = Checked()
errors = 0
for i in range(-300, 700):
    try:
        c.v = i
        c.v += 1
    except ValueError as e:
        errors += 1
        last = str(e)
print(c.v, c.sets, errors, last, c.readonly)
for f in (lambda: setattr(c, "readonly", 1), lambda: c.fails):
    try:
        f()
    except AttributeError as e:
        print(e)

total = 0
objs = [Lazy(), T(), Checked()]
for i in range(900):
    v = objs[i % 3]
    total += getattr(v, "a", 10) if i % 2 else getattr(v, "xq", 3)
    if i == 450:
        T.xq = 1000
print(total)


class Fallback:
    def __getattr__(self, name):
        return name


f = Fallback()
n = 0
for i in range(1000):
    n += len(f.abc)
    if i == 500:
        f.abc = "longer text"
    if i == 700:
        del f.abc
    if i == 800:
        Fallback.abc = "class attribute"
print(n, f.anything, f.abc)
