"""exec and eval: namespaces that are no plain dicts, keywords, closures."""
def t(f, *a, **k):
    try:
        return f(*a, **k)
    except BaseException as e:
        return type(e).__name__, str(e)
# globals
print(t(exec, "x = 1; y = x", {}, {}))
g, l = {}, {}
exec("global a; a = 1; b = 2", g, l); g.pop("__builtins__"); print(g, l)
g, l = {}, {}
exec("global a\na = 1\nb = 2", g, l); g.pop("__builtins__"); print(g, l)
class Map:
    def __init__(self): self.log = []
    def __getitem__(self, k):
        self.log.append(("get", k))
        if k == "a": return 12
        raise KeyError(k)
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __delitem__(self, k): self.log.append(("del", k))
    def keys(self): return list("xyz")
m = Map()
print(eval("a", {}, m), t(eval, "b", {}, m), eval("dir()", {}, m), eval("globals()", {"q": 1}, m).keys(), eval("locals()", {}, m) is m)
print(m.log)
m = Map(); exec("z = a; del q; w = [a for i in (1,)]\nfor k in 'p': pass\nimport sys\ndef f(): pass\nclass C: pass\n", {}, m); print([x[:2] for x in m.log])
class Bad: pass
print(t(eval, "a", {}, Bad()), t(eval, "a", {}, 3), t(exec, "a", 3), t(eval, "a", Map()), t(exec, "1", {}, 1))
class D(dict):
    def __getitem__(self, k):
        if k == "superglobal": return "sg"
        if k == "err": raise ZeroDivisionError(k)
        return dict.__getitem__(self, k)
print(t(eval, "a", {"a": 1}, D()), t(eval, "superglobal", {}, D()))
print(t(eval, "superglobal", D()), t(eval, "err", D()), t(eval, "nothing", D()))
print(t(eval, "superglobal", {"__builtins__": D()}), t(exec, "superglobal", {"__builtins__": D()}))
print(t(eval, "(lambda: superglobal)()", {"__builtins__": D()}))
code = compile("superglobal", "", "eval")
print(t(eval, code, {"__builtins__": D(superglobal=1)}))
print(t(exec, "import foo", {"__builtins__": D()}))
print(t(exec, "import foo", {"__builtins__": {}}))
print(t(exec, "class A: pass", {"__builtins__": {}}))
print(t(exec, "class A: pass", {"__builtins__": {"__build_class__": __build_class__}}))
import types, builtins
frozen = types.MappingProxyType({"print": print})
print(t(exec, "print", {"__builtins__": frozen}), t(exec, "x = print('hi')", {"__builtins__": frozen}), t(exec, "nope", {"__builtins__": frozen}))
print(t(exec, "print = 1", {"__builtins__": frozen}))
class setonly(dict):
    def __getitem__(self, k): raise OverflowError("get")
print(t(exec, "globalname", setonly({"globalname": 1})))
class frozendict(dict):
    def __setitem__(self, k, v): raise TypeError("frozen")
print(t(exec, "x = 1", frozendict({"__builtins__": builtins})))
print(t(exec, "global x; x = 1", frozendict({"__builtins__": builtins}), {}))
print(t(exec, "def f(): global x; x = 1\nf()", frozendict({"__builtins__": builtins})))
print(t(exec, "x", frozendict({"__builtins__": builtins})))
# keywords
print(t(exec, "print(a)", globals={"a": 5}), t(exec, "print(a)", locals={"a": 6}), t(eval, "a", globals={"a": 5}), t(eval, "a", {}, locals={"a": 5}))
print(t(exec, source="1"), t(exec), t(eval), t(exec, "1", {}, {}, {}), t(exec, "1", x=1), t(eval, "1", closure=None))
global_ns = {}
exec("z = 1", globals=global_ns); print(global_ns["z"])
# closures
def outer():
    a, b = 1, 2
    def inner():
        nonlocal a
        a += b
        return a
    return inner
inner = outer()
cells = inner.__closure__
print(t(exec, inner.__code__), t(exec, inner.__code__, closure=cells), cells[0].cell_contents)
print(t(exec, inner.__code__, closure=cells[:1]), t(exec, inner.__code__, closure=list(cells)), t(exec, inner.__code__, closure=(1, 2)))
print(t(exec, "1", closure=cells), t(exec, (lambda: 1).__code__, closure=cells), t(exec, (lambda: 1).__code__, closure=()), t(exec, (lambda: 1).__code__, closure=None))
print(t(eval, inner.__code__))
print(t(exec, "a = 1\x00"), t(eval, b"1+1"), t(eval, bytearray(b" 1+1")), t(eval, memoryview(b"1+2")), t(eval, 1), t(exec, None), t(eval, "  1"), t(eval, "\t 2\n"))
print(eval("[x for x in range(3) if x in locals()]", {}, {}))
def loc():
    z = 1
    exec("z = 2; print(locals())")
    exec("print(z)")
    print(z, eval("z"), locals())
    d = locals()
    d["z"] = 9
    exec("z += 1", globals(), d); print(d, z)
loc()
class K:
    q = 1
    exec("w = q + 1")
    print(w, eval("w"))
print(K.w)
