# Exception classes of programs: __init__, __new__, __str__, slots, multiple bases, and catching by them.

class Code(Exception):
    def __init__(self, code, *, detail=None):
        super().__init__(code)
        self.code, self.detail = code, detail

    def __str__(self):
        return f"code {self.code}" + (f": {self.detail}" if self.detail else "")


class NoInit(Exception):
    def __init__(self, a, b):
        self.both = a, b


class Quiet(Exception):
    def __repr__(self):
        return "<quiet>"


class Broken(Exception):
    def __str__(self):
        raise RuntimeError("in str")


class Wrong(Exception):
    def __str__(self):
        return 5


class Two(KeyError, AttributeError):
    pass


class Slots(Exception):
    __slots__ = ("a",)


class Data(ValueError):
    kind = "data"

    def __eq__(self, other):
        return isinstance(other, Data) and self.args == other.args

    def __hash__(self):
        return hash(self.args)


for e in (Code(5), Code(5, detail="d"), NoInit(1, 2), Quiet("q"), Two("k"), Slots(1), Data(1, 2)):
    try:
        raise e
    except Exception as caught:
        print(type(caught).__name__, str(caught), repr(caught), caught.args, vars(caught))
for e in (Broken(), Wrong()):
    try:
        print(str(e))
    except Exception as error:
        print(type(error).__name__, error)
s = Slots()
s.a, s.b = 1, 2
print(s.a, s.b, Data(1) == Data(1), Data(1) in {Data(1)}, Two.__mro__)
try:
    raise Two("x")
except AttributeError as error:
    print("caught as AttributeError", error)
for text in ("class X(KeyError, OSError): pass", "class X(SystemExit, KeyError): pass", "class X(Exception, int): pass", "class X(StopIteration, ValueError): pass", "class X(ImportError, SyntaxError): pass", "class X(Exception): __slots__ = ('args',)"):
    try:
        exec(text)
        print(text, "fine")
    except TypeError as error:
        print(text, "->", error)


class Meta(type):
    def __instancecheck__(cls, obj):
        return True

    def __subclasscheck__(cls, sub):
        print("asked")
        return True


class Any(Exception, metaclass=Meta):
    pass


try:
    try:
        1 / 0
    except Any:
        print("never")
except ZeroDivisionError:
    print("not by the metaclass")


class Made(Exception):
    def __new__(cls, *args):
        return ValueError("instead")


for act in ("raise Made", "raise Made()", "raise Code", "raise 5", "raise int", "raise None", "raise 'text'", "raise Exception, 5" if False else "raise Exception(1)(2)"):
    try:
        exec(act)
    except Exception as error:
        print(act, "->", type(error).__name__, error)
