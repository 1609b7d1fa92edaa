# warnings: categories, filters, locations and text.
import warnings


def caught(f, action="always"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter(action)
        try:
            r = f()
        except Warning as e:
            r = ("raised", type(e).__name__, str(e))
        except Exception as e:
            r = (type(e).__name__, str(e))
    return r, [(w.category.__name__, str(w.message), w.lineno > 0) for w in seen]


print(caught(lambda: warnings.warn("plain")))
print(caught(lambda: warnings.warn("dep", DeprecationWarning, 1)))
print(caught(lambda: warnings.warn(UserWarning("instance"), None)))
print(caught(lambda: warnings.warn("err"), "error"))
print(caught(lambda: warnings.warn("ign"), "ignore"))
print(caught(lambda: [warnings.warn("once") for _ in range(3)], "once"))
print(caught(lambda: [warnings.warn("def") for _ in range(3)], "default"))
print(caught(lambda: [warnings.warn("mod") for _ in range(3)], "module"))
print(caught(lambda: warnings.warn("bad", int)))
print(caught(lambda: warnings.warn("bad", "UserWarning")))
print(caught(lambda: warnings.warn(5)))
print(caught(lambda: warnings.warn_explicit("exp", RuntimeWarning, "file.py", 7)))
print(caught(lambda: warnings.simplefilter("bogus")))
print(caught(lambda: compile("1 is 1", "<s>", "eval") and None), caught(lambda: compile("'\\d'", "<s>", "eval") and None), caught(lambda: compile("assert (1, 2)", "<s>", "exec") and None), caught(lambda: compile("[](1)", "<s>", "eval") and None))
print(caught(lambda: eval("1 is 1"), "error"), caught(lambda: eval("'\\d'"), "error"), caught(lambda: exec("assert (1, 2)"), "error"))
with warnings.catch_warnings(record=True) as seen:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", message="hide")
    warnings.filterwarnings("error", category=KeyError if False else FutureWarning)
    warnings.warn("hide me")
    warnings.warn("show me")
    try:
        warnings.warn("future", FutureWarning)
    except FutureWarning as e:
        print("error", e)
print([str(w.message) for w in seen])
print(warnings.formatwarning("msg", UserWarning, "f.py", 3, "source line"), end="")
print(issubclass(PendingDeprecationWarning, Warning), sorted(w.__name__ for w in Warning.__subclasses__() if w.__module__ == "builtins"))


@warnings.deprecated("use other")
def old():
    return 1


print(caught(old), old.__deprecated__)
