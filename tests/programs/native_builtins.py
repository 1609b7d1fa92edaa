# How the built-in functions bind and convert arguments.
import builtins
from _mod_probe import Other, facts, probe, report

print(isinstance(builtins.__doc__, str) and builtins.__doc__ != "")


class Quiet:
    def write(self, s):
        pass

    def flush(self):
        pass


class Plain:
    pass


probe("abs", abs, (1,))
probe("all", all, ([],))
probe("any", any, ([],))
probe("ascii", ascii, (1,))
probe("bin", bin, (1,))
probe("callable", callable, (1,))
probe("chr", chr, (1,))
report("chr", chr, (-1,))
report("chr", chr, (10**30,))
probe("delattr", delattr, (Plain(), "nothing")) if False else facts(delattr, "delattr")
for args in [(), (1,), (1, 2), (1, "x"), (1, 2, 3), (1, None)]:
    report("delattr", delattr, args)
report("delattr", delattr, (1,), {"name": "x"})
facts(dir, "dir")
report("dir", dir, (1, 2))
report("dir", dir, (), {"object": 1})
probe("divmod", divmod, (5, 2))
probe("format", format, (5, "d"))
facts(getattr, "getattr")
for args in [(), (1,), (1, 2), (1, "x"), (1, "x", 2), (1, None), (1, "x", 2, 3)]:
    report("getattr", getattr, args)
report("getattr", getattr, (1, "x"), {"default": "x"})
probe("globals", globals, ())
facts(hasattr, "hasattr")
for args in [(), (1,), (1, 2), (1, "x"), (1, "x", 2), (1, None)]:
    report("hasattr", hasattr, args)
report("hasattr", hasattr, (1,), {"name": "x"})
facts(hash, "hash")
for args in [(), ([],), ({},), (1, 2)]:
    report("hash", hash, args)
report("hash", hash, (), {"obj": 1})
probe("hex", hex, (1,))
probe("id", id, (1,))
facts(input, "input")
report("input", input, (1, 2))
report("input", input, (), {"prompt": 1})
probe("isinstance", isinstance, (1, int))
probe("issubclass", issubclass, (int, int))
probe("iter", iter, ([],))
report("iter", iter, ([], 1))
report("iter", iter, (len, 1))
probe("len", len, ("abc",))
probe("locals", locals, ())
for f in (min, max):
    probe(f.__name__, f, ([1, 2],), {"key": abs, "default": 1})
    report(f.__name__, f, (1, 2), {"default": 1})
    report(f.__name__, f, (1, 2), {"key": None})
    report(f.__name__, f, ([],), {"default": 1})
    report(f.__name__, f, (), {"default": 1})
    report(f.__name__, f, (), {"bogus": 1})
    report(f.__name__, f, (1, "x"))
facts(next, "next")
for args in [(), (1,), ([],), (iter([]),), (iter([]), 1), (iter([]), 1, 2)]:
    try:
        print("next", next(*args))
    except Exception as e:
        print("next", type(e).__name__, e)
probe("oct", oct, (1,))
probe("ord", ord, ("a",))
report("ord", ord, (b"",))
probe("pow", pow, (2, 3), {"base": 1, "exp": 2, "mod": 5})
report("pow", pow, (), {"base": 1, "exp": 2, "mod": 5})
report("pow", pow, (), {"exp": 2, "mod": 5})
report("pow", pow, (2, 3, 4, 5))
facts(print, "print")
q = Quiet()
for kwargs in [{"sep": 1}, {"end": 1}, {"bogus": 1}, {"sep": None, "end": None}, {"sep": b""}, {"sep": "", "end": "", "flush": 2, "file": q, "a": 1}]:
    try:
        print("a", **{"file": q, **kwargs})
    except Exception as e:
        print(type(e).__name__, e)
try:
    print("a", file=1)
except Exception as e:
    print(type(e).__name__, e)
probe("repr", repr, (1,))
probe("round", round, (1.25,), {"number": 1, "ndigits": 1})
report("round", round, (), {"ndigits": 1})
report("round", round, (), {"ndigits": 1, "number": 2})
facts(setattr, "setattr")
for args in [(), (1,), (1, 2), (1, "x"), (1, "x", 2), (1, None, 2), (1, "x", 2, 3)]:
    report("setattr", setattr, args)
report("setattr", setattr, (1, "x"), {"value": "x"})
probe("sorted", sorted, ([1],), {"key": abs, "reverse": True})
report("sorted", sorted, (), {"iterable": []})
probe("sum", sum, ([1],), {"start": 1, "iterable": []})
report("sum", sum, (["a"], ""))
report("sum", sum, ([b"a"], b""))
report("sum", sum, ([1], "a"))
facts(vars, "vars")
report("vars", vars, (1,))
report("vars", vars, (1, 2))
report("vars", vars, (), {"object": 1})
facts(eval, "eval")
facts(exec, "exec")
for f in (eval, exec):
    for args in [(), (1,), (None,), ("1", 1), ("1", {}, 1, 2), ("1", {}, {}, {}, 1)]:
        report(f.__name__, f, args)
    report(f.__name__, f, ("1",), {"bogus": 1})
    report(f.__name__, f, ("1", {}), {"globals": {}})
    report(f.__name__, f, ("1",), {"globals": 1})
    report(f.__name__, f, ("1",), {"globals": {}, "locals": None})
    report(f.__name__, f, (), {"source": "1"})
print(eval("1 + a", globals={"a": 2}), eval("a", locals={"a": 4}))
facts(compile, "compile")
good = ("1", "f", "eval")
for n in range(4):
    report("compile", compile, good[:n])
for i in range(3):
    for w in (None, 1, Other()):
        if i != 1:
            report("compile", compile, good[:i] + (w,) + good[i + 1:])
report("compile", compile, good, {"bogus": 1})
report("compile", compile, good, {"flags": "x"})
report("compile", compile, good, {"flags": 0, "dont_inherit": 1, "optimize": -1})
report("compile", compile, good + (0, True, -1, 2))
report("compile", compile, good, {"mode": "exec"})
facts(__import__, "__import__")
for args in [(), (1,), (None,), ("math", 1, 2, 3, "x"), ("math", 1, 2, 3, 0, 5)]:
    report("__import__", __import__, args)
report("__import__", __import__, ("math",), {"bogus": 1})
report("__import__", __import__, (), {"name": "math", "level": 0})
