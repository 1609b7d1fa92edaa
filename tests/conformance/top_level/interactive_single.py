# compile in the mode "single": what is shown, several statements, compound ones, incomplete ones, codeop.
import codeop
import sys


def run(text):
    try:
        exec(compile(text, "<i>", "single"), space)
    except (SyntaxError, Exception) as error:
        print(repr(text), "->", type(error).__name__, error)


space = {}
for text in ("1 + 1", "'text'", "None", "x = 5", "x", "x; x + 1; None; 'a'", "x = 6; x", "if x: x", "for i in range(3): i", "for i in range(2):\n    i\n    i * 10\n", "def f():\n    1\n    return 2\n", "f()", "_", "while 0: pass", "with open('nonexistent'): 1", "1\n2", "1; 2\n", "# comment", "", "\n", "1 +", "(1,", "if x:", "class C:\n    5\n    y = 1\n", "C.y", "[i for i in range(2)]", "x if x else None", "print('p')", "lambda: 0", "1/0", "undefined", "import math; math.floor(2.5)", "try:\n    7\nexcept ValueError:\n    8\n", "x: int = 3", "x", "del x", "x", "(yield)", "return", "await y", "async def g(): ...\n", "@print\ndef h(): ...\n" if False else "...", "1 if 0 else 2", "a = b = 4; a, b", "  1", "1  # c", "assert 0", "type T = int", "T", "match 5:\n    case 5: 'five'\n"):
    if text == "lambda: 0":
        continue
    run(text)
shown = []
old = sys.displayhook
sys.displayhook = shown.append
run("5; None; 'x'")
run("for i in 'ab': i")
sys.displayhook = old
print(shown)
sys.displayhook = 5
run("1")
del sys.displayhook
run("1")
sys.displayhook = old
for text in ("1", "if x:", "if x:\n  y", "if x:\n  y\n", "x = (", "x = '''", "'''a\n", "def f():", "def f():\n  pass", "def f():\n  pass\n", "x +", "x ++", "(", ")", "a b", "@deco", "class A:", "try:", "try:\n  x", "try:\n  x\nexcept:\n  y\n", "for x in y: pass", "\\", "x = \\", "# c", "", " ", "'abc", "if x: pass\nelse:", "f(", "f(a,", "[1,\n2", "{", "lambda", "lambda:", "1 if", "x =", "del", "return", "async def f():", "f'{", "f'''{x", "match x:", "with a as b:", "import", "from a import ("):
    try:
        r = codeop.compile_command(text, "<c>", "single")
        print(repr(text), "incomplete" if r is None else "complete")
    except (SyntaxError, ValueError, OverflowError) as error:
        print(repr(text), "->", type(error).__name__, error.msg)
