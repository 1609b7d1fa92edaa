# Expression statements in single mode go through sys.displayhook.
import builtins
import sys

for text in ["1 + 1", "None", "'text'", "[1, 2]", "x = 5", "x", "print('printed')", "(lambda: None)()", "1; 2; 3", "...", "True"]:
    exec(compile(text, "<s>", "single"), globals())
    print("->", getattr(builtins, "_", "unset"))


class R:
    def __repr__(self):
        return "own repr"


class Bad:
    def __repr__(self):
        raise ValueError("no repr")


class NotStr:
    def __repr__(self):
        return 5


exec(compile("R()", "<s>", "single"), globals())
for c in ("Bad()", "NotStr()"):
    try:
        exec(compile(c, "<s>", "single"), globals())
    except Exception as e:
        print(type(e).__name__, e)
sys.displayhook(5)
sys.displayhook(None)
try:
    sys.displayhook()
except TypeError as e:
    print(e)
del sys.displayhook
try:
    exec(compile("1", "<s>", "single"))
except RuntimeError as e:
    print(e)
sys.displayhook = 5
try:
    exec(compile("1", "<s>", "single"))
except TypeError as e:
    print(e)
sys.displayhook = sys.__displayhook__


def f():
    exec(compile("'in function'", "<s>", "single"))


f()
for text in ["if 1:\n  'in if'\n", "for i in range(2): i\n", "while True:\n  'w'\n  break\n", "def g():\n  'not shown'\n", "class C:\n  'no'\n  5\n", "try:\n  't'\nfinally:\n  'f'\n", "with open('/dev/null') as q: q.name\n"]:
    exec(compile(text, "<s>", "single"), {})
