# Binary operators: who is asked, in which order, with what.
class B:
    def __init__(self, n="b"):
        self.n = n

    def __add__(self, o):
        return f"{self.n}+{type(o).__name__}" if not isinstance(o, N) else NotImplemented

    def __radd__(self, o):
        return f"{type(o).__name__}+r{self.n}"

    def __repr__(self):
        return self.n


class D(B):
    def __radd__(self, o):
        return f"{type(o).__name__}+R{self.n}"


class E(B):
    pass


class N:
    def __add__(self, o):
        return NotImplemented

    def __radd__(self, o):
        return NotImplemented

    def __eq__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented

    __hash__ = None


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: B() + B())
show(lambda: B() + D("d"))
show(lambda: D("d") + B())
show(lambda: B() + E("e"))
show(lambda: E("e") + B())
show(lambda: 1 + B())
show(lambda: B() + 1)
show(lambda: N() + 1)
show(lambda: 1 + N())
show(lambda: N() + N())
show(lambda: B() + N())
show(lambda: N() + B())
show(lambda: N() == N())
show(lambda: N() != 1)
show(lambda: N() < N())
show(lambda: N() > 1)
show(lambda: [] + N())
show(lambda: "a" + N())
show(lambda: "a" * N())
show(lambda: (1,) + [2])
show(lambda: [1] + (2,))
show(lambda: "a" + 1)
show(lambda: 1 + "a")
show(lambda: b"a" + "a")
show(lambda: {} | [])
show(lambda: {1} - [1])
show(lambda: "a" % 1)
show(lambda: 1 % "a")
show(lambda: 2 ** "a")
show(lambda: pow(2, "a", 3))
show(lambda: divmod(1, "a"))
show(lambda: 1 @ 2)
show(lambda: 1 << 1.0)
show(lambda: ~1.5)
show(lambda: -"a")
show(lambda: +[])
show(lambda: "a" - "b")
show(lambda: [1] * [2])
show(lambda: [1] * 1.5)
show(lambda: None + None)
show(lambda: print + 1)
show(lambda: int + str)
show(lambda: int | 5)
show(lambda: (lambda: 1) // 2)
for op in ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "^=", "|="]:
    x = N()
    try:
        exec(f"x {op} 1")
    except TypeError as e:
        print(e)
