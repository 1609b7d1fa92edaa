"""`ast.parse` with type comments, function types and older versions of the grammar."""
import ast

SOURCE = '''
x = 1 # type: int
y = z = [] #type:List[int]
def f(a,  # type: int
      b=1  # type: str
      ):
    # type: (...) -> bool
    pass
def g(a, b):  # type: (int, str) -> None
    return a
for i in x:  # type: int
    pass
with open(x) as h:  # type: IO
    w = 2  # not a type comment
async def k():
    async for i in x:  # type: float
        pass
v = 3  # type: ignore
u = 4  # type: ignore[name]
t = 5  # type: ignored
'''
tree = ast.parse(SOURCE, type_comments=True)
for node in ast.walk(tree):
    if getattr(node, "type_comment", None) is not None:
        print(type(node).__name__, node.lineno, repr(node.type_comment))
print([(i.lineno, i.tag) for i in tree.type_ignores])
print(any(getattr(n, "type_comment", None) for n in ast.walk(ast.parse(SOURCE))))
for source in ["() -> int", "(int, *str, **Any) -> List[x]", "(a.b, c[d]) -> None"]:
    print(ast.dump(ast.parse(source, mode="func_type")))
for source in ["(int -> str", "int", "(int)"]:
    try:
        ast.parse(source, mode="func_type")
    except SyntaxError as e:
        print(type(e).__name__)
for source, version in [("match x:\n case 1: pass", (3, 9)), ("(x := 1)", (3, 7)), ("def f(a, /): pass", (3, 7)), ("type X = int", (3, 11)),
                        ("def f[T](): pass", (3, 11)), ("try: pass\nexcept* A: pass", (3, 10)), ("x: int", (3, 5)), ("match x:\n case 1: pass", (3, 10))]:
    try:
        ast.parse(source, feature_version=version)
        print("fine", version)
    except SyntaxError as e:
        print(e.msg)
