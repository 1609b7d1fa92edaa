# Annotations are evaluated when somebody asks for them, by `__annotate__`.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


log = []


def note(x):
    log.append(x)
    return x


def f(a: note("a"), b: note("b") = 1, *args: note("args"), c: note("c"), **kw: note("kw")) -> note("return"):
    pass


print(log)
print(f.__annotations__, log)
print(f.__annotations__ is f.__annotations__, log)
print(f.__annotate__(1), f.__annotate__.__name__, f.__annotate__.__qualname__)
show(lambda: f.__annotate__(3))
show(lambda: f.__annotate__())
show(lambda: f.__annotate__(2) == f.__annotations__)


def later(x: Later, y: "text") -> list:
    pass


show(lambda: later.__annotations__)
Later = int
show(lambda: later.__annotations__)


def plain():
    pass


print(plain.__annotations__, plain.__annotate__, (lambda: 0).__annotations__)
plain.__annotations__["x"] = int
print(plain.__annotations__)
plain.__annotate__ = lambda format: {"format": format}
print(plain.__annotations__)
plain.__annotations__ = {"set": 1}
print(plain.__annotate__, plain.__annotations__)
plain.__annotate__ = lambda format: 5
show(lambda: plain.__annotations__)


def set_to(obj, name, value):
    setattr(obj, name, value)


show(lambda: set_to(plain, "__annotate__", 5))
show(lambda: set_to(plain, "__annotations__", 5))
set_to(plain, "__annotate__", None)
print(plain.__annotations__, plain.__annotate__)
del plain.__annotations__
print(plain.__annotations__)


class A:
    x: note("x")
    y: int = 5
    if y:
        z: "conditional"
    else:
        w: "not reached"
    for i in range(2):
        loop: i

    def method(self, a: y, b: "b") -> Later:
        v: undefined_name = 1
        (self.attr): undefined_name = 2
        return v

    _private: int
    __mangled: str


print(A.__annotations__)
print(A.__annotations__ is A.__annotations__, "__annotations__" in A.__dict__, A().method(1, 2))
print(A.method.__annotations__, A.method.__annotate__.__qualname__, A.__annotate__.__qualname__)


class B(A):
    pass


class C(A):
    own: float


print(B.__annotations__, C.__annotations__, B.__annotate__)
show(lambda: A().__annotations__)
show(lambda: int.__annotations__)
C.__annotations__ = {"new": 1}
print(C.__annotations__, C.__annotate__)
del C.__annotations__
print(C.__annotations__)
C.__annotate__ = lambda format: {"f": format}
print(C.__annotations__)


def outer():
    local = "local"

    class Inner:
        name = "class name"
        a: (local, name)
        b: [x for x in (name, local)]

        def m(self, p: name, q: local, r: Inner): ...

    def g(x: local): ...

    return Inner, g


I, g = outer()
print(I.__annotations__, g.__annotations__, {k: str(v) for k, v in I.m.__annotations__.items() if k != "r"})

before: note("before")
if log:
    taken: note("taken") = 1
else:
    skipped: note("skipped") = 2
try:
    in_try: int = 3
    1 / 0
    after_raise: int
except ZeroDivisionError:
    in_except: str
import sys

module = sys.modules[__name__]
show(lambda: module.__annotations__)
print(__annotate__(1) == module.__annotations__, sorted(__conditional_annotations__))
target = {}
target["k"]: note("subscript") = 1
print(target, "subscript" in log)
(parenthesised): note("p") = 4
print("parenthesised" in module.__annotations__, parenthesised)


def stars(*args: *tuple[int, str]): ...


print(stars.__annotations__)
total = 0
for i in range(100):

    def hot(a: int, b: i = 1) -> str: ...

    total += hot.__annotations__["b"]
print(total)
