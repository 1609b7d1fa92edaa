# The name that a handler binds is deleted at its end, in functions, classes, at module level and with global.

try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
try:
    e
except NameError as error:
    print(error)
e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
print("e" in globals(), isinstance(kept, ZeroDivisionError))
try:
    1 / 0
except ZeroDivisionError as e:
    del e
try:
    1 / 0
except ZeroDivisionError as e:
    e = 5
print("e" in globals())


def f():
    try:
        raise ValueError("v")
    except ValueError as e:
        get = lambda: e
        print(repr(get()))
    try:
        get()
    except NameError as error:
        print(error)
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(f())


def g():
    global shared
    try:
        raise KeyError("k")
    except KeyError as shared:
        print("shared" in globals())
    return "shared" in globals()


print(g())


class C:
    try:
        raise OSError("o")
    except OSError as in_class:
        text = str(in_class)


print(C.text, hasattr(C, "in_class"))


def loop():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 1:
                continue
            if i == 2:
                break
    return "e" in locals()


def returns():
    try:
        raise ValueError("r")
    except ValueError as e:
        return str(e), "e" in locals()


def nested():
    try:
        raise ValueError(1)
    except ValueError as e:
        try:
            raise KeyError(2)
        except KeyError as e:
            inner = repr(e)
        return inner, "e" in locals()


def raising():
    try:
        try:
            raise ValueError(1)
        except ValueError as e:
            raise KeyError(2)
    except KeyError as outer:
        return "e" in locals(), repr(outer.__context__)


print(loop(), returns(), nested(), raising())
for bad in ("5", "'text'", "[ValueError]", "(ValueError, 5)", "((ValueError, OSError), KeyError)", "()", "None", "int", "ValueError()"):
    try:
        exec(f"try: 1/0\nexcept {bad}: print('caught')")
    except Exception as error:
        print(bad, type(error).__name__, error, repr(error.__context__))
try:
    {}[1]
except (ValueError, (KeyError,) if False else KeyError) as e:
    print("by tuple", e)
