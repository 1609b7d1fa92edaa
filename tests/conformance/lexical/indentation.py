# Blocks by indentation, and the errors about it.
if True:
        a = 1
        if a:
         b = 2
         if b:
                c = 3
        d = 4
print(a, b, c, d)
if True:
	e = 5
	if e:
		f = 6
print(e, f)
if True:

    # a comment does not count
  # nor here
        # nor here
    g = 7

print(g)


def compiles(text):
    try:
        exec(text, {})
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))


for text in [" a = 1", "a = 1\n b = 2", "if 1:\na = 1", "if 1:\n  a = 1\n b = 2", "if 1:\n  a = 1\n   b = 2", "if 1:\n\ta = 1\n        b = 2",
             "if 1:\n        a = 1\n\tb = 2", "if 1:\n    a = 1\n\tb = 2", "if 1:\n  if 2:\n    a = 1\n   b = 2", "if 1:", "if 1:\n", "if 1:\n# c\n", "if 1:\n    pass\n  # c\n",
             "for x in y:\nprint(x)", "while 1:\npass", "def f():\npass", "class A:\npass", "try:\npass", "try:\n pass\nexcept:\npass", "try:\n pass\nfinally:\npass",
             "with a:\npass", "if 1:\n pass\nelse:\npass", "if 1:\n pass\nelif 2:\npass", "for x in y:\n pass\nelse:\npass", "while 1:\n pass\nelse:\npass",
             "try:\n pass\nexcept A:\npass", "try:\n pass\nexcept A as b:\npass", "try:\n pass\nexcept* A:\npass", "match x:\ncase 1: pass", "match x:\n case 1:\n pass", "match x:\n case 1:\npass",
             "async def f():\npass", "async def f():\n async for x in y:\n pass", "async def f():\n async with x:\n pass", "@d\n def f(): pass", "def f():\n  '''doc'''\n   x = 1",
             "if 1:\n pass\n\n\n\n   x", "x = 1\n\n\n  y = 2", "class A:\n  def f(self): pass\n def g(self): pass", "\tif 1:\n\t\tx = 1", "try:\n pass\nx = 1", "for x in y:\n  pass\n else: pass",
             "if 1:\n\x0c  a = 1\n  b = 2", "  \n a = 1", "if 1:\n  a = 1\n \nb = 2"]:
    compiles(text)
