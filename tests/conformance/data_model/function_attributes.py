# Function objects: attributes that can be read, set and deleted.
def make():
    v = "cell"

    def f(a, b=1, *, c=2) -> int:
        "doc"
        return v
    return f


f = make()
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__type_params__)
print(f.__closure__[0].cell_contents, f.__globals__ is globals(), f.__builtins__ is __builtins__.__dict__, f.__code__.co_freevars)
f.x = 1
f.__dict__["y"] = 2
print(f.x, f.y, vars(f))
f.__name__ = "renamed"
f.__qualname__ = "Q"
f.__doc__ = None
f.__module__ = None
print(repr(f)[:14], f.__doc__, f.__module__)
f.__defaults__ = (5, 6)
f.__kwdefaults__ = {"c": 7, "extra": 8}
print(f(), f.__defaults__)
f.__defaults__ = None
f.__kwdefaults__ = None


def error(text):
    try:
        exec(text)
        print(text, "-> fine")
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["f()", "f(1)", "f.__defaults__ = [1]", "f.__kwdefaults__ = [1]", "f.__code__ = 5", "f.__name__ = None", "f.__qualname__ = 1", "f.__dict__ = None", "f.__dict__ = {'z': 1}\nprint(f.z, hasattr(f, 'x'))", "f.__closure__ = None", "f.__globals__ = {}", "f.__builtins__ = {}", "f.__annotations__ = 5", "f.__annotations__ = None\nprint(f.__annotations__)", "f.__annotations__ = {'q': 1}\nprint(f.__annotations__, f.__annotate__)", "f.__annotate__ = 5", "f.__annotate__ = None\nprint(f.__annotations__)", "f.__annotate__ = lambda fmt: {'from': fmt}\nprint(f.__annotations__)", "f.__annotate__ = lambda fmt: 5\nf.__annotations__", "f.__type_params__ = 5", "f.__type_params__ = (1,)\nprint(f.__type_params__)", "del f.__name__", "del f.__qualname__", "del f.__doc__\nprint(f.__doc__)", "del f.__module__\nprint(f.__module__)", "del f.__defaults__\nprint(f.__defaults__)", "del f.__kwdefaults__", "del f.__dict__", "del f.__code__", "del f.__annotations__\nprint(f.__annotations__)", "del f.__annotate__", "del f.__closure__", "del f.z", "del f.nothing", "f.nothing", "f.__closure__[0].cell_contents = 'new'\nprint(f.__closure__[0].cell_contents)", "del f.__closure__[0].cell_contents\nf.__closure__[0].cell_contents", "f.__class__ = 5", "f.__call__.__name__", "f.__get__", "type(f)()", "type(f)(1, 2)", "type(f)(f.__code__, {})", "type(f)(f.__code__, {}, None, None, ())", "type(f)(f.__code__, {}, None, None, (1,))", "type(f)(f.__code__, 5)", "print(type(f)(make.__code__, {}, 'n', (1,)).__defaults__)", "class X(type(f)): pass", "hash(f)", "f < f", "f + 1", "len(f)"]:
    error(text)


class C:
    def m(self):
        pass


m = C().m
print(m.__self__.__class__.__name__, m.__func__ is C.m, m.__name__, m.__qualname__, m.__doc__, m == m, m.__module__)
c = C()
print(c.m == c.m, c.m is c.m, hash(c.m) == hash(c.m), C().m == C().m)
for text in ["m.x = 1", "m.__name__ = 'x'", "m.__func__ = 1", "m.__self__ = 1", "del m.__doc__", "type(m)()", "type(m)(1, 2)", "type(m)(len, None)", "print(type(m)(len, 'abc')())", "m.nothing", "C.m.attr = 5\nprint(m.attr)"]:
    error(text)
