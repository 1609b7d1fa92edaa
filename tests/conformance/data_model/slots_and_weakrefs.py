# __slots__: layouts in inheritance, descriptors, defaults refused, dictionaries and weak references added or not.
import weakref


class A:
    __slots__ = ("x", "_y", "__private")

    def __init__(self):
        self.x = 1
        self.__private = "mangled"


class B(A):
    pass


class C(A):
    __slots__ = ("z",)


class D(A):
    __slots__ = ("__dict__",)


class W(A):
    __slots__ = ("__weakref__",)


class Str:
    __slots__ = "single"


class Empty:
    __slots__ = ()


class Dict:
    __slots__ = {"doc": "documentation of doc", "other": None}


for cls in (A, B, C, D, W, Str, Empty, Dict):
    o = cls()
    try:
        weakref.ref(o)
        weak = True
    except TypeError:
        weak = False
    try:
        o.new = 1
        new = True
    except AttributeError as error:
        new = str(error)
    print(cls.__name__, cls.__slots__, hasattr(o, "__dict__"), weak, new)
a = A()
print(a.x, a._A__private, A.x, type(A.x).__name__, A.x.__get__(a), A.x.__name__, A.x.__objclass__, Dict.doc.__doc__, A.x.__doc__)
for act in (lambda: a._y, lambda: delattr(a, "_y"), lambda: A.x.__get__(5), lambda: A.x.__set__(C(), 9), lambda: A.x.__set__(5, 1), lambda: A.x.__delete__(a), lambda: a.x, lambda: A._y.__get__(a), lambda: setattr(a, "__class__", C), lambda: a.__dict__, lambda: vars(a), lambda: A.__dict__["x"].__set__(a)):
    try:
        print(act())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
for text in ("class X: __slots__ = ('a', 'a')", "class X: __slots__ = ('1',)", "class X: __slots__ = (5,)", "class X: __slots__ = 5", "class X: __slots__ = None", "class X:\n __slots__ = ('a',)\n a = 1", "class X(int): __slots__ = ('a',)", "class X(tuple): __slots__ = ('a',)", "class X(list): __slots__ = ('a',)", "class X(str): __slots__ = ()", "class X(A, Dict): pass", "class X(Empty, A): pass", "class X(A, B): pass", "class X(B, A): __slots__ = ()", "class X(D): __slots__ = ('__dict__',)", "class X(B): __slots__ = ('__weakref__',)", "class X: __slots__ = ('__dict__', '__dict__')", "class X: __slots__ = ['a b']", "class X: __slots__ = ('a',); __slots__ += ('b',)", "class X(type): __slots__ = ('a',)", "class X(type): __slots__ = ()", "class X(Exception): __slots__ = ()", "class X: __slots__ = iter('ab')", "class X: __slots__ = b'ab'", "class X: __slots__ = ('x', '__module__')", "class X: __slots__ = ('__init__',)\n", "class X: __slots__ = ('mro',)"):
    try:
        exec(text, globals().copy())
        print(text, "fine")
    except (TypeError, ValueError) as error:
        print(repr(text), "->", type(error).__name__, error)


class Over(A):
    __slots__ = ("extra",)

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __getattr__(self, name):
        return f"missing {name}"


o = Over()
o.extra = 5
del o.extra
print(o.extra, o.x, o._y)
import copy
import pickle
o2 = copy.copy(a2 := C())
a2.z = [1]
o3 = copy.deepcopy(a2)
print(o2.x, hasattr(o2, "z"), o3.z, o3.z is a2.z, pickle.loads(pickle.dumps(a2)).z, a2.__getstate__())
A.x = "class attribute now"
print(a.x)
try:
    a.x = 1
except AttributeError as error:
    print(error)
