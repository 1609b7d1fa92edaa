# object.__getstate__: instances with dicts, slots, both, none.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    pass

class S:
    __slots__ = ("a", "_S__p", "b")

class SD(S):
    pass

class Weak:
    __slots__ = ("__weakref__", "x")

class Sub(S):
    __slots__ = ("c",)

class L(list):
    __slots__ = ("z",)

a, s, sd, w, sub, l = A(), S(), SD(), Weak(), Sub(), L([1])
print(a.__getstate__(), s.__getstate__(), sd.__getstate__(), w.__getstate__(), sub.__getstate__(), l.__getstate__())
a.x = s.a = sd.a = sd.new = w.x = sub.c = sub.b = l.z = 1
print(a.__getstate__(), s.__getstate__(), sd.__getstate__(), w.__getstate__(), sub.__getstate__(), l.__getstate__())
print(a.__getstate__() is a.__dict__, a.__getstate__() == vars(a))
for value in (5, "s", [], {}, None, object(), 1.5, (), b"", set(), int, len, ValueError("v"), range(3), iter([]), (lambda: 0), bytearray(b"x"), slice(1), property()):
    try:
        print(type(value).__name__, value.__getstate__())
    except TypeError as error:
        print(type(value).__name__, error)
check(object.__getstate__)
class NoState:
    __getstate__ = None

class Arg:
    def __getstate__(self, extra):
        return 1

class SetState:
    def __setstate__(self, state):
        self.got = state

import copy
check(copy.copy, NoState())
check(copy.copy, Arg())
x = SetState()
x.y = 1
print(vars(copy.copy(x)))
print(vars(copy.deepcopy(x)))
t = copy.copy(s)
print(t.a, hasattr(t, "b"))
t = copy.copy(sd)
print(t.a, t.new, vars(t))
t = copy.copy(l)
print(t, t.z, type(t).__name__)
class New:
    def __new__(cls, *args, **named):
        self = super().__new__(cls)
        self.made = (args, named)
        return self

    def __getnewargs_ex__(self):
        return (1, 2), {"k": 3}

print(copy.copy(New()).made, New().__reduce_ex__(2)[0].__name__, New().__reduce_ex__(4)[0].__name__)
