# How the methods of str bind and convert arguments.
from _mod_probe import Other, facts, probe_method, report


def text():
    return "Abxy xyz"


for name in """capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace
istitle isupper lower swapcase title upper""".split():
    probe_method(str, name, text, ())
for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
    probe_method(str, name, text, ("xy", 0, 9))
    report(name, getattr(text(), name), ("xy",), {"start": 1})
for name in ["startswith", "endswith"]:
    report(name, getattr(text(), name), (("xy", 1),))
for name in ["center", "ljust", "rjust"]:
    probe_method(str, name, text, (12, "x"))
    report(name, getattr(text(), name), (10**30,))
    report(name, getattr(text(), name), (4, "x"))
for name in ["strip", "lstrip", "rstrip"]:
    probe_method(str, name, text, ("A",))
for name in ["partition", "rpartition", "removeprefix", "removesuffix"]:
    probe_method(str, name, text, ("x",))
    report(name, getattr(text(), name), ("",))
for name in ["split", "rsplit"]:
    probe_method(str, name, text, (), {"sep": "x", "maxsplit": 1})
    report(name, getattr(text(), name), ("",))
    report(name, getattr(text(), name), ("x", 1), {"sep": "x"})
    report(name, getattr(text(), name), ("x", 10**30))
    report(name, getattr(text(), name), ("x", 1, 2, 3))
probe_method(str, "splitlines", text, (), {"keepends": True})
probe_method(str, "replace", text, ("x", "y"), {"count": 1})
report("replace", text().replace, ("x", "y", 1))
report("replace", text().replace, ("x", "y", "z"))
report("replace", text().replace, ("x", "y", 1, 2))
report("replace", text().replace, ("x",), {"new": 1})
report("replace", text().replace, (), {"count": 1})
report("replace", text().replace, ("x", "y", 1), {"count": 1})
print("aaa".replace("a", "b", count=1), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", count=-1))
probe_method(str, "join", text, (["a"],))
report("join", text().join, (["a", 1],))
probe_method(str, "zfill", text, (10,))
probe_method(str, "expandtabs", text, (), {"tabsize": 3})
report("expandtabs", text().expandtabs, (10**30,))
report("expandtabs", text().expandtabs, (2**31,))
probe_method(str, "translate", text, ({},))
probe_method(str, "encode", text, (), {"encoding": "utf-8", "errors": "strict"}, types=False)
report("encode", text().encode, ("nonsense",))
report("encode", text().encode, ("ascii", 1))
report("encode", text().encode, (None,))
probe_method(str, "format_map", text, ({},))
facts(str.format, "format")
report("format", str.format, ())
report("format", str.format, (1,))
print("{} {a}".format(1, a=2))
facts(str.maketrans, "maketrans")
for args in [(), (1,), ({},), ("ab", "cd"), ("ab", "cd", "e"), ("ab", 1), (1, "ab"), ("ab", "cd", 1), ("a", "bc"), ("a", "b", "c", "d"), ({"ab": 1},), ({1.5: 1},)]:
    report("maketrans", str.maketrans, args)
report("maketrans", str.maketrans, ("a",), {"y": "b"})


class Text(str):
    pass


print(Text("a b").split(maxsplit=0), Text("ab").find("b"), str.upper(Text("ab")))
report("str.find", str.find, (1, "a"))
report("str.find", str.find, ("a",))
report("str.replace", str.replace, (b"a", "a", "b"))
