"""`symtable`: blocks, symbols and their flags."""
import symtable

SOURCE = '''
import os, sys as s
from a import b
x: int = 1
def f(a, *args, k=1, **kw):
    global g
    g = 1
    def inner():
        nonlocal a
        return a + k + z
    y = [i for i in range(a)]
    w = lambda q: q + x
    return (j for j in y if j)
class C:
    attr = 1
    def m(self): return __class__, super()
    @property
    def p(self): pass
async def co(): await x; [a async for a in b]
'''


def show(table, depth=0):
    print("  " * depth, table.get_type().value, table.get_name(), table.get_lineno(), table.is_optimized(), table.is_nested())
    for s in sorted(table.get_symbols(), key=lambda s: s.get_name()):
        facts = [n[3:] for n in dir(s) if n.startswith("is_") and getattr(s, n)() is True]
        print("  " * depth, "   ", s, ",".join(facts))
    for child in table.get_children():
        show(child, depth + 1)


top = symtable.symtable(SOURCE, "file.py", "exec")
show(top)
f = next(c for c in top.get_children() if c.get_name() == "f")
print(f.get_parameters(), f.get_locals(), f.get_globals(), f.get_frees())
inner = next(c for c in f.get_children() if c.get_name() == "inner")
print(inner.get_frees(), inner.get_nonlocals(), inner.lookup("a").is_free(), top, f)
for args in [("x", "f", "foo"), ("x+", "f", "exec"), ("def f(): nonlocal x", "f", "exec"), (5, "f", "exec")]:
    try:
        symtable.symtable(*args)
    except Exception as e:
        print(type(e).__name__, e)
