# exec and eval with namespaces of several kinds.
x = "module"


class Log(dict):
    def __getitem__(self, k):
        print("get", k, end=" ")
        return dict.__getitem__(self, k)

    def __setitem__(self, k, v):
        print("set", k, end=" ")
        dict.__setitem__(self, k, v)

    def __delitem__(self, k):
        print("del", k, end=" ")
        dict.__delitem__(self, k)


l = Log(a=1)
exec("b = a; del b; c = [a for _ in [1]]", {}, l) if False else exec("b = a; del b", {}, l)
print(dict(l))
print(eval("a + 1", {}, l))
try:
    exec("zz", {}, l)
except NameError as e:
    print(e)


class Missing(dict):
    def __missing__(self, k):
        if k.startswith("__"):
            raise KeyError(k)
        return f"made {k}"


print(eval("thing", {}, Missing()), eval("len", {}, Missing()), eval("thing", {"__builtins__": {}}, Missing()))


class Mapping:
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def keys(self):
        return self.d.keys()


m = Mapping()
exec("q = 5\ndef f(): return 1\nclass C: pass\nimport sys as s\nfor i in range(2): pass", {"__name__": "n"}, m)
print(sorted(m.d))
g = {}
exec("x = 1\ndef f(): return x\ny = f()", g)
print(sorted(k for k in g if k != "__builtins__"), g["y"])
g, l = {}, {}
try:
    exec("x = 1\ndef f(): return x\ny = f()", g, l)
except NameError as e:
    print(e, sorted(l), [k for k in g])
exec("global gg; gg = 1; ll = 2", g, l)
print("gg" in g, "ll" in l)
try:
    exec("class K:\n z = ll", g, l)
except NameError as e:
    print(e)
try:
    exec("print([ll for _ in [1]])", g, l)
except NameError as e:
    print(e)
print(eval("(lambda: x)()"), eval("x", {"x": 5}), eval("x", {"x": 5}, {"x": 6}), eval("[x for _ in 'a']", {"x": 7}))
for b in ({}, {"len": lambda o: "own"}, 5, None):
    try:
        print(eval("len('a')", {"__builtins__": b}))
    except Exception as e:
        print(type(e).__name__, e)
try:
    exec("class X: pass", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("import sys", {"__builtins__": {}})
except ImportError as e:
    print(e)


def error(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


error(lambda: eval("1", 5))
error(lambda: eval("1", {}, 5))
error(lambda: exec("1", 5))
error(lambda: exec("1", {}, 5))
error(lambda: eval(5))
error(lambda: exec(5))
error(lambda: eval("1", None, {}))
error(lambda: eval())
error(lambda: eval("x", globals={"x": 1}, locals={"x": 2}))
error(lambda: exec("print(1)", globals={}, closure=()))
error(lambda: eval("", {}))
error(lambda: eval("x = 1"))
error(lambda: exec("def"))
error(lambda: eval(b"1 + 1"))
error(lambda: eval("  \t1"))
error(lambda: eval("\n1"))
error(lambda: eval("1\n\n"))
error(lambda: eval("1;"))
error(lambda: eval("\0"))
error(lambda: eval("\ud800"))
error(lambda: compile("1", "f", "bad"))
error(lambda: compile("1", "f", "exec", 99999))
error(lambda: compile("1", "f", "exec", 0, 0, 9))
error(lambda: compile("1", 5, "exec"))
error(lambda: compile(5, "f", "exec"))
error(lambda: compile("1", "f"))
error(lambda: compile("1", b"f", "eval").co_filename)
error(lambda: eval(compile("1; 2", "f", "exec")))
error(lambda: exec(compile("1", "f", "eval")))
