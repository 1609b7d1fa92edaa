# Code objects of compile: names, constants, flags, lines, positions, replace, nested codes and their qualified names.
source = '''\
"""doc"""
import os
X = 1

def f(a, b=2, /, c=3, *args, d, **kw):
    """f doc"""
    local = a + X
    def inner():
        return local, a
    return inner

class C:
    attr = [0, 1]
    def m(self):
        return super().x, lambda: self

async def g():
    yield await x
'''
code = compile(source, "<src>", "exec")


def walk(c, depth=0):
    print("  " * depth, c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_freevars, c.co_firstlineno, c.co_filename)
    for k in c.co_consts:
        if hasattr(k, "co_code"):
            walk(k, depth + 1)


walk(code)
f = next(k for k in code.co_consts if getattr(k, "co_name", "") == "f")
print(f.co_nlocals, "f doc" in f.co_consts, "X" in f.co_names, f.co_stacksize > 0, type(f.co_code).__name__, sorted({l for _, _, l in f.co_lines() if l}))
print(f == f.replace(), f == f.replace(co_name="other"), f.replace(co_name="n", co_firstlineno=100).co_firstlineno, f.replace(co_filename="new").co_filename, hash(f) == hash(f.replace()))
for bad in ({"co_name": 5}, {"nothing": 1}):
    try:
        f.replace(**bad)
        print("fine", bad)
    except (TypeError, ValueError) as error:
        print(bad, type(error).__name__)
try:
    f.co_name = "x"
except AttributeError as error:
    print(error)
space = {}
exec(code.replace(co_filename="other.py"), space)
print(sorted(k for k in space if not k.startswith("__")), space["f"](1, d=2)(), space["__doc__"], space["C"].attr)
a = compile("x = 1", "f", "exec")
b = compile("x = 1", "f", "exec")
c = compile("x = 2", "f", "exec")
print(a == b, a == c, hash(a) == hash(b), a is b, {a: 1}[b], a != compile("x = 1.0", "f", "exec"))
print(repr(f).split(" at ")[0], repr(f).split(", ", 1)[1])


def g(): pass


old = g.__code__
g.__code__ = (lambda: "swapped").__code__
print(g(), g.__name__, g.__code__.co_name)
for bad in (5, None, f):
    try:
        g.__code__ = bad
        print("set")
    except (TypeError, ValueError) as error:
        print(error)
print(list(old.co_positions())[:0], len(list(old.co_positions())) > 0, old.co_exceptiontable == b"" or True, (lambda: 0).__code__.co_name, (lambda *a, k=1, **z: 0).__code__.co_varnames)
