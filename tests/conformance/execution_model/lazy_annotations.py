# Annotations are evaluated when somebody asks.
import annotationlib
from annotationlib import Format


class A:
    x: undefined
    y: int = 1
    self_: "A"

    def m(self, q: missing) -> also_missing: ...


def f(a: int, b: later = 2, *c: "text", d: list[later] = ()) -> A.y: ...


try:
    A.__annotations__
except NameError as e:
    print(e, e.name)
print(annotationlib.get_annotations(A, format=Format.STRING))
fr = annotationlib.get_annotations(A, format=Format.FORWARDREF)
print(fr["x"], type(fr["x"]).__name__, fr["y"], fr["self_"])
try:
    f.__annotations__
except NameError as e:
    print(e)
later = str
print(f.__annotations__, f.__annotations__ is f.__annotations__)
print(annotationlib.get_annotations(f, format=Format.STRING))
undefined = float
print(A.__annotations__, A.__annotate__(Format.VALUE) == A.__annotations__)
try:
    A.__annotate__(Format.STRING)
except NotImplementedError:
    print("only values")
try:
    A.m.__annotations__
except NameError as e:
    print(e)
fwd = annotationlib.get_annotations(A.m, format=Format.FORWARDREF)
print(fwd["q"].__forward_arg__, fwd["return"].__forward_arg__)
missing = int
print(fwd["q"].evaluate())


def g():
    local = bytes

    def h(x: local, y: int) -> local: ...

    class C:
        z: local
        w: "z"

    return h, C


h, C = g()
print(h.__annotations__, C.__annotations__)
h.__annotations__ = {"changed": 1}
print(h.__annotations__, h.__annotate__)
h.__annotate__ = lambda format: {"by": format}
print(h.__annotations__, annotationlib.get_annotations(h))
del h.__annotations__
print(h.__annotations__, h.__annotate__)
for bad in (lambda: setattr(h, "__annotations__", 5), lambda: setattr(h, "__annotate__", 5), lambda: setattr(A, "__annotate__", 5), lambda: delattr(A, "__annotate__")):
    try:
        bad()
        print("set")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
flag = True
log = []


def note(x):
    log.append(x)
    return x


class Conditional:
    if flag:
        a: note(1)
    else:
        b: note(2)
    for i in range(2):
        c: note(3) = i


print(log, Conditional.__annotations__, log)


class Plain: ...


print(Plain.__annotations__, Plain.__annotate__, "__annotations__" in Plain.__dict__)


class Child(A): ...


print(Child.__annotations__, Child.__annotate__)
print((lambda x: x).__annotations__, (lambda x: x).__annotate__)
module_level: note("module") = 5
print(__annotations__ if "__annotations__" in globals() else "not yet", __annotate__(1))
x: int
try:
    x
except NameError as e:
    print(e)
(y): note("never")
log[0:1]: note("nor this")
print(log)
