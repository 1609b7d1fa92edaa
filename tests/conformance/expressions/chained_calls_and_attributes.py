# Long chains of calls, subscripts and attributes: order, parentheses over lines, effects at each link.

class B:
    def __init__(self):
        self.log = []

    def __getattr__(self, name):
        self.log.append("." + name)
        return self

    def __call__(self, *args, **kw):
        self.log.append(f"({args}{kw or ''})")
        return self

    def __getitem__(self, key):
        self.log.append(f"[{key}]")
        return self


b = B()
r = (
    b.one
    .two(1, k=2)
    [3:4]
    .three()()
    ["x"]["y", 5]
)
print(r is b, b.log)
print("a-b-c".replace("-", " ").split()[::-1][0].upper().center(5, "*"), [1, 2, 3][1:][0].bit_length().real.__class__.__name__, {"k": [{"z": (1, 2)}]}["k"][0]["z"][-1], (lambda: [lambda: "in"])()[0](), "abc"[1].join("xyz")[2], (1).__add__(2).__mul__(3), 5 .__class__, 1.5.__class__.__name__[0:2])
for text in ("None.x", "[].x.y", "{}['a']['b']", "(1, 2)[5][0]", "'a'.upper.x", "'a'.upper()()", "len([1])()", "b.log.zz", "[1, 2].index(5).x", "int('x').y", "''.join([1]).z"):
    try:
        eval(text)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
