# isinstance, issubclass and virtual subclasses.
import abc


class Meta(type):
    def __instancecheck__(cls, o):
        return o == 5

    def __subclasscheck__(cls, c):
        return c is float


class V(metaclass=Meta):
    pass


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): pass

    @property
    @abc.abstractmethod
    def g(self): pass

    @classmethod
    def __subclasshook__(cls, c):
        return True if hasattr(c, "quack") else NotImplemented


class Duck:
    quack = 1


class Half(Abstract):
    def f(self): pass


class Full(Half):
    g = 1


Abstract.register(int)
print(isinstance(5, V), isinstance(6, V), isinstance(V(), V), issubclass(float, V), issubclass(V, V), isinstance(Duck(), Abstract), issubclass(int, Abstract), isinstance(True, Abstract), issubclass(str, Abstract), isinstance(Full(), Abstract))
print(isinstance(1, (str, (float, int))), isinstance(1, ()), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, (str, int)), issubclass(bool, int | str), isinstance([], list[int].__origin__), isinstance(True, int), isinstance(int, type), isinstance(type, type), isinstance(object(), object))
for text in ["isinstance(1, 5)", "isinstance(1, 'int')", "isinstance(1, (int, 5))", "isinstance('a', (int, 5))", "isinstance(1, [int])", "isinstance(1, list[int])", "isinstance([], list[int])", "isinstance(1, int | list[int])", "isinstance([], int | list[int])", "isinstance(1, None)", "isinstance()", "isinstance(1)", "issubclass(1, int)", "issubclass(int, 1)", "issubclass(int, (str, 5))", "issubclass(int, list[int])", "issubclass(None, int)", "Abstract()", "Half()", "type(Full()).__name__", "Abstract.__abstractmethods__ == {'f', 'g'}", "Half.__abstractmethods__", "int.__abstractmethods__", "Abstract.register(5)", "Abstract.register(Full)"]:
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


class Fake:
    @property
    def __class__(self):
        return int


class FakeBases:
    __bases__ = (int,)


f = Fake()
print(isinstance(f, int), isinstance(f, Fake), type(f) is Fake, issubclass(type(f), int))
for c in (FakeBases(), type("B", (), {"__bases__": 5})(), type("B", (), {"__bases__": ()})()):
    try:
        print(issubclass(c, int), issubclass(c, str))
    except TypeError as e:
        print(e)
