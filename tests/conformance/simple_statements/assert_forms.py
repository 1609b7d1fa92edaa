# assert: messages of all kinds, evaluation only when it fails, parentheses, and what is raised.

def attempt(text, **names):
    try:
        exec(text, names)
        print(text, "passed")
    except BaseException as error:
        print(text, "->", type(error).__name__, repr(error), error.args, repr(error.__context__))


log = []


def note(x):
    log.append(x)
    return x


class Truth:
    def __repr__(self):
        return "Truth()"

    def __bool__(self):
        raise KeyError("truth")


for text in ("assert 1", "assert 0", "assert 0, 'msg'", "assert 0, ('a', 'b')", "assert 0, None", "assert [], 5", "assert '', f'{1 + 1}'", "assert x is not None, x", "assert note(1), note('msg')", "assert note(0), note('msg')", "assert 0, note(ValueError('v'))", "assert Truth()", "assert 0, Truth()", "assert 1 == 1 == 2, '='", "assert not 0", "assert (0), 'p'", "assert 0 if 1 else 1", "assert lambda: 0", "assert (y := 0), y", "assert 0, undefined", "assert undefined", "assert 1, undefined", "try:\n 1/0\nexcept ZeroDivisionError:\n assert 0, 'inner'"):
    attempt(text, note=note, x=None, Truth=Truth)
print(log)
import builtins
real = builtins.AssertionError
builtins.AssertionError = ValueError
try:
    assert False, "which class"
except BaseException as error:
    print(type(error).__name__)
finally:
    builtins.AssertionError = real
AssertionError = KeyError
try:
    assert False, "own name"
except BaseException as error:
    print(type(error).__name__, isinstance(error, real))
print(__debug__)
