# Evaluation order in assignments with several targets.

log = []

def t(v):
    log.append(v)
    return v

class O(dict):
    def __setattr__(self, k, v): log.append((k, v))
    def __setitem__(self, k, v): log.append((k, v))
    def __repr__(self): return "O"

o = O()


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
o.a, o[t("k")], (o.b, *o.c) = t(1), t(2), t("xyz")
print(log); log.clear()
''')
run('''\
o[t(1)] = o[t(2)] = t("v")
print(log); log.clear()
''')
run('''\
o[t(1)], o[t(2)] = o[t(3)], o.d = t("a"), t("b")
print(log); log.clear()
''')
run('''\
for o[t("i")] in [t(1), t(2)]: log.append("body")
print(log); log.clear()
''')
run('''\
[o.x, [o.y, o.z]] = t(1), t((2, 3))
print(log); log.clear()
''')
run('''\
a, o[t("x")] = t(1), 2, 3
''')
run('''\
print(log); log.clear()
o[t(1)] = 1 / 0
''')
run('''\
print(log); log.clear()
o[t(1) / 0] = t(2)
''')
run('''\
print(log); log.clear()
i = 0
l = [0, 0, 0]
i, l[i] = 1, i + 5
i, l[i], i = 2, i + 7, 0
print(i, l)
''')
run('''\
x = [1, 2]
x[0], x[1] = x[1], x[0]
print(x)
x, y = y, x = 3, 4
print(x, y)
''')
run('''\
a = [1, 2, 3]
a[1:], a[0] = a[:2], 9
print(a)
(a[0], a[1]), a = (5, 6), "new"
print(a)
''')
