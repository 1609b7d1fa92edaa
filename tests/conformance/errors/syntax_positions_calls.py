# Syntax errors in calls and argument lists: message and the place they point at.

def show(source):
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "fine")
    except SyntaxError as e:
        print(repr(source), "->", type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))


for source in ("f(a=1, b)", "f(**a, b)", "f(**a, *b)", "f(a for a in b, c)", "f(c, a for a in b)", "f(a=1, a=2)", "f(a.b=1)", "f(1=2)", "f('a'=2)", "f(True=1)", "f(None=1)", "f(a b)", "f(a, b", "f(a, , b)", "f(, a)", "f(a,, b)", "f(*)", "f(**)", "f(*a=1)", "f(a=)", "f(a:=1)", "f(a:=1, b:=2)", "f(a=b:=1)", "f((a)=1)", "f(a+b=1)", "f(a if b=1)", "f(lambda: 0=1)", "f(not a=1)", "f(f()=1)", "f(a[0]=1)", "f(*a, b=1, *c, d=2, **e, f)", "f(x for x in y for z in w, 1)", "f(x for x in y, a=1)", "f(a=x for x in y)", "f(yield)", "f(yield x, y)", "f(await)", "f(a=1 b=2)", "f(a\nb)", "f(\n a=1,\n b\n)", "f(**{}, **{}, a)", "f(print a)", "f(0x)", "f(def)", "f(x=def)", "f(a; b)", "f(a.)", "f(.a)", "f(a..b)", "f(**a for a in b)", "f(*a for a in b)", "f(a=*b)", "f(a=**b)", "f(a!b)", "f(a, b))", "f((a, b)", "f([a, b)", "class A(x for x in y): pass", "class A(a=1, b): pass", "@f(a b)\ndef g(): pass", "print(a b)", "print a, b", "exec 'a'", "f(a) b", "f(1)(2=3)", "f(a, *b c)", "f(a, b=c d)"):
    show(source)
