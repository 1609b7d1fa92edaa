# repr, str and format of every kind of object, and of subclasses with and without their own methods.

def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S(str):
    pass
class R(str):
    def __repr__(self): return "R!"
    def __str__(self): return "Rs"
    def __format__(self, spec): return "Rf" + spec
class L(list): pass
class D(dict): pass
class T(tuple): pass
class F(frozenset): pass
class E(Exception): pass
class E2(Exception):
    def __str__(self): return "custom"
class E3(ValueError):
    def __repr__(self): return "E3repr"
class BadR:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, s): return 7
class X:
    def __repr__(self): return "X()"
class C: pass
class O:
    class I: pass
    def m(self): pass
print(S("a"), repr(S("a'")), [S("x")], str(S("q")), f"{S('z'):>3}", "%s %r" % (S("p"), S("p")), "{}".format(S("f")), type(str(S("q"))).__name__, S("a") + "b", S("ab")[0], len(S("abc")), S("a") == "a", {S("a"): 1}["a"], "a" in {S("a")}, S("x").upper(), S("a").join(["1", "2"]))
print(R("a"), repr(R("a")), [R("a")], f"{R('z')}", f"{R('z'):>3}", f"{R('z')!r}", f"{R('z')!s}", "%s %r" % (R("p"), R("p")), "{} {!r} {!s:>4}".format(R("f"), R("f"), R("f")), str(R("q")), "".join([R("a"), R("b")]), R("a") + "x")
print(L([1, 2]), [L([1])], D({1: 2}), T((1,)), F([1]), F(), frozenset(), set(), frozenset([1]), {1}, [set()])
print(E(), E("a"), E("a", 1), repr(E()), repr(E("a")), repr(E("a", 1)), E2("x"), repr(E2("x")), E3("x"), [E3("x")], KeyError("a"), repr(KeyError("a")), KeyError("a", 2), KeyError(), [ValueError("it's")])
print(OSError(2, "No such file"), OSError("x"), repr(OSError(2, "x")), OSError(2, "x", "f.txt"), repr(OSError(2, "x", "f.txt")), repr(FileNotFoundError(2, "x")))
t(lambda: repr(BadR())); t(lambda: str(BadR())); t(lambda: f"{BadR()}"); t(lambda: format(BadR())); t(lambda: [BadR()]); t(lambda: "%s" % BadR()); t(lambda: "%r" % BadR()); t(lambda: "{}".format(BadR())); t(lambda: print(BadR())); t(lambda: ascii(BadR()))
print(X(), [X(), (X(),), {X(): X()}], f"{X()}", f"{X()!r:>6}", "%s" % X(), "{}".format(X()), str(X()))
print(C, [C], str(C), f"{C}", int, [str], O, O.I, ValueError, type, E, type(None), type(NotImplemented), type(...))
print(repr(O.m)[:17], repr(O().m)[:16], repr(len), repr("".join)[:40], repr(str.join), repr(list.append), repr(X.__repr__)[:20], repr(O())[:18], repr(object())[:17], repr(lambda: 0)[:25])
l = [1]; l.append(l); d = {}; d["d"] = d; d["l"] = l; tt = (l, d); l.append(tt)
print(l); print(d); print(tt); v = {1: None}; v[1] = v.values(); 
p = property(lambda s: 1)
print(repr(p)[:19], repr(staticmethod(len)), repr(classmethod(len)), repr(super(S, S("a"))))
print(range(5), [range(1, 5, 2)], slice(1, 2), slice(None), [slice(1, None, -1)])
