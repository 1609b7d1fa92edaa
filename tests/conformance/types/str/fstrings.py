# Format protocol through f-strings: nesting, conversions, debug text.

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

class F:
    def __format__(self, spec):
        return f"[{spec}]"

    def __repr__(self):
        return "F()"

x, w, f = 3.14159, 10, F()
print(f"{x=}", f"{x = }", f"{x=:.2f}", f"{x=!s}", f"{f=}", f"{f=:abc}", f"{f!r:>6}", f"{x:{w}.{3}}", f"{x:{w}.3{'f'}}", f"{'a' 'b'}", f"{{}}", f"{{{x:.1f}}}")
print(f"{f:%H:%M}", f"{f:{'{'}}", f"{f:a{'b'}c}", f"{f!a}", f"{1 if x else 2}", f"{(lambda: 5)()}", f"{ {1: 2}[1] }", f"{'\n'}x", f"{'q' if "q" else ''}", f"{f'{f'{1}'}'}")
print(f'''{
    x
    :.1f}''', f"{x!r:}", f"{None}", f"{[1, 'a']}", f"{'é'!a:>8}", rf"\n{x:.0f}\t", f"{x:>{w}}{w}")
shows("""
f"{f:{1}{2}}", f"{1:{'d'}}", f"{5:{3}}", f"{'x':{'<'}{4}}|", f"{'x'!r:^{7}}|"
f"{1:{'z' * 3}}"
f"{object():x}"
f"{None:x}"
f"{[]:5}"
f"{(1,):>5}"
f"{type:5}"
f"{NotImplemented:5}"
f"{...:5}"
f"{b'a':5}"
f"{ {}:5}"
f"{range(3):5}"
f"{print:5}"
f"{Exception('e')}", f"{ValueError('v')!r}"
object().__format__("x")[:8] if False else 0
object.__format__(5, "")
object.__format__(5, "x")
object.__format__(5, 5)
object.__format__(5)
format(None, "")
format(1, 2)
format(1, None)
format()
format(1, "d", 2)
format(value=1)
""")
class Lazy:
    def __format__(self, spec):
        raise ZeroDivisionError("format")

try:
    f"{Lazy()}"
except ZeroDivisionError as error:
    print(error)
