# Arithmetic dispatch: reflected operands, subclasses first, in place fallbacks, NotImplemented chains, unary.

log = []


def make(name, base=object, **answers):
    def method(op):
        def f(self, *args):
            log.append(f"{name}.{op}")
            return answers.get(op, NotImplemented)
        return f
    ops = ("add", "radd", "iadd", "sub", "rsub", "mul", "rmul", "matmul", "rmatmul", "pow", "rpow", "ipow", "divmod", "rdivmod", "and", "rand", "neg", "pos", "invert", "lshift", "rlshift", "truediv", "rtruediv")
    return type(name, (base,), {f"__{op}__": method(op) for op in ops})


A = make("A", add="A+", iadd="A+=")
B = make("B", radd="+B", rsub="-B", rpow="**B", rdivmod="divmod B", rand="&B")
C = make("C", A, radd="+C")
I = make("I", int, radd="+I")


def attempt(text):
    log.clear()
    space = {"A": A, "B": B, "C": C, "I": I, "a": A(), "b": B()}
    try:
        if "=" in text:
            exec(text, space)
            result = space["a"]
        else:
            result = eval(text, space)
        print(text, "->", result if isinstance(result, (str, int)) else type(result).__name__, log)
    except TypeError as error:
        print(text, "->", error, log)


for text in ("A() + B()", "B() + A()", "A() + C()", "C() + A()", "A() - B()", "B() - A()", "A() * B()", "1 + B()", "B() + 1", "1 + I(5)", "I(5) + 1", "I(5) + I(6)", "I(5) - 1", "2 ** B()", "B() ** 2", "pow(2, B())", "pow(2, B(), 3)", "pow(B(), 2, 3)", "divmod(1, B())", "divmod(B(), 1)", "1 & B()", "[] + B()", "[] * B()", "'a' % B()", "'a' + B()", "'a' * B()", "(1,) + B()", "-A()", "+A()", "~A()", "A() @ B()", "1 @ B()", "A() << 1", "1.5 + B()", "1j - B()", "None + B()", "a += 1", "a += b", "b += a\na = b", "a -= b", "a **= b", "a @= 1", "A() / B()", "1 / B()", "True + B()", "len + B()", "B() + None", "{} | B()", "A() + A()", "B() + B()"):
    attempt(text)


class Acc:
    def __init__(self):
        self.items = []

    def __iadd__(self, x):
        self.items.append(x)
        return self

    def __imul__(self, x):
        return "replaced"

    def __ior__(self, x):
        return NotImplemented

    def __or__(self, x):
        return "by or"


acc = keep = Acc()
acc += 1
acc += 2
print(acc is keep, acc.items)
acc |= 3
print(acc)
acc = Acc()
acc *= 2
print(acc)
l = [Acc()]
l[0] += 5
print(l[0].items)
t = (Acc(),)
try:
    t[0] += 1
except TypeError as error:
    print(error, t[0].items)


class Half:
    __add__ = None
    __radd__ = None


for text in ("Half() + 1", "1 + Half()", "Half() + Half()", "sum([Half()])"):
    try:
        eval(text)
    except TypeError as error:
        print(text, error)
