"""Functions that are called when the program ends, the last one first."""

_functions = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [f for f in _functions if f[0] != func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _next():
    """What the interpreter calls next at the end, or None."""
    return _functions.pop() if _functions else None


def _run_exitfuncs():
    while entry := _next():
        func, args, kwargs = entry
        func(*args, **kwargs)
