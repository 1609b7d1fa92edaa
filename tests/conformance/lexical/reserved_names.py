# Private names are mangled in class bodies, whatever binds or reads them.
class Outer:
    __x = 1
    ___y = 2
    __z__ = 3
    __ = 4
    _w = 5

    def __m(self, __p, *__q, __r=1, **__s):
        __local = 1
        import sys as __sys
        global __g
        __g = 9
        return sorted(k for k in locals() if k != "self")

    def call(self):
        return self.__m(1, 2, __r=3, __t=4)

    class __Inner:
        __deep = 1
        names = [n for n in locals() if "deep" in n]

    def attrs(self):
        self.__a = 1
        self.__b__ = 2
        self.b.__c if False else None
        del self.__a
        return [n for n in vars(self)]

    def handlers(self):
        try:
            raise ValueError("v")
        except ValueError as __e:
            out = [n for n in locals() if "__e" in n]
        with open_like() as __f:
            out += [n for n in locals() if "__f" in n]
        for __i in [1]:
            out += [n for n in locals() if "__i" in n]
        return out + [(lambda __k: list(locals()))(1)] + [[list(locals()) for __c in [1]]]

    def text(self):
        return f"{self.__x} {self.___y=}", getattr(self, "_Outer__x"), hasattr(self, "__x")

    def matching(self, v):
        match v:
            case {"k": __bound, **__rest}:
                return [n for n in locals() if "_Outer" in n]


class open_like:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        pass


o = Outer()
print([n for n in vars(Outer) if "x" in n or "y" in n or "z" in n or n in ("__", "_w")])
print(o._Outer__m(0), _Outer__g)
try:
    print(o.call())
except TypeError as e:
    print(e)
print(Outer._Outer__Inner.names, Outer._Outer__Inner.__qualname__, Outer._Outer__Inner.__name__)
print(o.attrs(), o.handlers(), o.text(), o.matching({"k": 1}))


class ___:
    __a = 1


class __Lead:
    __a = 1

    def f(self):
        try:
            return __undefined
        except NameError as e:
            return str(e), e.name


print([n for n in vars(___) if n.endswith("_a")], [n for n in vars(__Lead) if n.endswith("_a")], __Lead().f())
try:
    o.__missing
except AttributeError as e:
    print(e)
