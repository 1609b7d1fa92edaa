# eval, exec, compile: sources, name spaces, modes, errors.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Map(dict):
    def __missing__(self, key):
        return key * 2

class NotDict:
    def __getitem__(self, key):
        return "item " + key

x = "module x"
shows("""
eval("1 + 1"), eval(" 1"), eval("\\t2"), eval(b"3"), eval(bytearray(b"4")), eval("x"), eval("x", {"x": 5}), eval("x", {}, {"x": 6}), eval("zz", {}, Map()), eval("q", {}, NotDict()), eval(compile("7", "f", "eval")), eval("x", globals=dict(x=8)), eval("x", locals={"x": 9})
eval("")
eval("1 +")
eval("x = 1")
eval("1\\n2")
eval(5)
eval(None)
eval()
eval("x", 5)
eval("x", {}, 5)
eval("x", Map(), {}) if False else 0
eval("nope", {})
eval("1", {"__builtins__": {}}), eval("[a for a in (1, 2)]", {"__builtins__": {}})
eval("len", {"__builtins__": {}})
eval("len([])", {"__builtins__": {"len": lambda a: "mine"}})
eval("1\\x00")
eval("'\\\\x4'")
eval("1", source="2")
exec("y = 5"), exec(b"y = 6"), exec(compile("y = 7", "f", "exec")), exec("")
exec("y = 1", 5)
exec("y = 1", {}, 5)
exec(5)
exec()
exec("raise ValueError('inside')")
exec("y = 1", closure=())
exec("return 5")
exec("yield 5")
exec("await x")
compile("1", "f", "eval").co_filename, compile("x = 1", "f", "exec").co_name, compile("1", b"by", "eval").co_filename, compile("1 + 2", "f", "single").co_consts is not None
compile("1", "f", "nonsense")
compile("1", "f")
compile("1", 5, "eval")
compile(5, "f", "eval")
compile("x =", "name.py", "exec")
compile("if 1:\\n  x\\n y", "f", "exec")
compile("1", "f", "eval", 99999999)
compile("1", "f", "eval", "x")
compile("x\\x00", "f", "exec")
compile("1; 2", "f", "single").co_name
compile("x = 1\\ny = 2", "f", "single")
compile("1", "f", "eval", optimize=5)
compile("# coding: nonsense\\n", "f", "exec") is not None
compile(b"# coding: nonsense\\n", "f", "exec")
compile("'a", "f", "eval")
compile("(", "f", "eval")
compile(")", "f", "eval")
compile("a b", "f", "eval")
compile("print 1", "f", "exec")
compile("1 = x", "f", "exec")
compile("f() = 1", "f", "exec")
compile("def f(a, a): pass", "f", "exec")
compile("break", "f", "exec")
compile("x: int: str", "f", "exec")
compile("0777", "f", "eval")
compile("1__0", "f", "eval")
compile("$", "f", "eval")
compile("é€", "f", "eval")
""".replace("\n__builtins__", ""))
space = {}
exec("a = 1\ndef f(): return a\nclass C: b = a", space)
print(sorted(k for k in space if k != "__builtins__"), space["f"](), space["C"].b, "__builtins__" in space)
g, l = {}, {}
exec("a = 1\ndef f(): return a", g, l)
print(sorted(l), sorted(g) == ["__builtins__"])
check(l["f"])
def inner():
    v = 1
    exec("v = 2")
    return v, eval("v"), sorted(locals())

print(inner())
