# object itself: construction with arguments, its methods called directly, attributes that cannot be set.

def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, str(error).split(" at 0x")[0])


class Init:
    def __init__(self, x):
        self.x = x


class New:
    def __new__(cls, x):
        return super().__new__(cls)


class Both:
    def __new__(cls, *a):
        return object.__new__(cls)

    def __init__(self, *a):
        object.__init__(self)


class PassNew:
    def __new__(cls, x):
        return object.__new__(cls, x)


class PassInit:
    def __init__(self, x):
        super().__init__(x)


class Plain:
    pass


o, p = object(), Plain()
for text in ("type(object())", "object(1)", "object(x=1)", "Plain(1)", "Init(5).x", "Init()", "type(New(1))", "New()", "type(Both(1, 2))", "PassNew(1)", "PassInit(1)", "object.__new__(Init).__dict__", "object.__new__(int)", "object.__new__(5)", "object.__new__()", "object.__init__(p)", "object.__init__(p, 1)", "object.__init__(o, 1)", "object.__new__(Plain, 1)", "setattr(o, 'x', 1)", "o.x", "delattr(o, 'x')", "o.__dict__", "vars(o)", "o == o", "o != object()", "o < o", "o.__eq__(o)", "o.__eq__(5)", "o.__ne__(o)", "o.__lt__(1)", "hash(o) == hash(o)", "o.__hash__() == hash(o)", "bool(o)", "len(o)", "iter(o)", "o()", "o[0]", "o + 1", "-o", "int(o)", "format(o, '') == str(o)", "format(o, 'x')", "o.__sizeof__() > 0", "o.__dir__() == dir(o)", "sorted(o.__dir__()) == dir(o)", "[n for n in dir(o) if n not in dir(int)]", "o.__reduce_ex__(2)[0].__name__", "o.__reduce_ex__('a')", "o.__getstate__()", "p.__getstate__()", "Init(3).__getstate__()", "o.__class__", "object.__class__", "object.__bases__", "object.__base__", "object.__mro__", "object.__name__", "object.__subclasshook__(int)", "object.__init_subclass__()", "object.__init_subclass__(x=1)", "object.__getattribute__(p, 'zz')", "object.__getattribute__(p, 5)", "object.__getattribute__(p)", "object.__setattr__(p, 'q', 1)", "p.q", "object.__setattr__(int, 'x', 1)", "object.__setattr__(p, 5, 1)", "object.__delattr__(p, 'q')", "object.__delattr__(p, 'q')", "object.__str__('text')", "object.__hash__([]) != 0", "object.__eq__(1, 1)", "object.__eq__(1, 1.0)", "object.__ne__('a', 'a')", "object.__format__(5, '')", "object.__str__()", "object.x", "setattr(object, 'x', 1)", "delattr(object, '__str__')", "isinstance(object, object)", "issubclass(type, object)", "type(object) is type", "object.__doc__ is not None", "callable(object)", "object() in [o]", "repr(o).startswith('<object object at 0x')", "repr(p).startswith('<__main__.Plain object at 0x')"):
    attempt(text)
p.__class__ = Init
p.x = "swapped"
print(type(p).__name__, p.x)
try:
    o.__class__ = Plain
except TypeError as error:
    print(error)


class Eq:
    def __eq__(self, other):
        return True


class Sub(Eq):
    __hash__ = object.__hash__


print(Eq.__hash__, hash(Sub()) != 0, Eq() != 5, Eq() == None)
try:
    {Eq()}
except TypeError as error:
    print(error)
