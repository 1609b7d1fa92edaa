# __subclasses__, mro() overridden in metaclasses, and what changes of bases do to subclasses.
import gc


class A:
    pass


class B(A):
    x = "B"


class C(A):
    x = "C"


class D(B, C):
    pass


print(A.__subclasses__(), [c.__name__ for c in D.mro()], type.mro(D) == list(D.__mro__), D.x)
class Other:
    x = "Other"


B.__bases__ = (Other,)
print([c.__name__ for c in D.__mro__], A.__subclasses__(), Other.__subclasses__())
B.__bases__ = (A,)
del B.x
print(D.x)
del D
gc.collect()
print(B.__subclasses__())


class Meta(type):
    def mro(cls):
        order = super().mro()
        if cls.__name__ == "Reverse":
            return [cls, Right, Left, Top, object]
        return order


class Top(metaclass=Meta):
    pass


class Left(Top):
    x = "left"


class Right(Top):
    x = "right"


class Reverse(Left, Right):
    pass


print(Reverse.x, [c.__name__ for c in Reverse.__mro__], super(Right, Reverse()).x)
for result in (5, [], [int], None, [object, "a"]):
    class Odd(type):
        def mro(cls):
            return result
    try:
        made = Odd("made", (), {})
        print(made.__mro__)
    except TypeError as error:
        print(error)


class Own(type):
    def mro(cls):
        return (cls, *A.__mro__) if cls.__bases__ == (object,) else super().mro()


A.greeting = "from A without a base"


class Free(metaclass=Own):
    pass


print(Free.greeting, issubclass(Free, A), isinstance(Free(), A), Free.__bases__, Free in A.__subclasses__())
for bases in ("A, B", "A, object, B", "object, A", "B, A, C", "int, A, float", "A, A"):
    try:
        exec(f"class X({bases}): pass")
        print(bases, "fine")
    except TypeError as error:
        print(bases, "->", error)
print(type.__subclasses__(type) == type.__subclasses__(type), Meta in type.__subclasses__(type), bool in int.__subclasses__())
try:
    type.__subclasses__()
except TypeError as error:
    print(error)
try:
    type.__subclasses__(5)
except TypeError as error:
    print(error)
