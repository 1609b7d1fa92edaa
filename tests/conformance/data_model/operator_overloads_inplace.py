# In-place operators fall back to plain ones.

class P:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"P({self.v})"
    def __add__(self, o): return P(f"{self.v}+{o}")
    def __radd__(self, o): return P(f"{o}r+{self.v}")
    def __or__(self, o): return "or"

class I(P):
    def __iadd__(self, o): self.v += "!"; return self
    def __imul__(self, o): return "imul"
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return "sub"
    def __imatmul__(self, o): return self.v


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
p = P("p"); q = p; p += 1; print(p, q)
''')
run('''\
i = I("i"); j = i; i += 1; print(i, i is j)
''')
run('''\
i = I("i"); i *= 2; print(i)
''')
run('''\
i = I("i"); i -= 2; print(i)
''')
run('''\
i = I("i"); i @= 2; print(i)
''')
run('''\
i = I("i"); i |= 1; print(i)
''')
run('''\
i = I("i"); i //= 1
''')
run('''\
x = 5; x += P("p"); print(x)
''')
run('''\
l = [I("a")]; l[0] += 1; print(l)
l[0] *= 5; print(l)
''')
run('''\
t = (I("a"),)
try: t[0] += 1
finally: print(t)
''')
run('''\
class H: pass
h = H(); h.a = I("a"); h.a += 1; h.b = P("b"); h.b += h.a; print(vars(h))
''')
run('''\
d = {"k": 1}; d["k"] += 1; d["k"] **= 3; d["k"] <<= 2; d["k"] ^= 5; print(d); d["z"] += 1
''')
run('''\
s = "a"; s += 1
''')
run('''\
s = [1]; s += 5
''')
run('''\
s = (1,); s += [2]
''')
run('''\
x = 7; x //= 2; x /= 2; print(x); x %= 1; print(x); x @= 2
''')
run('''\
a = b = []; a += [1]; a = a + [2]; print(a, b)
''')
