# Which operand's method is asked first, for every binary operator.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

OPERATORS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^"}
log = []
def method(label, answer):
    def call(self, other, *mod):
        log.append(label)
        return answer
    return call

def make(name, bases=(), plain=NotImplemented, reflected=NotImplemented, inplace=None, which=("plain", "reflected")):
    space = {}
    for op in OPERATORS:
        if "plain" in which:
            space[f"__{op}__"] = method(f"{name}.{op}", plain)
        if "reflected" in which:
            space[f"__r{op}__"] = method(f"{name}.r{op}", reflected)
        if inplace is not None:
            space[f"__i{op}__"] = method(f"{name}.i{op}", inplace)
    return type(name, bases, space)

A = make("A")
B = make("B", reflected="B's")
Sub = make("Sub", (A,), reflected="Sub's")
Inherits = type("Inherits", (A,), {})
OnlyPlain = make("OnlyPlain", (A,), which=("plain",))
I = make("I", inplace="I's")
INo = make("INo", inplace=NotImplemented, plain="INo plain")
Int = make("Int", (int,), reflected="Int's")
for op, sign in OPERATORS.items():
    for left, right in [(A(), A()), (A(), B()), (A(), Sub()), (A(), Inherits()), (A(), OnlyPlain()), (Sub(), A()), (1, A()), (A(), 1), (1, Int(2)), (Int(1), 2), (1.0, B()), ([], B()), ("", B())]:
        try:
            outcome = eval(f"left {sign} right")
        except TypeError as error:
            outcome = str(error)
        if op in ("add", "pow", "or", "mod"):
            print(sign, type(left).__name__, type(right).__name__, outcome, log)
        log.clear()
    for target in (I(), INo(), A()):
        space = {"x": target}
        try:
            exec(f"x {sign}= 1", space)
            outcome = space["x"]
        except TypeError as error:
            outcome = str(error)
        print(sign + "=", type(target).__name__, outcome, log)
        log.clear()
class Three:
    def __pow__(self, other, mod):
        return ("pow", other, mod)

    def __rpow__(self, other, mod=None):
        return ("rpow", other, mod)

check(pow, Three(), 2, 3)
check(pow, Three(), 2)
check(pow, 2, Three(), 3)
check(pow, 2, 3, Three())
check(pow, object(), 2, 3)
