# Calls of native functions with arguments that do not fit, for the programs named native_*.py.


class Other:
    def __repr__(self):
        return "Other()"


WRONG = (None, 1, 1.5, "xy", b"xy", [], Other())


def report(label, f, args, kwargs={}):
    shown = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
    try:
        f(*args, **kwargs)
    except Exception as e:
        print(f"{label}({', '.join(shown)}): {type(e).__name__}: {e}")
    else:
        print(f"{label}({', '.join(shown)}) is right")


def facts(f, label):
    print(label, f.__name__, f.__qualname__, repr(f.__text_signature__), isinstance(f.__doc__, str) and f.__doc__ != "")


def probe(label, f, good, named={}):
    """Too few, too many, wrongly named, and wrongly typed arguments."""
    facts(f, label)
    for n in range(len(good)):
        report(label, f, good[:n])
    report(label, f, good + (Other(),))
    report(label, f, good + (Other(), 2))
    report(label, f, good, {"bogus": 1})
    report(label, f, good[:-1], {"bogus": 1})
    for i in range(len(good)):
        for w in WRONG:
            report(label, f, good[:i] + (w,) + good[i + 1:])
    for name, value in named.items():
        report(label, f, good, {name: value})
        for w in WRONG:
            report(label, f, good, {name: w})
        report(label, f, good + (value,) * 2, {name: value})


def probe_method(cls, name, new, good, named={}, types=True):
    """The same for a method; `new` makes the receiver."""
    label = f"{cls.__name__}.{name}"
    facts(getattr(cls, name), label)
    facts(getattr(new(), name), "bound " + label)
    report(label, getattr(cls, name), ())
    report(label, getattr(cls, name), (Other(),) + good)
    report(label, getattr(cls, name), (Other(),))
    for n in range(len(good) + 1):
        report("bound " + label, getattr(new(), name), good[:n])
    for extra in range(1, 4):
        report("bound " + label, getattr(new(), name), good + (1,) * extra)
    report("bound " + label, getattr(new(), name), good, {"bogus": 1})
    report("bound " + label, getattr(new(), name), good[:-1], {"bogus": 1})
    for i in range(len(good)):
        for w in WRONG if types else ():
            report("bound " + label, getattr(new(), name), good[:i] + (w,) + good[i + 1:])
    for key, value in named.items():
        report("bound " + label, getattr(new(), name), good, {key: value})
        for w in WRONG:
            report("bound " + label, getattr(new(), name), good, {key: w})
        report("bound " + label, getattr(new(), name), good + (value,) * 2, {key: value})
