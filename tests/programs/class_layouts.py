# Which classes an instance may get, by what they add to which base.
class Mixin: __slots__ = ()
class M2: __slots__ = ()
class C0: pass
class C1: pass
class C2(Mixin, C1): pass
class C3(C1, Mixin): pass
class C4(C1): pass
class C5(Mixin): pass
class C6(C5): pass
class C7(C4, Mixin): pass
class S1: __slots__ = ("a",)
class S2: __slots__ = ("a",)
class S3(S1): __slots__ = ()
class S4(S2): pass
class S5(S1): pass
class S6(Mixin): __slots__ = ("a",)
class S7: __slots__ = ("a", "__dict__")
class S8: __slots__ = ("b",)
class S9: __slots__ = ("a", "b")
class S10: __slots__ = ("b", "a")
class I1(int): pass
class I2(int): pass
class I3(I1): pass
class I4(Mixin, int): pass
class I5(int, Mixin): pass
all_ = [Mixin, M2, C0, C1, C2, C3, C4, C5, C6, C7, S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, I1, I2, I3, I4, I5]
for a in all_:
    row = ""
    for b in all_:
        o = a()
        try: o.__class__ = b; row += "."
        except TypeError as e: row += "L" if "layout" in str(e) else "x"
    print(a.__name__, a.__base__.__name__, row)


class Base:
    pass


class Old(Base):
    pass


for bases in ((C1,), (Mixin,), (Mixin, C1), (S1,), (I1,), (C1, Mixin), (object,)):
    try:
        Old.__bases__ = bases
        print([b.__name__ for b in Old.__bases__])
    except TypeError as e:
        print(e)
