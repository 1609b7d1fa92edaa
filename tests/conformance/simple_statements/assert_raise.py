# assert and raise: what they evaluate and what comes out.
def show(f):
    try:
        f()
        print("nothing raised")
    except BaseException as e:
        print(type(e).__name__, e.args, "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)


def asserts():
    assert 1, print("not evaluated")
    assert [0]
    assert 0, "message"


show(asserts)


def no_message():
    assert []


def tuple_message():
    assert False, (1, 2)


def none_message():
    assert False, None


def exception_message():
    assert False, ValueError("inner")


def bad_truth():
    class B:
        def __bool__(self):
            raise KeyError("truth")
    assert B(), "m"


def bad_message():
    assert None, 1 / 0


for f in (no_message, tuple_message, none_message, exception_message, bad_truth, bad_message):
    show(f)


def raising(text):
    def f():
        exec(text, {"E": E, "Meta": Meta, "NotOne": NotOne})
    print(text, end=" -> ")
    show(f)


class E(Exception):
    def __init__(self, *a):
        print("init", a, end=" ")
        super().__init__(*a)


class Meta(type):
    def __call__(cls, *a):
        return "no exception"


class NotOne(Exception, metaclass=Meta):
    pass


for text in ["raise", "raise E", "raise E()", "raise E(1, 2)", "raise E, 1", "raise E from None", "raise E from ValueError", "raise E from ValueError('c')", "raise E from 1", "raise E from E", "raise 1", "raise 'a'", "raise None", "raise int", "raise object()", "raise NotOne", "raise ValueError from NotOne", "raise E(1) from E(2)", "raise BaseException", "raise KeyboardInterrupt", "raise SystemExit(3)", "raise StopIteration", "raise GeneratorExit", "raise (ValueError, TypeError)", "raise (ValueError)", "raise ValueError(), 5", "raise ValueError from", "raise from x", "raise type('T', (Exception,), {})", "raise UnicodeDecodeError", "raise OSError(2, 'm')", "raise ExceptionGroup", "raise E from ExceptionGroup('g', [E()])", "raise __debug__", "raise NotImplemented", "raise Exception from Exception from Exception"]:
    raising(text)


def chained():
    try:
        raise ValueError(1)
    except ValueError:
        raise TypeError(2)


def chained_from_self():
    try:
        raise ValueError(1)
    except ValueError as e:
        raise e from e


def reraised():
    try:
        raise ValueError(1)
    except ValueError as e:
        try:
            raise TypeError(2)
        except TypeError:
            raise e


def bare_nested():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise TypeError(2)
        except TypeError:
            pass
        raise


def bare_in_call():
    def again():
        raise
    try:
        raise ValueError(1)
    except ValueError:
        again()


for f in (chained, chained_from_self, reraised, bare_nested, bare_in_call):
    show(f)
try:
    raise
except RuntimeError as e:
    print(e)
