# Expressions as statements: evaluated and dropped.
log = []


class L:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(f"del {self.n}")

    def __getattr__(self, n):
        if n[0] == "_":
            raise AttributeError(n)
        log.append(f"get {n}")
        return 5

    def __add__(self, o):
        log.append("add")
        return self

    def __lt__(self, o):
        log.append("lt")
        return True

    def __getitem__(self, k):
        log.append("item")

    def __neg__(self):
        log.append("neg")

    def __bool__(self):
        log.append("bool")
        return True


x = L("x")
x.attr
x + 1
x < 1
x < x < x
x[0]
-x
not x
x and x
x or x
x if x else x
[x, x]
(x, x + 1)
{1: x.in_dict}
f"{x.in_f}"
lambda: x.never
x.a, x.b
L("temp")
L("temp2").method_like
1
"string"
None
...
[L("in list")]
x.c; x.d
print(log)
log.clear()
(yield_ := x.w)
*[x.s], 
print(log)
for text in ["1 / 0", "undefined", "[][0]", "{}['k']", "(1)(2)" if False else "len(5)", "x.y.z" if False else "int.zz", "-'a'", "1 < 'a'", "f'{1/0}'", "[*5]", "(lambda: 1 / 0)()", "not undefined", "undefined and 1", "1 and undefined", "0 and undefined", "1 or undefined", "undefined if 0 else 2", "2 if undefined else 1"]:
    try:
        exec(text)
        print(text, "fine")
    except Exception as e:
        print(text, type(e).__name__, e)
