# compile: modes, flags and what the code does.
def run(source, mode, **k):
    try:
        c = compile(source, "<c>", mode, **k)
        return eval(c, {"__name__": "m"})
    except Exception as e:
        return type(e).__name__, str(e)


for source in ["1 + 1", "x = 1", "1; 2", "if 1: 2", "def f(): pass", "", "\n", "1\n2", "pass", "'text'", "None", "(1,)", "[1, None]", "x = 1; x", "for i in range(2): i", "print('p')", "raise ValueError('r')", "assert 0"]:
    print(repr(source), [run(source, m) if m != "single" else None for m in ("exec", "eval")])
    print("single:", end=" ")
    print(run(source, "single"))
print(run("assert 0, 'a'", "exec", optimize=0), run("assert 0", "exec", optimize=1) if False else "")
for flag in (0, 0x400 and 0, 0x2000):
    print(hex(flag), run("x", "eval", flags=flag))
import ast
tree = compile("1 + 2", "<c>", "eval", ast.PyCF_ONLY_AST)
print(type(tree).__name__, eval(compile(tree, "<c>", "eval")))
for bad in (ast.parse("1"), ast.Expression(ast.Constant(1)), ast.Name("x"), 5, None, [], b"\xff", "\0"):
    for mode in ("exec", "eval"):
        try:
            print(type(bad).__name__, mode, type(compile(bad, "<c>", mode)).__name__)
        except Exception as e:
            print(type(bad).__name__, mode, type(e).__name__, e)
c = compile("a = 1\nb = a + 1\nc = lambda: b", "<name>", "exec")
ns = {}
exec(c, ns)
exec(c, ns)
print(ns["c"](), c.co_filename, c.co_name, ns["c"].__code__.co_filename, ns["c"].__module__)
print(compile("1", "", "eval").co_filename == "", compile(b"'\xc3\xa9'", "f", "eval").co_consts)
import sys
shown = []
sys.displayhook = shown.append
exec(compile("1\nNone" if False else "5", "<d>", "single"))
exec(compile("None", "<d>", "single"))
exec(compile("6; 7", "<d>", "single"))
exec(compile("if 1:\n 8\n 9\n", "<d>", "single"))
exec(compile("10", "<d>", "exec"))
sys.displayhook = sys.__displayhook__
print(shown)
