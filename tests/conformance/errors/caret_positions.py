# Tracebacks: the marks under the part of the line that failed.
import traceback


def show(source):
    try:
        exec(compile(source, "<case>", "exec"), {"__builtins__": __builtins__})
    except Exception as e:
        for line in traceback.format_exception(e)[2:]:
            print(line, end="")


import linecache


def case(n, source):
    name = f"<case {n}>"
    linecache.cache[name] = (len(source), None, [l + "\n" for l in source.split("\n")], name)
    try:
        exec(compile(source, name, "exec"), {})
    except Exception as e:
        te = traceback.TracebackException.from_exception(e)
        print("".join(te.format()).split("\n", 3)[3], end="")


for n, source in enumerate(["x = 1 + 'a'", "x = (1 + 2) * 3 + [] + 4", "[1, 2][5]", "{'a': 1}['b']", "x = {}\nx['a']['b']", "'abc'.foo.bar", "int('a' + 'b')", "f = lambda: 1 / 0\nf()", "def f(a):\n    return a.x + 1\nf(5)", "x = [1, 2\n     / 0]", "(1\n + \n 'a')", "undefined", "print(undefined + 1)", "a = b = c", "a, b = 1, 2, 3", "a, b = 5", "for a, b in [1]: pass", "del undefined", "x = 1; y = 1 / 0; z = 2", "if 1 / 0: pass", "while undefined: pass", "assert 1 > 2", "assert 1 > 2, 'message'", "raise ValueError('v')", "raise ValueError", "with 5: pass", "with open(5 / 0) as f: pass", "import nothing.at.all", "from sys import nothing", "class A(5): pass", "class A(undefined): pass", "@undefined\ndef f(): pass", "def f(a=1 / 0): pass", "f'{1 / 0}'", "f'{undefined!r:>{5}}'", "x = f'a{1 + []}b'", "[i / 0 for i in [1]]", "{i: i / 0 for i in [1]}", "list(i / 0 for i in [1])", "[i for i in 5]", "x = 5\nx()", "x = 5\nx.y = 1", "x = 5\nx[0] = 1", "x = 5\nx[0]", "x = 5\nx += 'a'", "x = ()\nx[0] += 1", "-'a'", "not undefined", "1 if undefined else 2", "1 < 'a'", "1 < 2 < 'a' < 3", "1 in 5", "'a' not in 5", "len(5)", "len(\n    5,\n)", "print(1,\n      2 / 0)", "max(1, 2,\n    key=5)", "é = 1 + 'ü'", "'日本' + 5", "x = '日本' + 5  # comment", "\tx" if False else "if True:\n\tx = 1 + 'a'", "x = 1 +    'a'", "x = (1)  +  ('a')", "x = 1\\\n + 'a'", "lambda: 0\n(lambda: 1 / 0)()", "a.b.c.d", "a[1][2](3)", "match 5:\n    case int(x=1, y=2): pass", "match 5:\n    case [1, undefined.x]: pass", "match 5:\n    case undefined.x: pass", "return_ = [\n    1,\n    2 / 0,\n    3,\n]", "def f():\n    yield 1 / 0\nlist(f())", "try:\n    1 / 0\nfinally:\n    x = 1", "x: undefined = 1 / 0", "global_ = lambda x, /: x\nglobal_(x=1)", "''.join([1])", "int.from_bytes(5)", "(1).__add__()", "[].append()", "x = yield_ = 1 / 0 if 1 else 2", "((1 / 0))", "[*5]", "{**5}", "print(*5)", "print(**5)", "f(*a, **b)"]):
    print(f"--- {n}")
    case(n, source)
