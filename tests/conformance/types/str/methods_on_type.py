# str methods called through the type, signatures and docs that can be seen.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

shows("""
str.upper.__name__, str.upper.__qualname__, str.upper.__objclass__, str.split.__text_signature__, str.format.__text_signature__, str.find.__text_signature__, str.maketrans.__text_signature__
repr(str.upper), repr(str.maketrans).split(" at ")[0], repr("a".upper).split(" at ")[0], type(str.upper), type("a".upper), type(str.maketrans), type(str.__add__), type("a".__add__)
str.__add__.__text_signature__, str.__getitem__.__text_signature__
str.upper(b"a")
str.upper(None)
str.__add__("a")
str.__add__(1, "a")
str.__add__("a", "b", "c")
str.__len__("abc", 1)
str.__iter__(5)
str.__hash__(1)
str.__contains__("abc", "b"), str.__getnewargs__("abc"), "a".__getnewargs__(), "abc".__sizeof__() > 3, str.__eq__("a", "a"), str.__repr__("a"), str.__str__("x"), str.__format__("a", ">3")
str.__format__("a", 3)
str.__new__()
str.__new__(int)
str.__new__(str, "a"), str.__new__(str, b"a", "ascii")
object.__new__(str)
str.__init__("a", 1, 2)
"a".foo
"a".__dict__
str.foo
"abc".upper.__self__, "abc".upper.__name__, "abc".upper == "abc".upper, "abc".upper is "abc".upper, hash("abc".upper) == hash("abc".upper), "abc".__add__.__self__
"abc".__reduce_ex__(2)[1:], "abc".__reduce__ is None, "abc".__class__, "abc".__doc__ == str.__doc__
it.__length_hint__() if False else iter("abc").__length_hint__(), iter("abc").__reduce__(), iter("é").__reduce__()
""")
it = iter("abcd")
next(it)
print(it.__reduce__(), it.__length_hint__())
it.__setstate__(3)
print(list(it), it.__reduce__(), it.__length_hint__())
it = iter("ab")
it.__setstate__(-5)
print(list(it))
it = iter("ab")
it.__setstate__(99)
print(list(it), type(iter("ab")).__name__, type(iter("é")).__name__)
check(iter("ab").__setstate__, "x")
setattr_errors = []
for target in ("abc", str):
    try:
        target.upper = 1
    except (AttributeError, TypeError) as error:
        print(error)
