# Format specifications of strings, objects and bools: alignment, width, precision, nesting and errors.

def attempt(value, spec):
    try:
        print(f"{value!r:.20} {spec!r} -> {format(value, spec)!r}")
    except Exception as error:
        print(f"{value!r:.20} {spec!r} -> {type(error).__name__}: {error}")


for spec in ("", "5", "<5", ">5", "^6", "=5", "*^7", "05", ".2", "5.1", "s", "5s", "<", "x<4", "\u00e9>4", "{<5", ".0", "5.10s", "-5", "+5", " 5", "#5", ",", "_", "d", "5d", "q", ".", ".x", "5.", "^", "^^", "^^5", "99999999999999999999", ".99999999999999999999", "5 ", "<<<5", "\0<4", "z5", "s5", "5ss", "0>4", "<04"):
    attempt("abc", spec)
for value in (None, [1], object, (1,), {1: 2}, ..., len, b"b", range(2)):
    for spec in ("", "5", "s", ">10"):
        try:
            print(repr(format(value, spec)) if spec == "" else format(value, spec))
        except TypeError as error:
            print(error)
for spec in ("", "5", "d", "s", "b", "x", "+", "05", ".2f", "e", "%", "c", ",", "n", "g", "<5", "q"):
    attempt(True, spec)


class F:
    def __format__(self, spec):
        return f"<{spec}>"


class Bad:
    def __format__(self, spec):
        return 5


class Str(str):
    def __format__(self, spec):
        return "own"

    def __str__(self):
        return "str of it"


print(f"{F():any thing}", f"{F()}", "{:{}}".format(F(), "x"), "{0:{1}{2}}".format(F(), "a", "b"), format(F(), "%Y"), f"{Str('x'):5}", f"{Str('x')!s:>12}", f"{Str('x')!r}", "%s" % Str("x"), format(Str("x")))
for act in (lambda: format(Bad(), ""), lambda: f"{Bad()}", lambda: "{}".format(Bad()), lambda: format(1, 5), lambda: format("a", None), lambda: format(), lambda: format(1, "a", "b"), lambda: object().__format__("x"), lambda: object().__format__(5)):
    try:
        print(act())
    except TypeError as error:
        print(error)
w, p = 10, 3
print(f"{'abcdef':{w}.{p}}|", f"{'abcdef':>{w}}|", f"{3.14159:{w}.{p}}|", f"{'x':{'*'}^{w}}|", f"{w:{'0'}{p + 2}}|")
