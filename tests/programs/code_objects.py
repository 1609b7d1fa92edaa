"""Code objects: attributes that do not depend on the instructions, `replace`, equality, positions, and the tools on top."""
import dis
import inspect
import types


def f(a, /, b: int = 2, *args, c, d=4, **kw):
    """The doc."""
    local = a
    def inner():
        return local
    return inner


def plain():
    x = 1
    y = x
    return y


code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_cellvars)
print(code.co_firstlineno, code.co_flags == 0x400000f, sorted(set(c for c in code.co_consts if isinstance(c, str))))
inner = next(c for c in code.co_consts if isinstance(c, types.CodeType))
print(inner.co_name, inner.co_qualname, inner.co_freevars, dis.pretty_flags(inner.co_flags))
print(plain.__code__.co_varnames, plain.__code__.co_nlocals)
# Positions and lines belong to each other and to the source.
# (CPython has an instruction for the line of the `def`, too.)
top_line = plain.__code__.co_firstlineno
lines = [line for _, _, line in plain.__code__.co_lines() if line is not None and line > top_line]
print(sorted(set(lines)), sorted(set(p[0] for p in plain.__code__.co_positions() if p[0] is not None and p[0] > top_line)))
size = len(plain.__code__.co_code)
print(len(list(plain.__code__.co_positions())) * 2 == size, [start for start, _, _ in plain.__code__.co_lines()][0], list(plain.__code__.co_lines())[-1][1] == size)
print([line for _, line in dis.findlinestarts(plain.__code__) if line is not None][-3:])
# Equality and hashes.
source = "def g(x):\n    return x + 1\n"
first, second = compile(source, "a", "exec"), compile(source, "b", "exec")
print(first == second, hash(first) == hash(second), first == compile(source + "\n", "a", "exec"), first == compile("x + 2", "a", "exec"), first == 5)
print(len({first, second}), first != second, compile("1", "", "eval") == compile("1.0", "", "eval"), compile("0.0", "", "eval") == compile("-0.0", "", "eval"))
# Copies.
other = plain.__code__.replace(co_name="other", co_filename="elsewhere.py", co_qualname="X.other")
print(other.co_name, other.co_filename, other.co_qualname, other == plain.__code__, types.FunctionType(other, {})())
moved = plain.__code__.replace(co_firstlineno=plain.__code__.co_firstlineno + 100)
print(sorted(line - 100 for _, _, line in moved.co_lines() if line is not None and line > top_line + 100) == sorted(lines))
print(plain.__code__.replace() == plain.__code__, plain.__code__.replace(co_code=plain.__code__.co_code) == plain.__code__)
renamed = plain.__code__.replace(co_varnames=("p", "q"))
print(renamed.co_varnames, types.FunctionType(renamed, {})())


def constant():
    return 12345


changed = constant.__code__.replace(co_consts=tuple(54321 if c == 12345 else c for c in constant.__code__.co_consts))
print(types.FunctionType(changed, {})())
for options in [{"co_name": 5}, {"co_filename": None}, {"co_consts": [1]}, {"co_varnames": 5}, {"co_code": "x"}, {"foo": 1}]:
    try:
        plain.__code__.replace(**options)
    except TypeError:
        print("TypeError", list(options))
# On top of it.
print(inspect.signature(f), inspect.getsource(plain).splitlines()[0], inspect.getsourcelines(plain)[1] == plain.__code__.co_firstlineno)
print(inspect.getclosurevars(f("x", c=1)).nonlocals, inspect.getfullargspec(f).args)
print(dis.code_info(plain).splitlines()[0], [i.line_number for i in dis.get_instructions(plain)][-1] == lines[-1])


def raises():
    return (1 +
            undefined_name)


try:
    raises()
except NameError as e:
    tb = e.__traceback__.tb_next
    positions = list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2]
    print(tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, positions[2:])
