"""codeop and code: input that may go on, an interactive console."""
import code, codeop, sys
for s in ("if 1:", "x = (", "x = 1", "x +", "def f():\n  pass", "def f():\n  pass\n", "'''abc", "'abc", "for i in x:\n", "a b", "\\", "@dec", "class A:", "try:\n pass", "#c", "", "x = [1,\n", "lambda", "print(1", "f'{", "if 1:\n  x\nelse:", "return"):
    try:
        r = codeop.compile_command(s)
        print(repr(s), r is None)
    except SyntaxError as e: print(repr(s), type(e).__name__, e.msg)
lines = iter(["x = 3", "if x:", "  print('yes', x)", "", "1/0", "x", "def f(a):", "    return a + 1", "", "f(3)", "a b", "class Q:", "  pass", "", "Q().y", "import sys", "with x as y:", "  pass", ""])
class C(code.InteractiveConsole):
    def raw_input(self, prompt=""):
        try: l = next(lines)
        except StopIteration: raise EOFError
        print(prompt + l); return l
    def write(self, data): print(data, end="")
c = C(); c.interact("hello", "bye")
