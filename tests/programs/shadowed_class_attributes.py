# Attributes of instances that hide attributes of the class: defaults in the class, and what becomes of them.


class Plain:
    n = 0
    name = "class"

    def method(self):
        return "method"

    def bump(self):
        self.n += 1


def count(o, n):
    for i in range(n):
        o.bump()
    return o.n


def read(objects):
    return [o.n for o in objects], [o.name for o in objects]


a, b = Plain(), Plain()
print(count(a, 500), Plain.n, b.n, count(b, 3), read([a, b, Plain()]))
Plain.n = 7
print(count(a, 100), Plain().n, count(Plain(), 200))
a.method = lambda: "own"
print([o.method() for o in [a, b] * 3])
del a.n
print(a.n, count(a, 5), a.__dict__["n"])


class Data:
    def __get__(self, o, t=None):
        return "data" if o is not None else self

    def __set__(self, o, v):
        print("set", v)


class NonData:
    def __get__(self, o, t=None):
        return "non-data"


class K:
    x = 1
    y = NonData()


def store(objects, n):
    for i in range(n):
        for o in objects:
            o.x = i
            o.y = i
    return [(o.x, o.y) for o in objects]


objects = [K(), K()]
print(store(objects, 300))
K.y = Data()
print([o.y for o in objects], store(objects, 2))
K.x = property(lambda self: "property")
print([o.x for o in objects])
try:
    store(objects, 1)
except AttributeError as e:
    print(e)
K.x = 5
print([o.x for o in objects], store(objects[:1], 1))


class Late:
    pass


class L:
    z = Late()


def fill(o, n):
    total = 0
    for i in range(n):
        o.z = i
        total += o.z
    return total


o = L()
print(fill(o, 300))
Late.__set__ = lambda self, o, v: None
Late.__get__ = lambda self, o, t=None: 1000
print(fill(o, 300), o.z)
del Late.__set__
print(fill(o, 300), o.z)
del Late.__get__
print(fill(o, 300), o.z)


class Base:
    size = 3


class Sub(Base):
    def __init__(self, size=None):
        if size:
            self.size = size


def total(items):
    n = 0
    for s in items:
        n += s.size
    return n


items = [Sub(i % 4) for i in range(400)]
print(total(items))
Base.size = 30
print(total(items))
Sub.size = 300
print(total(items))
Base.size = Data()
print(total(items))
del Sub.size
try:
    print(total(items))
except TypeError as e:
    print(e)
