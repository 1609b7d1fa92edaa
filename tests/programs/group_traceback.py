# How groups are printed when nobody catches them: boxes, causes, notes, and what is too wide or too deep.
def raised(e):
    try:
        raise e
    except BaseException as x:
        return x


def with_cause():
    try:
        try:
            {}["missing"]
        except KeyError as e:
            raise ValueError("from a key") from e
    except ValueError as e:
        return e


def deep(n):
    g = ExceptionGroup("innermost", [ValueError(n)])
    for i in range(n):
        g = ExceptionGroup(f"level {i}", [g, TypeError(i)] if i % 3 == 0 else [g])
    return g


noted = raised(OSError(2, "no such thing"))
noted.add_note("a note\nof two lines")
inner = raised(ExceptionGroup("inner", [with_cause(), noted]))
inner.add_note("note of a group")
wide = ExceptionGroup("wide", [ValueError(i) for i in range(18)])
sixteen = ExceptionGroup("sixteen", [IndexError(i) for i in range(16)])
try:
    try:
        raise RuntimeError("first")
    except RuntimeError:
        raise ExceptionGroup("outer", [inner, TypeError("plain"), wide, sixteen, deep(12)])
except* TypeError as g:
    raise KeyError("in the handler")
