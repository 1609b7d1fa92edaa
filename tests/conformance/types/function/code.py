# Code objects: attributes, replace, equality, and what they refuse.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def f(a, b, /, c, *args, d, **kw):
    """doc"""
    x = [a for _ in b]
    def g():
        return x, c
    return g

c = f.__code__
shows("""
c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames[:6], c.co_cellvars, c.co_freevars, c.co_nlocals > 5, c.co_flags & 0xf, c.co_firstlineno, c.co_consts[0], c.co_filename == __file__
c.foo
c == c, c == f.__code__, c != compile("1", "f", "eval"), hash(c) == hash(f.__code__), compile("1", "f", "eval") == compile("1", "f", "eval"), compile("1", "f", "eval") == compile("1.0", "f", "eval"), compile("1", "f", "eval") == compile("2", "f", "eval")
c.replace(co_name="new").co_name, c.replace().co_name, c.replace(co_firstlineno=99).co_firstlineno, c.replace() == c, c.replace(co_name="n") == c, c.replace(co_filename="other").co_filename
c.replace(co_nothing=1)
c.replace(co_name=5)
c.replace(5)
repr(c).split(" at ")[0], repr(compile("1", "fi le", "eval")).split(" at ")[0]
len(list(c.co_lines())) > 0, c.co_linetable is not None
f.__code__.co_consts.__class__, f.__code__.co_names.__class__
eval(compile("a + b", "f", "eval").replace(co_names=("b", "b")), {"a": 1, "b": 2}) if False else 0
c < c
bool(c)
""")
for name in ("foo",):
    try:
        setattr(c, name, 1)
    except AttributeError as error:
        print(error)
import copy
print(copy.copy(c) is c, copy.deepcopy([c])[0] is c)
