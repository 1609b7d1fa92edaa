# The with statement: lookups, order, suppression and errors.
class M:
    def __init__(self, name, suppress=False, enter=None, exit=None):
        self.name, self.suppress, self.enter, self.exit = name, suppress, enter, exit

    def __enter__(self):
        print("enter", self.name, end=" ")
        if self.enter:
            raise self.enter
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None, end=" ")
        if self.exit:
            raise self.exit
        return self.suppress


def run(f):
    try:
        print("->", f())
    except Exception as e:
        print("!", repr(e), repr(e.__context__))


def plain():
    with M("a") as x:
        return x


def two():
    with M("a") as x, M("b") as y:
        return x, y


def parenthesised():
    with (M("a") as x, M("b"), M("c") as (z, *_),):
        return x, z


def raising():
    with M("a"), M("b"):
        raise ValueError("v")


def suppressed():
    with M("a"), M("b", suppress=1):
        raise ValueError("v")
    return "after"


def suppressed_outer():
    with M("a", suppress="yes"), M("b"):
        raise ValueError("v")
    return "after"


def enter_fails():
    with M("a"), M("b", enter=KeyError("e")):
        print("never")


def enter_fails_suppressed():
    with M("a", suppress=True), M("b", enter=KeyError("e")):
        print("never")
    return "after"


def exit_fails():
    with M("a"), M("b", exit=KeyError("x")):
        pass


def exit_fails_on_error():
    with M("a", suppress=True), M("b", exit=KeyError("x")):
        raise ValueError("v")
    return "after"


def target_fails():
    with M("a") as (p, q):
        print("never")


def loop_jumps():
    for i in range(3):
        with M("l"):
            if i == 0:
                continue
            break
    return i


def nested_return():
    with M("a"):
        with M("b"):
            return "r"


def truth_fails():
    class T:
        def __bool__(self):
            raise TypeError("no truth")
    with M("a", suppress=T()):
        raise ValueError("v")


def target_kinds():
    class O:
        pass
    o, l = O(), [0]
    with M("a") as o.x, M("b") as l[0], M("c") as [p]:
        return o.x, l, p


for f in (plain, two, parenthesised, raising, suppressed, suppressed_outer, enter_fails, enter_fails_suppressed, exit_fails, exit_fails_on_error, target_fails, loop_jumps, nested_return, truth_fails, target_kinds):
    print(f.__name__, end=": ")
    run(f)


class NoExit:
    def __enter__(self):
        print("entered")


class NoEnter:
    def __exit__(self, *a):
        pass


class OnInstance:
    def __init__(self):
        self.__enter__ = self.__exit__ = lambda *a: 1


class WrongArity:
    def __enter__(self):
        pass

    def __exit__(self):
        pass


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *a):
        print(cls.__name__, len(a), end=" ")


class AsyncOnly:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *a):
        pass


def use(c):
    def f():
        with c as x:
            return x
    return f


for c in (NoExit(), NoEnter(), OnInstance(), WrongArity(), Static(), AsyncOnly(), 1, None, M):
    run(use(c))
