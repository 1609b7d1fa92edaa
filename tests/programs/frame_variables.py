# The variables of frames by way of f_locals: a mapping that stores them too.
import sys


def show(error, f):
    try:
        print("no error:", f())
    except error as e:
        print(type(e).__name__, e)


def writes(a):
    later = None
    shared = 2

    def inner():
        return shared

    frame = sys._getframe()
    variables = frame.f_locals
    del later
    print(type(variables).__name__, sorted(variables))
    variables["a"] = "changed"
    variables["shared"] = 3
    variables["new"] = 4
    print(a, shared, inner(), variables["new"], "new" in variables, len(variables))
    show(KeyError, lambda: variables["later"])
    show(KeyError, lambda: variables["none of them"])
    show(ValueError, lambda: variables.pop("a"))
    show(KeyError, lambda: variables.pop("none of them"))
    print(variables.pop("new"), variables.pop("new", "gone"))
    try:
        del variables["a"]
    except ValueError as e:
        print(e)
    variables.update({"a": 5})
    variables |= {"shared": 6}
    print(a, inner(), variables.setdefault("a", 7), variables.get("later", "unbound"))
    print(frame.f_locals == variables, variables == dict(variables), frame.f_locals is variables)
    show(TypeError, lambda: hash(variables))
    show(TypeError, lambda: variables.update(3))
    show(TypeError, type(variables))


writes(1)


class Body:
    x = 1
    namespace = sys._getframe().f_locals
    namespace["y"] = 2
    print(type(namespace).__name__, y, sorted(n for n in namespace if n[0] != "_"))


print(sys._getframe().f_locals is globals(), Body.y)


def caller(depth):
    value = "mine"
    if depth:
        return caller(depth - 1)
    names = []
    frame = sys._getframe()
    while frame is not None:
        names.append((frame.f_code.co_name, frame.f_lineno, frame.f_locals.get("depth")))
        frame = frame.f_back
    return names


for row in caller(2):
    print(row)


def changes_caller():
    sys._getframe(1).f_locals["x"] = "by the callee"


def changed():
    x = "own"
    changes_caller()
    return x


print(changed())
print(sys._getframe() is sys._getframe(), [sys._getframe(0).f_code.co_name for _ in range(1)])
show(ValueError, lambda: sys._getframe(100))
