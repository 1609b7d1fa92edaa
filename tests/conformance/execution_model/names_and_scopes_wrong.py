# Names that are not there, or not yet, in every kind of scope.
def attempt(name, f):
    try:
        print(name, "->", f())
    except Exception as e:
        print(name, "->", type(e).__name__, e, getattr(e, "name", None))


def local_before():
    print(x)
    x = 1


def deleted():
    x = 1
    del x
    return x


def deleted_twice():
    x = 1
    del x
    del x


def conditional(c):
    if c:
        x = 1
    return x


def loop_var():
    for i in []:
        pass
    return i


def except_name():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


def except_name_outer():
    e = "kept"
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


def free_before():
    def inner():
        return y

    inner()
    y = 1


def free_deleted():
    y = 1

    def inner():
        return y

    del y
    return inner()


def free_augmented():
    n = 1

    def inner():
        n += 1

    inner()


def nonlocal_works():
    n = 1

    def inner():
        nonlocal n
        n += 1
        return n

    return inner(), n


def global_deleted():
    global zz
    zz = 1
    del zz
    return zz


def global_never():
    global never_bound
    never_bound += 1


def class_scope():
    x = "function"

    class C:
        x = x
        y = [x for _ in range(1)]

    return C.x


def class_scope_global():
    class C:
        print_ = print
        len = len
        z = len([1])

    return C.z


def comprehension_scope():
    x = "outer"
    [x for x in range(3)]
    return x


def walrus_scope():
    [last := i for i in range(3)]
    return last


def lambda_late():
    fs = [lambda: i for i in range(3)]
    return [f() for f in fs]


def lambda_early():
    return [f() for f in [lambda i=i: i for i in range(3)]]


def exec_scope():
    exec("hidden = 1")
    return hidden


def exec_locals():
    x = 1
    exec("x = 2")
    return x, eval("x")


def import_scope():
    import os as x
    return x is not None


def generator_scope():
    class C:
        n = 3
        g = list(n for _ in range(1))

    return C.g


def cell_of_argument(a):
    def inner():
        nonlocal a
        a += 1
        return a

    return inner(), inner(), a


def builtin_shadow():
    len = lambda x: "mine"
    del len
    return len([])


def star_names():
    a, *b = 1, 2
    del b
    return b


def with_name():
    class M:
        def __enter__(self):
            raise ValueError("enter")

        def __exit__(self, *a):
            pass

    try:
        with M() as m:
            pass
    except ValueError:
        pass
    return m


def match_name():
    match 5:
        case [q]:
            pass
    return q


def import_name():
    try:
        import no_such_module_here as n
    except ImportError:
        pass
    return n


def class_deleted():
    class C:
        x = 1
        del x
        x

    return C


def misspelt():
    value = 1
    return valeu


def suggestion_builtin():
    return pritn


for f in (local_before, deleted, deleted_twice, lambda: conditional(0), lambda: conditional(1), loop_var, except_name, except_name_outer, free_before, free_deleted, free_augmented, nonlocal_works, global_deleted, global_never, class_scope, class_scope_global, comprehension_scope, walrus_scope, lambda_late, lambda_early, exec_scope, exec_locals, import_scope, generator_scope, lambda: cell_of_argument(1), builtin_shadow, star_names, with_name, match_name, import_name, class_deleted, misspelt, suggestion_builtin):
    attempt(f.__name__, f)
