# Deleting attributes: instances, classes, slots, properties, hooks, what is found afterwards.

class A:
    shared = "class"
    both = "class"

    def __init__(self):
        self.own = 1
        self.both = "instance"

    @property
    def ro(self):
        return 5

    def method(self):
        return "method"


a = A()
del a.both
print(a.both, vars(a))
for text in ("del a.both", "del a.shared", "del a.ro", "del a.method", "del a.own", "del a.own", "del a.missing", "del A.missing", "del A.shared", "a.shared", "del A.method", "a.method()", "del a.__class__", "del a.__dict__", "vars(a)", "del A.__dict__", "del A.__name__", "del A.__init__", "A().__dict__", "del a.__doc__", "delattr(a, 5)", "delattr(a)", "delattr(a, 'zz')", "del int.real", "del (5).real", "del [].append", "del len.__name__", "del None.x"):
    try:
        if text.startswith("del "):
            exec(text)
            print(text)
        else:
            print(text, eval(text))
    except (AttributeError, TypeError) as error:
        print(text, "->", type(error).__name__, error)


class Hook:
    def __delattr__(self, name):
        print("delattr", name)
        if name.startswith("keep"):
            raise AttributeError(f"{name} stays")
        super().__delattr__(name)


h = Hook()
h.x = h.keep = 1
del h.x
for name in ("x", "keep"):
    try:
        delattr(h, name)
    except AttributeError as error:
        print(error)
print(vars(h))
h.__dict__.pop("keep")
print(hasattr(h, "keep"))


class Meta(type):
    def __delattr__(cls, name):
        print("meta delattr", name)
        super().__delattr__(name)


class M(metaclass=Meta):
    x = 1


del M.x
print(hasattr(M, "x"))


class Base:
    v = "base"


class Child(Base):
    v = "child"


c = Child()
c.v = "instance"
for _ in range(2):
    print(c.v, end=" ")
    del c.v
    print(c.v)
    c.v = "again"
    del Child.v
    print(c.v)
    del c.v
    print(c.v)
    Child.v = "child again"
    c.v = "instance"
