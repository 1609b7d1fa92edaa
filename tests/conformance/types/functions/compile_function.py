# compile: sources of all kinds, flags, modes, optimize levels, file names and what is refused.
import ast

def attempt(label, act):
    try:
        print(label, "->", act())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for source in ("1 + 1", b"1 + 1", bytearray(b"2"), "x = 1", "", "\n", "1;", "1\n2", 5, None, "a\0b", b"a\0b", "'\ud800'", b"'\xff'", b"# coding: latin-1\n'\xe9'", "\ufeff1", b"\xef\xbb\xbf1"):
    for mode in ("eval", "exec", "single"):
        attempt((source, mode) if source != "'\ud800'" else ("surrogate", mode), lambda: type(compile(source, "<f>", mode)).__name__)
for args in ((), ("1",), ("1", "f"), ("1", "f", "bad"), ("1", 5, "eval"), ("1", b"bytes", "eval"), ("1", "f", 5), ("1", "f", "eval", 10**6), ("1", "f", "eval", "x"), ("1", "f", "eval", 0, "x"), ("1", "f", "eval", 0, 1, 5), ("1", "f", "eval", 0, 1, -2)):
    attempt(args, lambda: compile(*args).co_filename)
attempt("keywords", lambda: compile(source="1", filename="f", mode="eval", flags=0, dont_inherit=True, optimize=2).co_filename)
tree = compile("a + 1", "<t>", "eval", ast.PyCF_ONLY_AST)
print(type(tree).__name__, ast.dump(tree))
print(eval(compile(tree, "<t>", "eval"), {"a": 5}))
attempt("tree in the wrong mode", lambda: compile(tree, "<t>", "exec"))
attempt("a wrong tree", lambda: compile(ast.Expression(ast.Name("x")), "<t>", "eval"))
attempt("not a tree", lambda: compile(ast.Constant(1), "<t>", "eval"))
attempt("incomplete", lambda: compile("if x:", "<f>", "single"))
