# Augmented assignment: evaluation order, which of the targets are evaluated once, fallbacks, immutables, errors.

log = []


class T:
    def __init__(self, name, value=None):
        self.name, self.value = name, value

    def __getattr__(self, key):
        log.append(f"get {self.name}.{key}")
        return self.value

    def __getitem__(self, key):
        log.append(f"get {self.name}[{key}]")
        return self.value

    def __setitem__(self, key, v):
        log.append(f"set {self.name}[{key}]={v}")


class A(T):
    def __setattr__(self, key, v):
        if key not in ("name", "value"):
            log.append(f"set {self.name}.{key}={v}")
        super().__setattr__(key, v)


def n(x):
    log.append(f"eval {x}")
    return x


t, a = T("t", 5), A("a", [1])


def target():
    log.append("target")
    return t


target()[n("k")] += n(1)
print(log)
log.clear()
a.x += n([2])
print(log, a.value)
log.clear()
t[n(1):n(2)] *= n(3)
t[n("i"), n("j")] -= 1
print(log)
log.clear()
try:
    t[n("k")] += n("str")
except TypeError as error:
    print(error, log)
x = [1, 2]
y = x
x += (3,)
x *= 2
print(y, x is y)
s = "a"
s += "b"
s *= 2
i = 7
i //= 2; i **= 3; i %= 10; i <<= 2; i |= 1; i &= 0xF; i ^= 5; i >>= 1; i -= 1; i /= 2
print(s, i)
z = {1}
z |= {2}; z &= {2, 3}; z ^= {5}; z -= {5}
print(z)
d = {"a": 1}
d |= {"b": 2}
d["a"] += 10
d["b"] **= 3
print(d)
tup = ([],)
for text in ("tup[0] += [1]", "tup[0].append(2)", "'abc'[0] += 'x'", "q += 1", "d['zz'] += 1", "len += 1", "None.x += 1", "t.y += 1", "[1, 2][0] += 5", "(1).real += 1", "x[9] += 1", "x['a'] += 1", "f() += 1", "(x, y) += 1", "[x] += 1", "5 += 1", "x += y += 1", "x + y += 1", "x += ", "x +== 1", "x: int += 1", "(x) += [9]", "x += *y", "x += 1, 2", "x += yield", "x := 1 += 1", "*x += 1", "x.y.z += 1", "None += 1", "x @= y"):
    try:
        exec(text)
        print(text, "fine")
    except (SyntaxError, Exception) as error:
        print(text, "->", type(error).__name__, error)
print(tup, x)


def local():
    v = 1

    def inner():
        v += 1
    try:
        inner()
    except UnboundLocalError as error:
        print(error)

    def outer():
        nonlocal v
        v += 1
        return v
    return outer()


print(local())


class C:
    count = 0
    count += 1
    total = [count]
    total += [2]

    def bump(self):
        self.count += 1
        C.count += 10
        return self.count


c = C()
print(C.total, c.bump(), c.bump(), C.count, vars(c))
