# Code objects: attributes of functions of every kind.
def f(a, b=1, /, c=2, *args, d, e=5, **kw):
    "doc"
    x = a + 1
    y = [i for i in range(x)]
    return lambda: (x, y, print)


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames)
print(c.co_cellvars, c.co_freevars, c.co_names, hex(c.co_flags), c.co_firstlineno, type(c.co_consts).__name__, c.co_consts[0])
inner = f(1, d=2).__code__
print(inner.co_name, inner.co_qualname, inner.co_freevars, inner.co_names, inner.co_varnames, hex(inner.co_flags))


def gen(): yield
async def co(): pass
async def ag(): yield
class C:
    def m(self): return __class__
    code = (lambda: 0).__code__


def flags(code):
    names = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 128: "COROUTINE", 256: "ITERABLE", 512: "ASYNC_GENERATOR", 0x4000000: "HAS_DOCSTRING", 0x8000000: "METHOD"}
    return [n for bit, n in names.items() if code.co_flags & bit]


for fn in (gen, co, ag, C.m, f, lambda *a: 1, lambda **k: 1):
    print(fn.__name__, flags(fn.__code__))
print(C.code.co_qualname, C.m.__code__.co_freevars, C.m.__code__.co_qualname)
module = compile("x = 1\ndef g(): pass", "<m>", "exec")
print(module.co_name, module.co_qualname, module.co_filename, module.co_names, flags(module), [k.co_name for k in module.co_consts if hasattr(k, "co_name")])
expr = compile("a + (lambda: b)()", "<e>", "eval")
print(expr.co_name, expr.co_names, flags(expr), repr(expr).split(" at ")[0], repr(expr).split(", file")[1])
g = c.replace(co_name="renamed", co_firstlineno=77)
print(g.co_name, g.co_qualname, g.co_firstlineno, g == c, c == c.replace(), hash(c) == hash(c.replace()))


def error(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["c.replace(1)", "c.replace(co_nothing=1)", "c.replace(co_name=1)", "c.co_name.x", "c.zz", "c < c", "len(c)", "c()",]:
    error(text)
try:
    c.co_name = "x"
except AttributeError as e:
    print(e)


def same1():
    return 1


def same2():
    return 1


print(same1.__code__ == same2.__code__, same1.__code__ == same1.__code__.replace(co_name="same2"))
print(sorted({l for *_, l in same1.__code__.co_lines() if l}) == [same1.__code__.co_firstlineno, same1.__code__.co_firstlineno + 1])
swapped = lambda: "swapped"
same1.__code__ = swapped.__code__
print(same1(), same1.__name__, same1.__code__.co_name)


def closure():
    v = 1
    return lambda: v


try:
    same1.__code__ = closure().__code__
except ValueError as e:
    print(e)
