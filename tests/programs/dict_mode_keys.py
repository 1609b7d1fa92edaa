"""Keys of an instance's dict that no slot can stand for: `__dict__` itself, names in `__slots__`, other objects than
strings."""


class E:
    pass


o = E()
o.__dict__["__dict__"] = 5
try:
    print(o.x)
except AttributeError as e:
    print(e)
o.y = 1
print(o.y, o.__dict__)
o = E()
o.x = 1
o.__dict__["__dict__"] = 5
print(o.x, o.__dict__, o.x)


class S:
    __slots__ = ("a",)


class T(S):
    pass


o = T()
o.a = 1
o.__dict__["a"] = "shadow"
for c in "bcdefghij":
    setattr(o, c, c)
print(o.a, len(o.__dict__), o.__dict__["a"])
o = T()
o.a = 1
o.__dict__["a"] = "shadow"
o.b = 2
print(o.a, o.b, o.__dict__)
del o.__dict__["a"]
o.c = 3
print(o.a, o.b, o.c, o.__dict__)

o = E()
o.__dict__[1] = 2
o.z = 3
print(o.z, o.__dict__)
for i in range(200):
    o.z = o.z + 1.5
    if i == 150:
        o.__dict__["__dict__"] = i
print(o.z, o.__dict__)
