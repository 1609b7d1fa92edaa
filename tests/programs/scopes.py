# global, nonlocal, class scope, shadowed builtins, del of names, unbound locals.

x = "global"


def read():
    return x


def assign():
    x = "local"
    return x


def declare():
    global x, created
    x = "changed"
    created = "new"


def unbound():
    try:
        print(x)
        x = 1
    except UnboundLocalError as e:
        return str(e)


print(read(), assign(), x, unbound())
declare()
print(x, created, read())


def levels():
    x = "outer"

    def a():
        def b():
            nonlocal x
            x = "from b"

            def c():
                global x
                x = "from c"
            c()
            return x
        return b(), x
    return a(), x


print(levels(), x)


class C:
    x = "class"
    y = x + "!"

    def m(self):
        return x, self.x

    def set(self):
        global x
        x = "by method"

    class D:
        z = x


c = C()
c.set()
print(c.m(), C.y, C.D.z, x)


def loop_var():
    for i in range(5):
        pass
    return i


def del_local():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


def cond(flag):
    if flag:
        w = 1
    try:
        return w
    except UnboundLocalError as e:
        return "unbound"


print(loop_var(), del_local(), [cond(i % 3) for i in range(6)])
list_ = list
list = lambda *a: "shadow"
print(list((1, 2)), list_((1, 2)))
del list
print(list((1, 2)))


def shadow_args(len, str=lambda v: "custom"):
    return len, str(5)


print(shadow_args(3))


def counter():
    counter.n = getattr(counter, "n", 0) + 1
    return counter.n


for i in range(600):
    counter()
print(counter.n, counter.__dict__)
t = 0
for i in range(900):
    def step(v):
        global t
        t += v
        return t
    step(i)
    if i == 450:
        t = t / 2
print(t)


def maker(n):
    fs = []
    for k in range(n):
        def get():
            return k

        def put(v):
            nonlocal k
            k = v
        fs.append((get, put))
    return fs


fs = maker(3)
fs[0][1](99)
print([g() for g, p in fs])
try:
    del never_defined
except NameError as e:
    print(e)
try:
    x.y = 1
except AttributeError as e:
    print(e)
hits = 0
for n in range(700):
    try:
        hits += sometimes
    except NameError:
        sometimes = n
    if n % 100 == 99:
        del sometimes
print(hits)
