# In which order with looks up and calls __enter__ and __exit__, on the class only, and what it does with odd ones.

def attempt(act):
    try:
        print("->", act())
    except BaseException as error:
        print("->", type(error).__name__, error, "| context:", repr(error.__context__))


def use(cm):
    with cm as x:
        print("body", x)
    return "end"


class Meta(type):
    def __getattribute__(cls, name):
        print("meta", name)
        return super().__getattribute__(name)


class CM(metaclass=Meta):
    def __getattribute__(self, name):
        print("instance", name)
        return object.__getattribute__(self, name)

    def __enter__(self):
        return "entered"

    def __exit__(self, *args):
        print("exit", args)


attempt(lambda: use(CM()))


class D:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner):
        print("get", self.name)
        return lambda *args: print("call", self.name, len(args)) or self.name


class Descriptors:
    __enter__ = D("enter")
    __exit__ = D("exit")


attempt(lambda: use(Descriptors()))


class OnInstance:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *a: None


class NoExit:
    def __enter__(self):
        print("entered")


class NoEnter:
    def __exit__(self, *a):
        pass


class NoneExit(NoExit):
    __exit__ = None


class Static:
    __enter__ = staticmethod(lambda: "static")
    __exit__ = staticmethod(lambda *a: print("static exit", a))


class ClassM:
    @classmethod
    def __enter__(cls):
        return cls.__name__

    @classmethod
    def __exit__(cls, *a):
        print(cls.__name__, a)


class FewArgs:
    def __enter__(self):
        pass

    def __exit__(self):
        pass


class AsyncOnly:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *a):
        pass


class Truth:
    def __bool__(self):
        raise RuntimeError("truth of exit")


class BadTruth:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        return Truth()


for cm in (OnInstance(), NoExit(), NoEnter(), NoneExit(), Static(), ClassM(), FewArgs(), AsyncOnly(), 5, None, BadTruth(), open):
    attempt(lambda: use(cm))


def raising():
    with BadTruth():
        raise KeyError("body")


attempt(raising)


class Replaces:
    def __repr__(self):
        return "Replaces()"

    def __enter__(self):
        Replaces.__exit__ = lambda self, *a: print("new exit")
        return self

    def __exit__(self, *a):
        print("old exit")


attempt(lambda: use(Replaces()) and use(Replaces()))


class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print(t.__name__ if t else t, v)
        return [1]


def swallowed():
    for i in range(3):
        with Swallow():
            if i == 1:
                continue
            raise ValueError(i)
    with Swallow():
        return "returned"


attempt(swallowed)
