# Class bodies are not enclosing scopes of functions in them.
v = "global"


class A:
    v = "class"
    seen = v

    def method(self):
        return v

    def default(self, d=v):
        return d

    lam = lambda self: v
    comp = [v for _ in [1]]
    first = [c for c in v]
    gen = list(v for _ in [1])

    class Inner:
        seen = v

        def m(self):
            return v


a = A()
print(a.seen, a.method(), a.default(), a.lam(), a.comp, a.first, a.gen, A.Inner.seen, A.Inner().m())


def outer():
    v = "outer"

    class B:
        seen = v
        v = "class"
        later = v

        def m(self):
            return v
    return B.seen, B.later, B().m()


try:
    print(outer())
except NameError as e:
    print(type(e).__name__, e)


def outer2():
    v = "outer2"

    class C:
        if False:
            v = "never"
        seen = v
    return C.seen


print(outer2())


def outer3():
    w = "outer3"

    class D:
        seen = w
        locals()["w"] = "via locals"
        again = w
    return D.seen, D.again


print(outer3())


class E:
    try:
        print(undefined_in_class)
    except NameError as e:
        msg = str(e)
    x = 1
    del x
    try:
        x
    except NameError as e:
        msg2 = str(e)
    global made_global
    made_global = "g"
    len = lambda s: "own len"
    n = len("abc")

    def uses_len(self):
        return len("abc")


print(E.msg, E.msg2, made_global, E.n, E().uses_len(), "e" in vars(E))


def annotation_scope():
    T = "local T"

    class F:
        T = "class T"
        x: T

        def m(self, a: T) -> T: pass
    return F.__annotations__, F.m.__annotations__


print(annotation_scope())
