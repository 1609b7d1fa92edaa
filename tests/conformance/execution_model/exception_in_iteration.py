# Where exceptions leave loops, comprehensions, unpacking and calls, and what has been done by then.

log = []


class It:
    def __init__(self, n, error=None, at="next"):
        self.n, self.error, self.at, self.i = n, error, at, 0

    def __iter__(self):
        if self.at == "iter":
            raise self.error
        return self

    def __next__(self):
        self.i += 1
        if self.i > self.n:
            if self.error:
                raise self.error
            raise StopIteration
        log.append(self.i)
        return self.i


def attempt(label, act):
    log.clear()
    try:
        print(label, "->", act(), log)
    except Exception as error:
        print(label, "->", type(error).__name__, error, log)


def loop(it):
    out = []
    for x in it:
        out.append(x)
    else:
        out.append("else")
    return out


def unpack(it):
    a, b = it
    return a, b


def star(it):
    a, *b = it
    return a, b


def call(*args):
    return args


for make in (lambda: It(2), lambda: It(1), lambda: It(3), lambda: It(1, KeyError("k")), lambda: It(0, OSError("iter"), "iter"), lambda: It(2, StopIteration("s")), lambda: It(0)):
    attempt("loop", lambda: loop(make()))
    attempt("unpack", lambda: unpack(make()))
    attempt("star", lambda: star(make()))
    attempt("call", lambda: call(0, *make(), 9))
    attempt("list", lambda: [*make()])
    attempt("dict", lambda: {x: x for x in make()})
    attempt("tuple", lambda: tuple(make()))
    attempt("set", lambda: len({*make(), "a"}))
    attempt("extend", lambda: [0].extend(make()))
    attempt("join", lambda: ",".join(map(str, make())))
    attempt("in", lambda: 2 in make())
    attempt("max", lambda: max(make()))
    attempt("zip", lambda: list(zip("abc", make())))
    attempt("yield from", lambda: list((lambda: (yield from make()))()))
    attempt("slice", lambda: [0, 0].__setitem__(slice(0, 1), make()))
    attempt("sum", lambda: sum(make()))


def finally_order():
    out = []
    try:
        for i in range(3):
            try:
                if i == 1:
                    raise ValueError(i)
                out.append(("body", i))
            finally:
                out.append(("finally", i))
    except ValueError as e:
        out.append(("caught", e.args))
    else:
        out.append("never")
    return out


print(finally_order())


def generator_closed():
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


log.clear()
for x in generator_closed():
    break
print(x, log)
try:
    a, b = generator_closed()
    print(a, b, log)
    a, = generator_closed()
except ValueError as error:
    print(error, log)
for text in ("a, b = 5", "a, b = None", "a, b = 'x'", "a, b = {1: 2}", "a, b, *c = [1]", "(a, b), c = 1, 2", "[a, [b, c]] = [1, [2]]", "a, b = 1, 2, 3", "*a, b = []", "a, = []", "for a, b in [(1, 2), (3,)]: pass", "{**5}", "{**[1]}", "f(**5)", "f(*5)", "print(*None)", "[*5]", "{*5}", "(*5,)", "x = *5,"):
    try:
        exec(text, {"f": call})
        print(text, "fine")
    except Exception as error:
        print(text, "->", type(error).__name__, error)
