# Setting __name__, __qualname__, __module__, __doc__, __bases__ and __class__ of classes.

def attempt(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class A:
    "doc of A"


class B:
    pass


class C(A):
    pass


for text in ("A.__name__ = 'Renamed'", "A.__name__ = 5", "A.__name__ = 'a\\0b'", "A.__name__ = ''", "A.__name__ = 'A'", "del A.__name__", "A.__qualname__ = 'X.A'", "A.__qualname__ = 5", "del A.__qualname__",
             "A.__module__ = 'm'", "A.__module__ = 5", "print(A)", "A.__module__ = None", "print(A)", "del A.__module__", "A.__doc__ = 'new'", "print(A.__doc__)", "A.__doc__ = 5", "del A.__doc__", "int.__doc__ = 'x'", "int.__name__ = 'x'", "int.x = 5", "del int.real", "type.x = 1", "int.__bases__ = ()",
             "C.__bases__ = (B,)", "print(C.__mro__, C.__base__)", "C.__bases__ = ()", "C.__bases__ = [B]", "C.__bases__ = (C,)", "C.__bases__ = (int,)", "C.__bases__ = (5,)", "C.__bases__ = (A, B)", "print(A.__subclasses__(), B.__subclasses__())", "B.__bases__ = (C,)", "del C.__bases__", "A.__bases__ = (object,)", "C.__base__ = A", "C.__mro__ = ()", "C.__dict__ = {}", "C.__dict__['x'] = 1", "C.__flags__ = 1", "C.__basicsize__ = 0"):
    attempt(text)
c = C()
for text in ("c.__class__ = B", "print(type(c))", "c.__class__ = int", "c.__class__ = 5", "del c.__class__", "c.__class__ = type", "(5).__class__ = C", "[].__class__ = C", "c.__dict__ = {'q': 1}", "print(c.q)", "c.__dict__ = 5", "del c.__dict__", "print(c.__dict__)", "A.__class__ = type", "A.__class__ = A"):
    attempt(text)


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("a",)


class S3:
    __slots__ = ("b",)


s = S1()
s.a = 7
for text in ("s.__class__ = S2", "print(type(s).__name__, s.a)", "s.__class__ = S3", "s.__class__ = A", "c.__class__ = S1"):
    attempt(text)
