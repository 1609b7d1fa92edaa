# raise: classes, instances, from, bare, what is no exception, exceptions whose making fails.

def attempt(label, act):
    try:
        act()
    except BaseException as e:
        print(label, "->", repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)


class NeedsArg(Exception):
    def __init__(self, x):
        super().__init__(x)


class FailsInit(Exception):
    def __init__(self):
        raise OSError("in init")


class NotInstance(Exception):
    def __new__(cls):
        return 5


class Meta(type):
    def __call__(cls, *args):
        return super().__call__("by metaclass")


class WithMeta(Exception, metaclass=Meta):
    pass


sources = {
    "class": "raise ValueError", "instance": "raise ValueError(1)", "needs argument": "raise NeedsArg", "init fails": "raise FailsInit", "makes an int": "raise NotInstance", "metaclass": "raise WithMeta",
    "int": "raise 5", "none": "raise None", "string": "raise 'x'", "type": "raise int", "object": "raise object()", "function": "raise len",
    "from class": "raise KeyError from ValueError", "from instance": "raise KeyError('k') from ValueError('v')", "from none": "raise KeyError from None", "from int": "raise KeyError from 5", "from needs": "raise KeyError from NeedsArg", "from itself": "e = KeyError('k')\nraise e from e",
    "none from": "raise None from ValueError", "bare": "raise", "evaluated": "raise (ValueError if 0 else KeyError)('x')", "tuple": "raise (ValueError, KeyError)", "undefined": "raise undefined", "from undefined": "raise KeyError from undefined", "call twice": "raise ValueError()()",
    "in handler": "try:\n 1/0\nexcept ZeroDivisionError:\n raise", "other in handler": "try:\n 1/0\nexcept ZeroDivisionError:\n raise KeyError", "from in handler": "try:\n 1/0\nexcept ZeroDivisionError as z:\n raise KeyError from z", "none in handler": "try:\n 1/0\nexcept ZeroDivisionError:\n raise KeyError from None", "bare in function": "def f():\n raise\ntry:\n 1/0\nexcept ZeroDivisionError:\n f()", "bare after": "try:\n 1/0\nexcept ZeroDivisionError:\n pass\nraise", "bare in finally": "try:\n 1/0\nfinally:\n raise", "bare nested": "try:\n 1/0\nexcept ZeroDivisionError:\n try:\n  {}[1]\n except KeyError:\n  pass\n raise",
    "base": "raise KeyboardInterrupt", "exit": "raise SystemExit(3)", "generator exit": "raise GeneratorExit", "stop": "raise StopIteration(5)", "group": "raise ExceptionGroup('g', [ValueError()])", "warning": "raise UserWarning('w')", "not implemented": "raise NotImplemented", "not implemented error": "raise NotImplementedError",
}
for label, text in sources.items():
    attempt(label, lambda: exec(text, globals().copy()))


def order():
    log = []

    def n(x):
        log.append(x)
        return x
    try:
        raise n(ValueError)("v") from n(KeyError("c"))
    except ValueError:
        return log


print(order())
e = ValueError("again")
for i in range(3):
    try:
        raise e
    except ValueError as x:
        n, tb = 0, x.__traceback__
        while tb:
            n, tb = n + 1, tb.tb_next
        print(n, x is e)
