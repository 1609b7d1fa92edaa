# warnings: filters of each action, order, categories, lines, registries, catch_warnings, deprecated.
import warnings


def run(*filters, times=2, cats=(UserWarning,)):
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        for f in filters:
            warnings.simplefilter(*f[:1], **(f[1] if len(f) > 1 else {}))
        try:
            for _ in range(times):
                for c in cats:
                    warnings.warn("first", c)
                warnings.warn("second")
        except Warning as w:
            return "raised", repr(w), len(caught)
    return [(w.category.__name__, str(w.message)) for w in caught]


for action in ("always", "all", "default", "module", "once", "ignore", "error"):
    print(action, run((action,)))
print(run(("ignore", {"category": DeprecationWarning}), ("always", {"append": True}), cats=(DeprecationWarning, RuntimeWarning)))
print(run(("error", {"category": FutureWarning}), cats=(FutureWarning,)))
for args in (("bad",), ("ignore", 5), ("ignore", int), ("ignore", UserWarning, -1), ("ignore", UserWarning, "x")):
    try:
        warnings.simplefilter(*args)
        print("fine", args)
    except Exception as error:
        print(args, type(error).__name__, error)
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", message="no.*such")
    warnings.filterwarnings("error", message="BAD", category=RuntimeWarning)
    warnings.filterwarnings("always", module="__main__", lineno=0, append=True)
    warnings.warn("no one such")
    warnings.warn("not such")
    try:
        warnings.warn("bad thing", RuntimeWarning)
    except RuntimeWarning as error:
        print("error", error)
    warnings.warn("bad thing", UserWarning)
print([str(w.message) for w in caught])
for args, kw in (((5,), {}), (("x", int), {}), (("x", 5), {}), (("x", None), {}), ((UserWarning("inst"),), {}), ((UserWarning("inst"), RuntimeWarning), {}), (("x",), {"stacklevel": 100}), (("x",), {"source": 5}), (("x",), {"bad": 1})):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            warnings.warn(*args, **kw)
            print(args, kw, [(w.category.__name__, str(w.message), w.filename.rsplit("/")[-1]) for w in caught])
        except Exception as error:
            print(args, kw, type(error).__name__, error)


def helper(level):
    warnings.warn("from helper", stacklevel=level)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    helper(1)
    helper(2)
lines = [w.lineno for w in caught]
print(lines[1] - lines[0])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", UserWarning, "file.py", 42, module="mod", registry=(reg := {}))
    warnings.warn_explicit("explicit", UserWarning, "file.py", 42, registry=reg)
print([(w.filename, w.lineno) for w in caught], warnings.formatwarning("m", UserWarning, "f.py", 3, "code line"), repr(warnings.formatwarning(UserWarning("m"), UserWarning, "nofile", 3)))


@warnings.deprecated("use other")
def old():
    return "old"


@warnings.deprecated("no class", category=FutureWarning)
class Old:
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(), old.__deprecated__, type(Old()).__name__)

    class Sub(Old):
        pass
    Sub()
print([(w.category.__name__, str(w.message)) for w in caught])
try:
    warnings.deprecated(5)
except TypeError as error:
    print(error)
cm = warnings.catch_warnings()
cm.__enter__()
try:
    cm.__enter__()
except RuntimeError as error:
    print(error)
cm.__exit__()
try:
    warnings.catch_warnings().__exit__()
except RuntimeError as error:
    print(error)
with warnings.catch_warnings(action="error"):
    try:
        warnings.warn("now an error")
    except UserWarning as error:
        print(error)
shown = []
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = lambda m, c, f, l, file=None, line=None: shown.append((str(m), c.__name__))
    warnings.warn("to the hook")
print(shown, sorted(c.__name__ for c in Warning.__subclasses__() if c.__module__ == "builtins"))
