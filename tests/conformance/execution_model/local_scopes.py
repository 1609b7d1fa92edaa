# Names in functions: local, cell, free and global, and when they are unbound.
x = "global"


def reads():
    return x


def assigns():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e, e.name)
    x = "local"
    return x


def conditionally(flag):
    if flag:
        v = 1
    return v


def in_loop():
    for i in ():
        pass
    return i


def try_import():
    try:
        import nothing_here as m
    except ImportError:
        pass
    return m


def shadow_builtin():
    print(len)
    len = 5


def closure_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e, e.name)
    later = 1
    return inner()


def deep():
    a = 1

    def b():
        def c():
            return a
        return c
    return b()()


def comp_unbound():
    return [unset for _ in [1]]
    unset = 1


def after_except():
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    return e


def star_target():
    *a, b = [1]
    del a
    return a


print(reads(), assigns(), closure_unbound(), deep())
for f, args in ((conditionally, (0,)), (in_loop, ()), (try_import, ()), (shadow_builtin, ()), (comp_unbound, ()), (after_except, ()), (star_target, ())):
    try:
        print(f.__name__, f(*args))
    except NameError as e:
        print(f.__name__, type(e).__name__, e)
try:
    undefined
except NameError as e:
    print(type(e).__name__, e, e.name, e.args)
print(conditionally(1))
