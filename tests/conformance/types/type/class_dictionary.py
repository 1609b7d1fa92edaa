# The mapping proxy of a class, vars, dir, attributes through the metaclass, private names.

class Meta(type):
    shared = "of the metaclass"

    @property
    def prop(cls):
        return f"property of {cls.__name__}"

    def method(cls):
        return cls.__name__

    def both(cls):
        return "meta"


class A(metaclass=Meta):
    __private = 1
    both = "class"

    def get(self):
        return self.__private

    def __eq__(self, other):
        return True


a = A()
print(A.shared, A.prop, A.method(), A.both, a.get(), A._A__private, A.__hash__)
for name in ("shared", "prop", "method", "__private", "mro", "__name__"):
    try:
        print(name, getattr(a, name))
    except AttributeError as error:
        print(error)
try:
    A.prop = 5
except AttributeError as error:
    print(error)
try:
    hash(a)
except TypeError as error:
    print(error)
d = vars(A)
print(type(d).__name__, "get" in d, d["both"], d.get("zzz"), len(d) == len(list(d)))
for act in ("d['x'] = 1", "del d['both']", "d.clear()", "d.pop('both')", "d.update(x=1)", "d |= {}"):
    try:
        exec(act)
    except (TypeError, AttributeError) as error:
        print(act, "->", type(error).__name__, error)
A.x = 5
print(d["x"], sorted(k for k in d if not k.startswith("__")))
del A.x
print("x" in d)
try:
    del A.x
except AttributeError as error:
    print(error)
print([n for n in dir(A) if not n.startswith("__")], [n for n in dir(a) if not n.startswith("__")])
print("mro" in dir(A), "mro" in dir(type), "shared" in dir(A))


class __Odd:
    __x = 1

    class _:
        __y = 2
    try:
        __z = __missing
    except NameError as error:
        print(error)


print(sorted(k for k in vars(__Odd) if "__" not in k[:2]), sorted(k for k in vars(__Odd._) if not k.startswith("__")))


class ___:
    __kept = 1
    __kept__ = 2


print(sorted(k for k in vars(___) if "kept" in k))


class Mangle:
    def f(self, __arg=1, **__kw):
        __local = 2
        import os as __os
        return sorted(locals())

    def g(self):
        global __glob
        __glob = 3
        return self.__attr if hasattr(self, "_Mangle__attr") else "no"


m = Mangle()
print(m.f(_Mangle__arg=4), m.g(), _Mangle__glob)
m._Mangle__attr = "set"
print(m.g())
try:
    m.f(__arg=4)
    print("into kw")
except TypeError as error:
    print(error)
