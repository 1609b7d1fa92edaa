# Explicit and implicit joining of lines.
a = 1 + \
    2
print(a)
b = [
    1,

    # a comment within brackets
    2,  # and at the end of a line
  3,
        4]
print(b)
if a == 3 and \
   b:
    print("joined")
c = (1
+ 2
)
print(c, {1:
2}, (lambda
x: x)(5))
print("con"
      "cat"  # between
      "enated")
d = """x
 y""" \
  "z"
print(repr(d))
if 1: e = 1; f = 2; print(e, f);
if 0: print("no")
else: print("yes")
for i in 1, 2: print(i); print(-i)
class A: x = 1; y = 2
print(A.x, A.y)
while False: pass
else: print("else")
def g(): return 1; return 2
print(g())
x = 5; \
y = 6
print(x, y)


def compiles(text):
    try:
        exec(text, {})
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))


for text in ["a = 1 \\", "a = 1 \\\n", "a = 1 + \\ \n 2", "a = 1 \\# c\n", "\\\na = 1", "\\\n", "  \\\na = 1", "if 1:\n \\\n  a = 1", "a = \\\n\\\n1",
             "# c \\\na = 1", "'a\\\nb'", "x = (1,\n", "x = (1,\n]\n", "x = [1\n\n", "x = {1: (2, [3\n", ")", "x = 1)", "x = [1)", "f(1, 2", "x = (\n\n\n1 2\n)",
             "if 1: a = 1; if 2: pass", "a = 1; ; b = 2", ";", "a = 1;;", "a = 1;", "if 1:; pass", "x = (1 if 2\n)", "def f(:\n pass"]:
    compiles(text)
