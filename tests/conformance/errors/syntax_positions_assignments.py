# Syntax errors of targets: assignment, augmented, walrus, del, for, with, import, annotations.

def show(source):
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "fine")
    except SyntaxError as e:
        print(repr(source), "->", type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))


targets = ["1", "'s'", "b's'", "f'{x}'", "None", "True", "...", "a + b", "-a", "not a", "a and b", "a < b", "a if b else c", "lambda: 0", "f()", "f().x", "f()[0]", "a.b", "a[0]", "a[1:2]", "(a)", "(a, b)", "[a, b]", "(a, 1)", "[a, f()]", "()", "[]", "{}", "{a}", "{a: b}", "*a", "(*a)", "(*a,)", "[*a, *b]", "[a for a in b]", "{a for a in b}", "{a: b for a in c}", "(a for a in b)", "(yield)", "(a := 1)", "await x", "__debug__", "a.__debug__", "__debug__.a", "1 .a", "'a'.b", "a, 1", "a, *b", "x.y.z, q[0]", "t'{x}'", "'a' 'b'", "1 + 2j", "(a.b)", "((a))", "(a, (b, 1))", "a()()", "~a", "a @ b"]
forms = ["{} = 1", "{} += 1", "({} := 1)", "del {}", "for {} in x: pass", "with x as {}: pass", "{}: int = 1", "{}: int", "x = {} = 1", "[q for {} in x]", "import a as {}", "(x, {}) = 1", "[{}] = 1", "except_ = {} = y"]
for form in forms:
    print("==", form)
    for target in targets:
        show(form.format(target))
