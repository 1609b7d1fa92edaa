# What object gives every instance.
def attempt(name, f):
    try:
        print(name, "->", repr(f()).split(" at 0x")[0])
    except Exception as e:
        print(name, "->", type(e).__name__, e)


class Empty:
    pass


class Init:
    def __init__(self, a):
        self.a = a


class New:
    def __new__(cls, a):
        return super().__new__(cls)


class Both:
    def __new__(cls, *a):
        return super().__new__(cls)

    def __init__(self, *a):
        super().__init__()


class BadBoth:
    def __new__(cls, *a):
        return super().__new__(cls, *a)

    def __init__(self, *a):
        super().__init__(*a)


o = object()
e = Empty()
attempt("arguments", lambda: object(1))
attempt("keyword", lambda: object(a=1))
attempt("empty arguments", lambda: Empty(1))
attempt("init", lambda: Init())
attempt("new", lambda: New())
attempt("new fine", lambda: type(New(1)).__name__)
attempt("both", lambda: type(Both(1, 2)).__name__)
attempt("bad both", lambda: BadBoth(1))
attempt("bad both none", lambda: type(BadBoth()).__name__)
attempt("eq", lambda: (o == o, o == object(), o.__eq__(o), o.__eq__(5), o != o, o.__ne__(5), o.__ne__(o)))
attempt("order", lambda: o < o)
attempt("order method", lambda: (o.__lt__(o), o.__ge__(1)))
attempt("hash", lambda: hash(o) == object.__hash__(o))
attempt("str", lambda: (str(o)[:7], repr(e).split(" object")[0], format(e, "")[:3]))
attempt("format", lambda: format(e, "x"))
attempt("format type", lambda: e.__format__(5))
attempt("dir", lambda: sorted(set(dir(e)) - set(dir(object))))
attempt("reduce", lambda: e.__reduce_ex__(2)[0].__name__)
attempt("reduce old", lambda: e.__reduce_ex__(0)[0].__name__)
attempt("getstate", lambda: (e.__getstate__(), object().__getstate__()))
attempt("sizeof", lambda: o.__sizeof__() > 0)
attempt("subclasshook", lambda: Empty.__subclasshook__(int))
attempt("init_subclass", lambda: Empty.__init_subclass__())
attempt("init_subclass arguments", lambda: Empty.__init_subclass__(a=1))
attempt("class", lambda: (e.__class__ is Empty, o.__class__ is object))
attempt("no attributes", lambda: setattr(o, "x", 1))
attempt("no attribute", lambda: o.x)
attempt("no delete", lambda: delattr(o, "x"))
attempt("setattr method", lambda: object.__setattr__(e, "y", 2) or e.y)
attempt("setattr on type", lambda: object.__setattr__(int, "y", 2))
attempt("setattr on own type", lambda: object.__setattr__(Empty, "y", 2))
attempt("delattr method", lambda: object.__delattr__(e, "zz"))
attempt("getattribute", lambda: object.__getattribute__(e, "y"))
attempt("getattribute type", lambda: object.__getattribute__(e, 5))
attempt("getattribute of type", lambda: object.__getattribute__(Empty, "__name__"))
attempt("name type", lambda: getattr(e, 5))
attempt("set name type", lambda: setattr(e, 5, 1))
attempt("has name type", lambda: hasattr(e, 5))
attempt("new of int", lambda: object.__new__(int))
attempt("new of nothing", lambda: object.__new__(5))
attempt("abstract", lambda: object.__new__(type("A", (), {"__abstractmethods__": 1})))
attempt("call", lambda: o())
attempt("item", lambda: o[0])
attempt("len", lambda: len(o))
attempt("iter", lambda: iter(o))
attempt("contains", lambda: 1 in o)
attempt("add", lambda: o + 1)
attempt("bool", lambda: bool(o))
attempt("bases", lambda: (object.__bases__, object.__mro__, object.__base__))
attempt("set class", lambda: setattr(o, "__class__", Empty))
attempt("set class same", lambda: setattr(e, "__class__", Init) or type(e).__name__)
