# Which variables are seen where evaluation is put off: in annotations, type aliases and bounds inside of classes.
x = "global"


def outer():
    x = "nonlocal"

    class Bound:
        type Alias = x
        early = Alias.__value__

        def meth[T: x](self, arg: x): ...
        bound = meth.__type_params__[0].__bound__
        x = "class"

    class Free:
        type Alias = x

        def meth(self, arg: x): ...

    class Declared:
        global x
        type Alias = x
    Declared.x = "set later"
    return Bound, Free, Declared


bound, free, declared = outer()
print(bound.early, bound.bound, bound.Alias.__value__, bound.meth.__annotations__)
print(free.Alias.__value__, free.meth.__annotations__, declared.Alias.__value__)


class Private[__T]:
    param = __T

    def meth[__U](self, arg: __T, other: __U):
        return __T, __U

    type Alias[__V] = (__T, __V)


print(Private.__type_params__[0].__name__, Private.meth.__type_params__[0].__name__)
print(Private.meth.__annotations__["arg"] is Private.param, Private().meth(1, 2)[0] is Private.param)
for source in [
    "[i for i in (lambda: (j := range(5)))()]",
    "[i for i in [j for j in range(5) if (j := True)]]",
    "class X[T]([(x := 3) for _ in y]): pass",
    "type X = (yield)",
    "def f(): (x): (await 42)",
]:
    try:
        compile(source, "<source>", "exec")
        print("no error", source)
    except SyntaxError as e:
        print(e.msg)
