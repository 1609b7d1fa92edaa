# Comments, empty lines and the end of the source.
def run(source, mode="exec"):
    try:
        space = {}
        print(repr(source), "->", eval(compile(source, "<s>", mode), space), space.get("x"))
    except SyntaxError as e:
        print(repr(source), "->", type(e).__name__, e.msg, e.lineno, e.offset)


for source in ["", "#", "# c", "\n", "x = 1", "x = 1\n", "x = 1 # c", "x = 1#c", "  # c\nx = 1", "x = 1\n  # c", "x = 1\n\n\n", "\x0cx = 1", "x = 1\x0c\n", "x = '#'", "x = '''#\n#'''",
               "if 1:\n  x = 1", "if 1:\n  x = 1\n  ", "if 1:\n  x = 1\n  # c", "if 1:\n  x = 1\n#c\n  x = 2", "if 1: # c\n  x = 1", "x = [ # c\n1]", "x = ( # c\n)", "x = 1 ; # c", "   ", "\t", "pass", "pass;",
               "def f(): # c\n  # d\n  return 1\nx = f()", "@staticmethod # c\ndef x(): pass\nx = 1", "x = 1 \\\n", "x = {\n# c\n}"]:
    run(source)
for source in ["1", " 1", "1 ", "\n1", "1\n", "1 # c", "# c\n1", "(1\n)", "1\n\n# c", "", "x = 1", "1; 2", "pass", "1,", "*a", "*a,", "yield", "(yield)", "a := 1", "(x := 1)", "\t1", "\\\n1", "\x0c1", "(yield)"]:
    try:
        run(source, "eval")
    except NameError as e:
        print(repr(source), e)
for source in ["x = 1", "x = 1\n", "1", "if 1: x = 2", "if 1: x = 2\n", "if 1:\n x = 3\n", "x = 1; x = 2", "x = 1\nx = 2", "", "\n", "# c", "def f(): pass\n", "def f():\n pass\n", "1 +", "pass # c"]:
    run(source, "single")
