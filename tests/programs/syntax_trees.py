# compile() gives syntax trees, with the places of their nodes; trees can be compiled.
import ast

SOURCE = '''
@decorated
def f(a, /, b: int = 1, *args, c=2, **kw) -> str:
    """Doc."""
    if a and not b: return f"{a!r:>{b}}x{c=}"
    elif c < b <= 3: raise E from None
    else:
        x, *y = [1, 2.5, "s", b"b", None, ...]
    return lambda z: z ** 2

async def g[T: int](x):
    async with a as b, c: await x
    return {k: v async for k, v in x if k}

class C(B, metaclass=M):
    n: int = 0
    del n, m[1:2, ::3]

match p:
    case {"k": [1, *rest], **others} | K(1, x=None) as whole if whole: pass
try: import a.b as c, d
except* E as e: pass
type Alias[*Ts, **P] = list[Ts]
print(t"{x!s}", x := 3)
'''
tree = ast.parse(SOURCE)
print(ast.dump(tree, indent=1))
for node in ast.walk(tree):
    if hasattr(node, "lineno"):
        print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
print(ast.dump(ast.parse("a + 1", mode="eval")), ast.dump(ast.parse("x; y", mode="single")))


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(node.value * 2)


changed = ast.fix_missing_locations(Double().visit(ast.parse("print(1 + 2, 'ab')")))
exec(compile(changed, "<tree>", "exec"))
print(eval(compile(ast.parse("6 * 7", mode="eval"), "<tree>", "eval")), ast.literal_eval("{'a': [1, (2, -3)]}"))
try:
    ast.parse("a +")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)
try:
    compile(3, "<x>", "exec")
except TypeError as e:
    print(e)
