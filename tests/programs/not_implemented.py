"""Special methods that return NotImplemented: the message names the operands' classes."""
# __op__ written in Python returning NotImplemented: the message names the left operand's class
class Base:
    def __add__(s, o): return NotImplemented
    def __eq__(s, o): return NotImplemented
    def __lt__(s, o): return NotImplemented
    def __pow__(s, o): return NotImplemented
    def __isub__(s, o): return NotImplemented
    def __ipow__(s, o): return NotImplemented
class Derived(Base): pass
def local():
    class Loc(Base):
        def __add__(s, o): return NotImplemented
    return Loc()
class Outer:
    class In(Base):
        def __mul__(s, o): return NotImplemented
def test(f, *a):
    try: print(f(*a))
    except TypeError as e: print(e)
def isub(a):
    a -= 1
def ipow(a):
    a **= 1
def iadd(a):
    a += 1
for o in (Base(), Derived(), local(), Outer.In()):
    test(lambda: o + 1)
    test(lambda: o == o)
    test(lambda: o != o)
    test(lambda: o == 1)
    test(lambda: o < 1)
    test(lambda: o < o)
    test(lambda: o > 1)
    test(lambda: 1 < o)
    test(lambda: o ** 2)
    test(lambda: pow(o, 2))
    test(lambda: 1 + o)
    test(lambda: o * 2)
    test(isub, o); test(ipow, o); test(iadd, o)
def hot(n):
    o = Derived(); r = 0; m = ""
    for i in range(n):
        if o == o: r += 1
        if o != o: r += 100
        x = o == o
        r += x
        try: o + i
        except TypeError as e: m = str(e)
    return r, m
print(hot(2000))
