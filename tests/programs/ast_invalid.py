"""Trees that cannot be compiled, and what is said about them."""
import ast


def check(tree, mode="exec"):
    try:
        ast.fix_missing_locations(tree)
    except Exception:
        pass
    try:
        compile(tree, "<made>", mode)
        print("fine")
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


def module(*body):
    return ast.Module(list(body), [])


load, store = ast.Load(), ast.Store()
x, y = ast.Name("x", load), ast.Name("y", store)
args = ast.arguments([], [], None, [], [], None, [])
check(module(ast.FunctionDef("f", args, [], [])))
check(module(ast.Assign([x], ast.Constant(1))))
check(module(ast.Expr(y)))
check(module(ast.Assign([], ast.Constant(1))))
check(module(ast.Assign([ast.Constant(1)], x)))
check(module(ast.Delete([x])))
check(module(ast.If(x, [], [])))
check(module(ast.While(x, [], [])))
check(module(ast.For(y, x, [], [])))
check(module(ast.With([], [ast.Pass()])))
check(module(ast.Try([ast.Pass()], [], [], [])))
check(module(ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()])))
check(module(ast.Try([ast.Pass()], [ast.ExceptHandler(None, None, [])], [], [])))
check(module(ast.Import([])))
check(module(ast.ImportFrom("a", [ast.alias("b")], -1)))
check(module(ast.Global([])))
check(module(ast.Raise(None, x)))
check(module(ast.Match(x, [])))
check(module(ast.Match(x, [ast.match_case(ast.MatchOr([]), None, [ast.Pass()])])))
check(module(ast.Match(x, [ast.match_case(ast.MatchStar("a"), None, [ast.Pass()])])))
check(module(ast.Match(x, [ast.match_case(ast.MatchAs(ast.MatchStar("a"), None), None, [ast.Pass()])])))
check(module(ast.Match(x, [ast.match_case(ast.MatchSingleton(5), None, [ast.Pass()])])))
check(module(ast.Match(x, [ast.match_case(ast.MatchMapping([x], []), None, [ast.Pass()])])))
check(module(ast.Match(x, [ast.match_case(ast.MatchValue(x), None, [ast.Pass()])])))
for e in (ast.BoolOp(ast.And(), [x]), ast.Dict([x], []), ast.Compare(x, [], []), ast.Compare(x, [ast.Lt()], []), ast.ListComp(x, []),
          ast.Name("None", load), ast.Constant([1]), ast.Constant((1, object)), ast.Set([None]), ast.Call(x, [y], []), ast.Starred(x, load),
          ast.NamedExpr(x, x), ast.Attribute(x, 5, load), ast.Attribute(x, "a", store), ast.Tuple([y], load), ast.JoinedStr([x]),
          ast.FormattedValue(x, 5, None), ast.Lambda(ast.arguments([], [], None, [], [], None, [x]), x),
          ast.Lambda(ast.arguments([], [], None, [ast.arg("a")], [], None, []), x)):
    check(ast.Expression(e), "eval")
check(module(x))
check(module(5))
check(module(None))
check(ast.Module(5, []))
check(ast.Expression(None), "eval")
check(ast.Expression(5), "eval")
check(ast.Expression(x))
check(module(), "eval")
check(5)
e = ast.Expr(x)
for place in [(5, 0, 3, 0), (1, 5, 1, 3), (-1, 0, 1, 0), (1, -2, 1, 5), ("a", 0, 1, 0)]:
    e.lineno, e.col_offset, e.end_lineno, e.end_col_offset = place
    check(module(e))
bare = ast.Expression(ast.Name("x", load))
try:
    compile(bare, "", "eval")
except TypeError as error:
    print(error)
node = ast.Pass()
del_field = ast.parse("x = 1")
del del_field.body[0].value
check(del_field)
print(compile(ast.parse("1"), "", "exec", ast.PyCF_ONLY_AST).body[0].value.value)
for arguments in [("1", "", "bad"), ("1", "", "func_type"), ("1", "", "exec", 1 << 28), ("1", "", "exec", 0, False, 5)]:
    try:
        compile(*arguments)
    except ValueError as error:
        print(error)
