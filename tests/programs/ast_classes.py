"""The classes of nodes: construction, fields, types, repr, copies."""
import ast
import copy
import pickle
import warnings


def shown(f):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = repr(f())
        except Exception as e:
            result = f"{type(e).__name__}: {e}"
    return result, [f"{w.category.__name__}: {w.message}" for w in caught]


for f in (lambda: ast.Name("x"), lambda: ast.Name("x", ast.Store(), 3), lambda: ast.Name("x", id="y"), lambda: ast.Name(), lambda: ast.Name("x", foo=1),
          lambda: ast.AST(1), lambda: ast.Constant(5), lambda: ast.Constant(1, kind="u").kind, lambda: ast.arguments(), lambda: ast.expr(),
          lambda: ast.Name("x").lineno, lambda: ast.Name("x").end_lineno, lambda: ast.Name("x", lineno=5).lineno,
          lambda: ast.Name("x").__replace__(id="y").id, lambda: ast.Name("x").__replace__(foo=1), lambda: ast.Name("x").__replace__(5)):
    print(shown(f))
for c in (ast.AST, ast.mod, ast.Module, ast.Name, ast.FunctionDef, ast.arguments, ast.operator, ast.Add, ast.TypeIgnore, ast.pattern, ast.alias):
    print(c, c.__bases__, c._fields, c._attributes, c.__match_args__, getattr(c, "_field_types", None))
    print(c.__doc__)
for source in ["x", "f(a, b, c, d)", "a.b.c.d", "def f(x=1): pass", "(1, [2], {3: 4})"]:
    print(ast.parse(source))
node = ast.parse("x = [1, 2]").body[0]
for again in (copy.deepcopy(node), pickle.loads(pickle.dumps(node))):
    print(ast.dump(again, include_attributes=True) == ast.dump(node, include_attributes=True), again == node)
print(ast.parse("x").body[0].value.ctx is ast.parse("y").body[0].value.ctx, node.__reduce__()[:2])


class Own(ast.Name):
    pass


class Extra(ast.AST):
    _fields = ("a", "b")
    _attributes = ("x",)


print(shown(lambda: Own("q")), shown(lambda: Extra(1, 2)), shown(lambda: Extra(1, 2, x=3).x), shown(lambda: Extra(1, 2, 3)))
tree = ast.Expression(Own("own", ast.Load()))
print(eval(compile(ast.fix_missing_locations(tree), "", "eval"), {"own": 42}))
match ast.parse("a + 1").body[0].value:
    case ast.BinOp(ast.Name(id), ast.Add(), ast.Constant(value)):
        print("matched", id, value)
print(ast.dump(ast.parse("f(x)"), indent=2), ast.dump(ast.arguments(), show_empty=True), ast.dump(ast.Constant(None)))
