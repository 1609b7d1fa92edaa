# Function objects: attributes that can be set, and what they refuse.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def f(a, b=2, *c, d=4, **e) -> int:
    "doc"
    return (a, b, c, d, e)

def free():
    x = 1
    def inner():
        return x
    return inner

def plain():
    return "plain"

shows("""
f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__closure__, f.__dict__, f.__type_params__, f.__globals__ is globals(), f.__builtins__ is not None, f.__code__.co_name
f.nothing
free().__closure__[0].cell_contents, free().__code__.co_freevars, free.__code__.co_cellvars, free().__qualname__
f == f, f != plain, hash(f) == hash(f), bool(f), callable(f), repr(f).startswith("<function f at 0x"), type(f).__name__
f < plain
f + 1
f[0]
len(f)
f.__get__(5)(1)[0], f.__get__(None, int) is f, f.__call__(1), type(f).__call__(plain)
f.__get__(None, None)
type(f)(f.__code__, {})(1, d=4, e=5) if False else type(f)(plain.__code__, {})()
type(f)(plain.__code__, {}, "renamed").__name__, type(f)(f.__code__, {}, None, (7, 8))(), type(f)(f.__code__, {}, argdefs=(1,), kwdefaults={"d": 5})(3)
type(f)(f.__code__, {})(1)
type(f)(free().__code__, {}, None, None, free().__closure__)()
type(f)(free().__code__, {})
type(f)(free().__code__, {}, None, None, ())
type(f)(free().__code__, {}, None, None, (5,))
type(f)(plain.__code__, {}, None, None, free().__closure__)
type(f)(5, {})
type(f)(plain.__code__, 5)
type(f)(plain.__code__, {}, 5)
type(f)(plain.__code__, {}, None, 5)
type(f)()
type("X", (type(f),), {})
""".replace("\nf[0]\n", "\nf.__getitem__\n"))
for name, value in (("__name__", "g"), ("__name__", 5), ("__qualname__", "q"), ("__qualname__", None), ("__doc__", 5), ("__doc__", None), ("__defaults__", (9,)), ("__defaults__", [1]), ("__defaults__", None), ("__kwdefaults__", {"d": 1}), ("__kwdefaults__", 5), ("__annotations__", {"a": 1}), ("__annotations__", 5), ("__code__", plain.__code__), ("__code__", 5), ("__code__", free().__code__), ("__closure__", ()), ("__globals__", {}), ("__dict__", {"x": 1}), ("__dict__", 5), ("__module__", 5), ("__type_params__", ()), ("__type_params__", 5), ("__builtins__", {}), ("anything", 1), ("__class__", int)):
    try:
        setattr(f, name, value)
        print(name, repr(getattr(f, name)).split(" at 0x")[0])
    except (TypeError, AttributeError, ValueError) as error:
        print(name, type(error).__name__, error)
print(f())
for name in ("__name__", "__doc__", "__defaults__", "__kwdefaults__", "__annotations__", "__code__", "anything", "nothing", "__module__", "__closure__"):
    try:
        delattr(f, name)
        print("deleted", name, getattr(f, name, "gone"))
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
