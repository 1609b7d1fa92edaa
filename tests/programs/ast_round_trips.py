"""Trees are compiled, also changed ones, and written as source again."""
import ast

SOURCE = '''
"""Doc of the module."""
import math as m
from collections import OrderedDict

def f(a, /, b=2, *args, c, d=4, **kw) -> "x":
    """Doc of f."""
    total = a + b + sum(args) + c + d + len(kw)
    return [x ** 2 for x in range(total) if x % 2]

class C[T]:
    """Doc of C."""
    x: int = 1
    def __init__(self, v):
        self.v = v
    def both(self):
        try:
            return 1 / self.v
        except ZeroDivisionError as e:
            return str(e)
        finally:
            self.v += 1
    @property
    def p(self): return f"{self.v!r:>{5}}|{self.v=}"

def g():
    got = yield 1
    yield from (got, *"ab")

def pattern(x):
    match x:
        case 1 | -2 | 3+4j: return "number"
        case [a, *rest] if rest: return a, rest
        case {"k": v, **others}: return v, others
        case C(v=v): return "C", v
        case str() as s: return s
        case None | True: return "singleton"
        case _: return "other"

result = f(1, c=3), f(1, 2, 3, c=4, z=5), C(0).both(), C(4).both(), C(7).p
gen = g()
result += next(gen), gen.send("s"), list(gen)
result += tuple(pattern(x) for x in (1, -2, 3 + 4j, [1, 2], {"k": 1, "z": 2}, C(5), "text", None, True, 7))
result += (lambda q, *, r=1: (q, r))(2), {**{"a": 1}, "b": 2}, not 0, -5, ~5, 3 if result else 4, m.floor(2.5), (w := 9), w
result += tuple(t"a{w!r}b".strings), t"a{ w }b".interpolations[0].expression, 10 ** 30, -0.0, 1e400, b"x" b"y", "\\ud800", ..., 2 + 3j
for i in range(5):
    if i == 1: continue
    elif i == 3: break
    else: last = i
else:
    last = None
with open(__file__) as file:
    assert file, "open"
del m
'''
tree = ast.parse(SOURCE)
names = {"__file__": __file__, "__name__": "m"}
exec(compile(tree, "<tree>", "exec"), names)
print(names["result"], names["last"], names["__doc__"], names["f"].__doc__, names["C"].__doc__, names["f"].__annotations__)
plain = {"__file__": __file__, "__name__": "m"}
exec(compile(SOURCE, "<text>", "exec"), plain)
print(str(plain["result"]) == str(names["result"]), plain["f"].__code__.co_firstlineno == names["f"].__code__.co_firstlineno)
print(sorted({l for _, _, l in plain["f"].__code__.co_lines()} - {None}) == sorted({l for _, _, l in names["f"].__code__.co_lines()} - {None}))
text = ast.unparse(tree)
print(text)
print(ast.dump(ast.parse(text)) == ast.dump(tree))
again = {"__file__": __file__, "__name__": "m"}
exec(compile(ast.parse(text), "<again>", "exec"), again)
print(str(again["result"]) == str(names["result"]))


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node

    def visit_Name(self, node):
        return ast.copy_location(ast.Name("renamed", node.ctx), node) if node.id == "x" else node


changed = ast.fix_missing_locations(Double().visit(ast.parse("y = x + 20")))
space = {"renamed": 2}
exec(compile(changed, "", "exec"), space)
print(space["y"])
# Nodes made by hand, with constants that no literal is.
for value in [5, -5, 10**30, -10**30, 1.5, -0.0, 2j, 1 + 2j, -1j, "s", b"b", None, True, ..., (1, ("a", 2.5)), frozenset([1, 2]), "\ud800"]:
    node = ast.Expression(ast.Constant(value))
    made = eval(compile(ast.fix_missing_locations(node), "", "eval"))
    print(ascii(made), type(made).__name__, repr(made) == repr(value))
node = ast.Expression(ast.BinOp(ast.Constant(1), ast.Add(), ast.Call(ast.Name("int", ast.Load()), [ast.Constant("2")], [])))
print(eval(compile(ast.fix_missing_locations(node), "", "eval")))
try:
    exec(compile(ast.parse("\n\n1/0"), "<made>", "exec"))
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
print(ast.literal_eval("[1, -2.5, {'a': (None, True)}, b'x', {1}, 3+4j, set()]"), ast.get_docstring(tree), ast.get_source_segment("a + bc", ast.parse("a + bc").body[0].value.right))
for source in ["x", "1 + a", "[1, f()]", "{1: *a}"]:
    try:
        print(ast.literal_eval(source))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
print([type(n).__name__ for n in ast.walk(ast.parse("a = b(c)"))], ast.compare(ast.parse("a+b"), ast.parse("a + b")), ast.compare(ast.parse("a"), ast.parse("b")))


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print(node.id, type(node.ctx).__name__, end="; ")
        self.generic_visit(node)


Names().visit(ast.parse("a = b + c[d]; del e"))
print()
