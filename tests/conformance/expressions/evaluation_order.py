# The order in which parts of expressions and statements are evaluated.
log = []


def t(name, value=None):
    log.append(name)
    return value


def shown():
    print(" ".join(log))
    log.clear()


class Rec:
    def __init__(self, name):
        self.name = name

    def __getitem__(self, k):
        log.append(f"{self.name}[]")
        return Rec(self.name + "g")

    def __setitem__(self, k, v):
        log.append(f"{self.name}[]=")

    def __delitem__(self, k):
        log.append(f"del {self.name}[]")

    def __getattr__(self, a):
        if a.startswith("__"):
            raise AttributeError(a)
        log.append(f"{self.name}.{a}")
        return Rec(self.name + a)

    def __call__(self, *a, **k):
        log.append(f"{self.name}()")
        return self

    def __add__(self, o):
        log.append(f"{self.name}+")
        return self

    def __iadd__(self, o):
        log.append(f"{self.name}+=")
        return self


t("a", Rec("A"))[t("i")] = t("v"); shown()
t("a", Rec("A")).attr[t("i")] = t("b", Rec("B"))[t("j")] = t("v"); shown()
t("a", Rec("A"))[t("i")] += t("v"); shown()
t("a", Rec("A")).x.y += t("v"); shown()
del t("a", Rec("A"))[t("i")], t("b", Rec("B"))[t("j")]; shown()
t("f", Rec("F"))(t("1"), *t("s", ()), t("2"), k=t("k"), **t("d", {})); shown()
t("f", Rec("F"))(*t("s", ()), t("1"), j=t("j"), **t("d", {}), k=t("k")); shown()
{t("k1"): t("v1"), t("k2"): t("v2"), **t("d", {}), t("k3"): t("v3")}; shown()
{t("k"): t("v") for _ in t("it", [1, 2])}; shown()
t("a", 1) < t("b", 2) < t("c", 0) < t("d"); shown()
t("a") if t("c") else t("b"); shown()
t("x", 0) or t("y", 1) and t("z"); shown()
t("a", [1, 2, 3])[t("lo", 0):t("hi", 2):t("st", 1)]; shown()
x, t("o", Rec("O")).y, *t("p", Rec("P"))[t("i")].z = t("v", [1, 2, 3]); shown()
(lambda a=t("d1"), *, b=t("d2"): t("body"))(); shown()
f"{t('a')}{t('b')!r:{t('w', 3)}}{t('c')}"; shown()


@t("dec1", lambda f: t("apply1", f))
@t("dec2", lambda f: t("apply2", f))
def f(a=t("def1"), /, b=t("def2"), *, c=t("kw")) -> t("ann"):
    pass


shown()


@t("dec", lambda c: t("applied", c))
class C(t("base", object), *t("bases", ()), metaclass=t("meta", type), **t("kws", {})):
    t("body")


shown()
assert t("cond", 1), t("msg"); shown()
t("l", Rec("L")) + t("m", Rec("M")) + t("n"); shown()
[*t("s1", []), t("e"), *t("s2", [])]; shown()
for t("o", Rec("O"))[t("i")] in t("it", [1, 2]): t("b")
shown()
try:
    raise t("exc", ValueError) from t("cause", None)
except t("cls", ValueError):
    shown()
print(t("p1"), t("p2"), sep=t("sep", "-")); shown()
t("a", Rec("A")).m(t("b", Rec("B")).n(t("c"))); shown()
t("base", 2) ** t("e", 3) ** t("e2", 1); shown()
not t("n") in t("l", [1]); shown()
(y := t("w", 5)) + t("z", y); shown()
