# codeop: what is complete, incomplete or wrong.
import codeop


def kind(source, symbol="single"):
    try:
        c = codeop.compile_command(source, "<input>", symbol)
        return "complete" if c else "incomplete"
    except (SyntaxError, OverflowError, ValueError) as e:
        return type(e).__name__, getattr(e, "msg", str(e))


for s in ["", "\n", "# c", "1", "1 +", "x = 1", "x =", "(", "(1", "(1)", "[1,", "{", "'a", "'''a", "'''a\n", "'''a'''", "if 1:", "if 1:\n", "if 1:\n  x", "if 1:\n  x\n", "if 1:\n  x\n\n", "if 1: x", "if 1: x\n", "def f():", "def f():\n  pass", "def f():\n  pass\n", "def f(): pass", "def f(): pass\n", "class A:", "class A:\n  x = 1\n", "for x in y:\n", "while 1:\n  break\n", "try:", "try:\n  x\n", "try:\n  x\nexcept:", "try:\n  x\nexcept: pass\n", "try:\n  x\nfinally:\n  y\n", "with x:\n", "@a", "@a\n", "@a\ndef f():\n", "a = \\", "a = \\\n", "a = \\\n1", "a b", "1 2", ")", "x)", "if 1:\nx", " x", "  ", "\t", "else:", "if 1:\n  x\nelse:", "if 1:\n  x\nelse:\n", "if 1:\n  x\nelse:\n  y\n", "lambda:", "lambda: 1", "return", "yield", "x; y", "x; y\n", "x\ny", "x\n\n", "f(\n", "f(\n1)", "f'{", "f'{x", "f'''{", "f'''{x}", "async def f():", "async def f():\n  await x\n", "match x:", "match x:\n  case 1:\n    pass\n", "type X = int", "del", "import", "import a", "from a import (", "from a import (b", "raise", "assert", "print x", "x = 5 = y", "0x", "1e", "'\\x'", "\\", "a\\b"]:
    print(repr(s), kind(s), kind(s, "exec"), kind(s, "eval"))
