# What is not evaluated.

def t(v):
    print("eval", v)
    return v

def boom():
    raise RuntimeError("evaluated")


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
print(0 and boom(), 1 or boom(), t(0) or t(5), t(1) and t(0) and boom())
''')
run('''\
print(t(1) if t(0) else t(2), boom() if 0 else "no", "yes" if 1 else boom())
''')
run('''\
print(1 < 0 < boom(), t(1) < t(0) < boom())
''')
run('''\
print(any(t(v) for v in (0, 1, 2)), all(t(v) for v in (1, 0, 2)))
''')
run('''\
assert t(1), boom()
''')
run('''\
assert t(0), t("message")
''')
run('''\
print([v for v in (1, 2) if v > 5 and boom()], [boom() for v in ()])
''')
run('''\
print(next((t(v) for v in (1, 2, 3) if v > 1), boom() if 0 else None))
''')
run('''\
x = t([]) or t({}) or t("last")
print(x)
''')
run('''\
while t(0): boom()
else: print("else")
''')
run('''\
for v in t([]): boom()
else: print("else")
''')
run('''\
match t(1):
    case 2 if boom(): pass
    case 1 if t("guard"): print("one")
    case _ if boom(): pass
''')
run('''\
try: t("body")
except boom(): pass
else: t("else")
''')
run('''\
print(None and None.x, None or 5, not None and 1, (None or [])[:1])
''')
run('''\
d = {}
print(d.get("k") or d.setdefault("k", t("set")), d.get("k") or boom())
''')
run('''\
print(f"{t(1) and ''}" or "empty", lambda: boom() and 1) if 0 else print("skipped")
''')
run('''\
print(t(1) and t(2) or t(3) and boom(), not t(0) or boom())
''')
run('''\
if t(0) and boom() or t(1): print("taken")
''')
run('''\
def f(a=t("default at definition")): return a
print(f(1), f())
''')
run('''\
@(lambda f: t("decorator") and f)
def g(x: boom() = t("default")) -> boom(): pass
print(g.__defaults__)
''')
