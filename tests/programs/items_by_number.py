class C: pass
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class S(str): pass
class T(tuple): pass
for o in (C(), 5, "s", S("s"), T((1,)), (1,), None, C, frozenset()):
    for k in (1, 1 << 70, -1 << 70, I(1 << 70), I(2), "k", 1.5):
        r = []
        for f in (lambda: o.__class__ and o[k], lambda: exec("o[k] = 1", {"o": o, "k": k}), lambda: exec("del o[k]", {"o": o, "k": k})):
            try: f(); r.append("ok")
            except Exception as e: r.append(type(e).__name__ + ": " + str(e))
        print(type(o).__name__, type(k).__name__, r)
