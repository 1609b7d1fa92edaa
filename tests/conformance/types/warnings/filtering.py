# Warnings: filters, categories, records and errors.
import warnings


class Mine(UserWarning):
    pass


def shown(f):
    with warnings.catch_warnings(record=True) as got:
        warnings.simplefilter("always")
        f()
    return [(w.category.__name__, str(w.message), w.lineno > 0) for w in got]


print(shown(lambda: warnings.warn("plain")), shown(lambda: warnings.warn("mine", Mine)), shown(lambda: warnings.warn(Mine("object"))))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", DeprecationWarning)
    except DeprecationWarning as e:
        print("raised", e)
    warnings.filterwarnings("ignore", message="quiet.*")
    warnings.warn("quiet please")
    try:
        warnings.warn("not quiet")
    except UserWarning as e:
        print(e)
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("again", Mine)
print(len(got))
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("same place")
    warnings.warn("other place")
print(len(got))
for bad in (
    lambda: warnings.warn("x", int),
    lambda: warnings.warn("x", "notacategory"),
    lambda: warnings.simplefilter("nonsense"),
    lambda: warnings.filterwarnings("error", lineno=-1),
    lambda: warnings.filterwarnings("error", category=int),
):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e)[:70])


def deep():
    warnings.warn("outer", stacklevel=2)


with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("always")
    deep()
print(got[0].lineno - deep.__code__.co_firstlineno > 2, got[0].filename.endswith("filtering.py"))
print(warnings.formatwarning("text", Mine, "f.py", 7, line="  code"), end="")
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", Mine, "some.py", 99, module="m")
print(got[0].filename, got[0].lineno)


@warnings.deprecated("use other")
def old():
    return 1


@warnings.deprecated("class gone", category=FutureWarning)
class Old:
    pass


print(shown(old), shown(Old), old.__deprecated__)
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("always")
    compile("x = 1 is 1", "f", "exec")
    compile("assert (1, 'x')", "f", "exec")
    compile(r"'\q'", "f", "exec")
    compile("[1](2)", "f", "exec") if False else None
print([(w.category.__name__, str(w.message)) for w in got])
