# eval and exec: globals and locals of all kinds, builtins entered, closures, what they return.

def attempt(label, act):
    try:
        print(label, "->", act())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


x = "global"


class Map:
    def __init__(self, **kw):
        self.d = kw

    def __getitem__(self, key):
        print("get", key)
        return self.d[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.d[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.d[key]


class Missing(dict):
    def __missing__(self, key):
        return f"missing {key}"


attempt("eval", lambda: eval("x"))
attempt("eval locals", lambda: eval("x", {"x": 1}, {"x": 2}))
attempt("mapping", lambda: eval("x + y", {"y": 5}, Map(x=1)))
attempt("exec mapping", lambda: exec("a = x\ndel x\nb = len(str(a))", {}, Map(x=1)))
attempt("missing in locals", lambda: eval("q", {}, Missing()))
attempt("missing in globals", lambda: eval("q", Missing()))
attempt("bad globals", lambda: eval("x", Map(x=1)))
attempt("bad globals", lambda: exec("x", []))
attempt("bad locals", lambda: eval("x", {}, 5))
attempt("none", lambda: eval("x", None, None))
attempt("only locals", lambda: eval("x", locals={"x": "by keyword"}))
attempt("only globals", lambda: eval("x", globals={"x": "by keyword"}))
for args in ((), (5,), ("1", {}, {}, {}), (None,), ("x = 1",), ("",), ("  1",), ("1\n",), ("\t1",), (b"1 + 1",), (lambda: 5,)):
    attempt(args if not callable(args[0] if args else 0) else "function", lambda: eval(*args))
space = {}
exec("y = 1", space)
print(sorted(space), type(space["__builtins__"]).__name__, space["__builtins__"]["len"] is len if isinstance(space["__builtins__"], dict) else "module")
attempt("own builtins", lambda: eval("len", {"__builtins__": {"len": "mine"}}))
attempt("no builtins", lambda: eval("len", {"__builtins__": {}}))
attempt("class without build", lambda: exec("class A: pass", {"__builtins__": {}}))
attempt("odd builtins", lambda: eval("len", {"__builtins__": 5}))
attempt("none builtins", lambda: eval("len", {"__builtins__": None}))


def local():
    a = 1
    exec("a = 2; b = 3")
    d = {}
    exec("c = a + 1", globals(), {"a": 10} | d)
    return a, "b" in locals(), eval("a"), [eval("a", {"a": i}) for i in range(2)]


print(local())


def closure():
    v = "cell"

    def f():
        return v
    return f.__code__, f.__closure__


code, cells = closure()
attempt("code with cells", lambda: exec(code))
attempt("closure", lambda: exec(code, {}, closure=cells))
attempt("wrong closure", lambda: exec(code, {}, closure=()))
attempt("closure of text", lambda: exec("1", {}, closure=cells))
attempt("closure not wanted", lambda: exec(compile("1", "f", "exec"), {}, closure=cells))
attempt("eval of cells", lambda: eval(code))
attempt("exec code in eval", lambda: eval(compile("z = 1", "f", "exec"), {}))
attempt("exec returns", lambda: exec("1 + 1"))
exec("def made():\n    return x", {"x": "other"}, space)
print(space["made"](), space["made"].__globals__["x"])
