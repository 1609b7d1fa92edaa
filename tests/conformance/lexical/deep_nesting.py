# Limits of nesting.
def compiles(text, what):
    try:
        compile(text, "<s>", "exec")
        print(what, "-> fine")
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(what, "->", type(e).__name__, getattr(e, "msg", ""), getattr(e, "lineno", None))


def blocks(n, head="if 1:"):
    return "".join(" " * i + head + "\n" for i in range(n)) + " " * n + "pass\n"


compiles("(" * 50 + "1" + ")" * 50, "50 parentheses")
compiles("[" * 80 + "]" * 80, "80 brackets")
compiles("(" * 201 + ")" * 201, "201 parentheses")
compiles("(" * 300, "300 open")
compiles(blocks(99), "99 blocks")
compiles(blocks(100), "100 blocks")
compiles(blocks(20, "for x in y:"), "20 loops")
compiles(blocks(21, "for x in y:"), "21 loops")
compiles(blocks(20, "with x:"), "20 withs")
compiles(blocks(21, "with x:"), "21 withs")
compiles(blocks(21, "while 1:"), "21 whiles")
compiles("def f():\n" + "\n".join(" " * (i + 1) + "def f():" for i in range(20)) + "\n" + " " * 22 + "pass", "20 functions")
compiles("-" * 50 + "1", "50 minuses")
compiles("not " * 50 + "1", "50 nots")
compiles("x" + ".a" * 500, "500 attributes")
compiles("x" + "[0]" * 200, "200 subscripts")
compiles(" + ".join(["1"] * 1000), "1000 terms")
compiles(" and ".join(["a"] * 1000), "1000 ands")
compiles(" < ".join(["a"] * 500), "500 comparisons")
compiles("f(" + ", ".join("a%d" % i for i in range(300)) + ")", "300 arguments")
compiles("def f(" + ", ".join("a%d" % i for i in range(300)) + "): pass", "300 parameters")
compiles(", ".join("a%d" % i for i in range(300)) + ", *a = b", "300 targets before a star")
