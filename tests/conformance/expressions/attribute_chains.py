# Attribute references, with evaluation of each part once.
log = []


class N:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattr__(self, n):
        log.append(f"get {self.name}.{n}")
        return N(n)

    def __setattr__(self, n, v):
        log.append(f"set {self.name}.{n}")

    def __delattr__(self, n):
        log.append(f"del {self.name}.{n}")

    def __getitem__(self, k):
        log.append(f"item {self.name}[{k}]")
        return N(f"{self.name}{k}")

    def __setitem__(self, k, v):
        log.append(f"store {self.name}[{k}]")

    def __call__(self, *a):
        log.append(f"call {self.name}")
        return self

    def __iadd__(self, o):
        log.append(f"iadd {self.name}")
        return self


def show():
    print(", ".join(log))
    log.clear()


n = N("n")
n.a.b.c; show()
n.a.b = n.c.d; show()
n.a.b += 1; show()
n.a[1].b[2] = n.x; show()
n.a[1] += n.b; show()
del n.a.b, n.c[0].d; show()
n.a().b(n.c()).d; show()
n.a, n.b.c = n.d, n.e; show()
for n.i in range(2): pass
show()
with open("/dev/null") as n.f: pass
show()
[n.z for n.z in []] if False else None
n.a.b if n.c else n.d; show()
n.a and n.b or n.c; show()
(n.a.b, n.c)[0].d; show()
n.a = n.b = n.c; show()
(x := n.a).b; show()
lambda: n.never
f"{n.a.b.name}{n.c.name:{n.d.name[:0]}}"; show()
