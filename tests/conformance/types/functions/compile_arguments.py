# compile(), eval() and exec(): their arguments, namespaces and refusals.
def attempt(name, f):
    try:
        r = f()
        print(name, "->", r if not hasattr(r, "co_name") else ("code", r.co_name, r.co_filename))
    except BaseException as e:
        print(name, "->", type(e).__name__, e if not isinstance(e, SyntaxError) else e.msg)


for mode in ("exec", "eval", "single", "func_type", "other", 5):
    for source in ("1", "x = 1", "", "1; 2", "def f(): pass", b"1", bytearray(b"1"), 5, None, "\0", "é", "# coding: latin-1\n'\xe9'", "\n", "  1", "if 1:\n  2\n"):
        attempt(f"{mode} {source!r}"[:60], lambda: compile(source, "file", mode))
attempt("filename", lambda: compile("1", 5, "eval"))
attempt("filename bytes", lambda: compile("1", b"name", "eval"))
attempt("flags", lambda: compile("1", "f", "eval", 99999))
attempt("flags type", lambda: compile("1", "f", "eval", "a"))
attempt("keywords", lambda: compile(source="1", filename="f", mode="eval"))
attempt("missing", lambda: compile("1", "f"))
attempt("ast", lambda: compile("1 + 2", "f", "eval", 1024).__class__.__name__)
attempt("optimize", lambda: compile("1", "f", "eval", optimize=7))
attempt("eval string", lambda: eval("1 + 1"))
attempt("eval bytes", lambda: eval(b"1 + 1"))
attempt("eval spaces", lambda: eval("   5   "))
attempt("eval newline", lambda: eval("5\n"))
attempt("eval statement", lambda: eval("x = 1"))
attempt("eval empty", lambda: eval(""))
attempt("eval int", lambda: eval(5))
attempt("eval code", lambda: eval(compile("2 + 3", "f", "eval")))
attempt("eval exec code", lambda: eval(compile("q = 3", "f", "exec")))
attempt("eval globals", lambda: eval("a", {"a": 1}))
attempt("eval both", lambda: eval("a + b", {"a": 1}, {"b": 2}))
attempt("eval locals first", lambda: eval("a", {"a": 1}, {"a": 2}))
attempt("eval not dict", lambda: eval("1", []))
attempt("eval locals not mapping", lambda: eval("1", {}, 5))
attempt("eval none", lambda: eval("1", None, None))
attempt("eval keywords", lambda: eval("a", globals={"a": 3}))
attempt("eval builtins", lambda: eval("len", {"__builtins__": {}}))
attempt("eval builtins other", lambda: eval("len", {"__builtins__": {"len": "mine"}}))
attempt("eval own builtins", lambda: sorted(eval("locals()", {})))


class Mapping:
    def __getitem__(self, k):
        if k == "known":
            return "from mapping"
        raise KeyError(k)


class Default(dict):
    def __missing__(self, k):
        return "default " + k


attempt("mapping locals", lambda: eval("known", {}, Mapping()))
attempt("mapping missing", lambda: eval("unknown", {"unknown": "global"}, Mapping()))
attempt("mapping never", lambda: eval("nowhere", {}, Mapping()))
attempt("default locals", lambda: eval("anything", {}, Default()))
attempt("default globals", lambda: eval("anything", Default()))
ns = {}
attempt("exec", lambda: exec("a = 1\ndef f(): return a\nb = f()", ns))
print(sorted(k for k in ns if not k.startswith("__")), ns["b"])
attempt("exec expression", lambda: exec("1 + 1"))
attempt("exec locals", lambda: exec("c = d", {"d": 4}, ns))
print(ns["c"])
attempt("exec function sees globals only", lambda: exec("x = 1\ndef f(): return x\nf()", {}, {}))
attempt("exec class sees locals", lambda: exec("x = 1\nclass C: y = x", {}, {}))
attempt("exec comprehension", lambda: exec("x = [1, 2]\ny = [x[0] for _ in x]", {}, {}))
attempt("exec closure", lambda: exec(compile("def f(): pass", "f", "exec"), closure=()))
attempt("exec return", lambda: exec("return 1"))
attempt("exec code with free", lambda: exec((lambda: ns).__code__))
attempt("exec not code", lambda: exec(5))
attempt("exec del", lambda: exec("del zz", {}))
attempt("exec raises", lambda: exec("raise ValueError('inside')"))
attempt("exec syntax", lambda: exec("a b"))
attempt("exec mapping", lambda: exec("q = known", {}, Mapping()))
attempt("exec future", lambda: exec("from __future__ import annotations\ndef f(x: undefined): pass"))
attempt("single", lambda: exec(compile("5; 6; None", "f", "single")))
