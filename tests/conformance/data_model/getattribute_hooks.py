# __getattribute__, __getattr__, __setattr__, __delattr__ and __dir__ on instances and through inheritance.

class Log:
    def __init__(self):
        object.__setattr__(self, "seen", [])
        self.x = 1

    def __getattribute__(self, name):
        if name != "seen" and not name.startswith("__"):
            object.__getattribute__(self, "seen").append("get " + name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        self.seen.append("fallback " + name)
        if name == "bad":
            raise AttributeError("custom message")
        return name.upper()

    def __setattr__(self, name, value):
        self.seen.append(f"set {name}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.seen.append(f"del {name}")
        super().__delattr__(name)

    @property
    def prop(self):
        return self.missing_inside

    def method(self):
        return self.x


o = Log()
print(o.x, o.nothing, o.method(), o.prop, getattr(o, "zz"), hasattr(o, "bad"), getattr(o, "bad", "default"))
o.x += 1
del o.x
print(o.x, o.seen)
try:
    del o.nothing
except AttributeError as error:
    print(error)
try:
    o.bad
except AttributeError as error:
    print(error, error.name, error.obj is o)


class Only:
    def __getattribute__(self, name):
        raise AttributeError(f"no {name}")


try:
    Only().x
except AttributeError as error:
    print(error)
print(hasattr(Only(), "__class__"), type(Only()).__name__, isinstance(Only(), Only))


class Other:
    def __getattribute__(self, name):
        raise KeyError(name)


for act in (lambda: Other().x, lambda: hasattr(Other(), "x"), lambda: getattr(Other(), "x", 1)):
    try:
        print(act())
    except KeyError as error:
        print("KeyError", error)


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)

    def __len__(self):
        return len(self.target)


class T(list):
    pass


t = T([1, 2])
p = Proxy(t)
p.tag = "x"
p.append(3)
print(t, t.tag, p.tag, len(p), vars(p)["target"] is t)
try:
    p[0]
except TypeError as error:
    print(error)


class Deep:
    def __getattr__(self, name):
        return self.__getattr__


print(callable(Deep().a), Deep().a("b").__name__)


class Loop:
    def __getattr__(self, name):
        return self.other


try:
    Loop().x
except RecursionError as error:
    print(type(error).__name__)


class Added:
    pass


a = Added()
try:
    a.q
except AttributeError as error:
    print(error)
Added.__getattr__ = lambda self, name: "late " + name
print(a.q)
del Added.__getattr__
print(hasattr(a, "q"))
a.__getattr__ = lambda name: "instance"
print(hasattr(a, "q"))
