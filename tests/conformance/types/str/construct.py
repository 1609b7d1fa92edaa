# What str() takes: objects, bytes with encodings, subclasses.

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

class S:
    def __str__(self):
        return "text"

class R:
    def __repr__(self):
        return "shown"

class Bad:
    def __str__(self):
        return 5

class BadR:
    def __repr__(self):
        return None

class Sub(str):
    pass

class GivesSub:
    def __str__(self):
        return Sub("sub")

class Raises:
    def __str__(self):
        raise KeyError("k")

shows("""
str(), str(""), str(5), str(None), str(object="x"), str(S()), str(R()), str([R()]), str({"a": R()})
str(b"ab"), str(b"ab", "ascii"), str(b"\\xe9", "latin-1"), str(bytearray(b"x"), "utf-8"), str(memoryview(b"x"), "utf-8")
str(b"\\xff", errors="replace"), str(b"\\xff", "utf-8", "ignore"), str(object=b"a", encoding="ascii", errors="strict"), str(errors="x"), str(encoding="utf-8")
str(b"\\xff", "ascii")
str("x", "ascii")
str(5, "ascii")
str(b"x", "nonsense")
str(b"x", 5)
str(b"x", "ascii", 5)
str(b"x", "ascii", "strict", 1)
str(x=1)
str(b"\\xff", "ascii", "nonsense")
str(Bad())
repr(BadR())
str(BadR())
f"{Bad()}"
"%s" % Bad()
"%r" % BadR()
print(Bad())
[BadR()].__repr__()
str(Raises())
type(str(GivesSub())), type(str(Sub("x"))), type(Sub(5)), Sub(b"q", "ascii"), type(f"{GivesSub()}"), type("".join([Sub("a")]))
type(Sub("a") + "b"), type(Sub("a") * 1), type(Sub("a")[:]), type(Sub("a").strip()), type(Sub("a").replace("x", "y")), type(Sub("a").lower())
type(Sub("a").__str__()), type(Sub("a").center(1)), type(Sub("a").expandtabs()), type(Sub("a").zfill(0)), type(Sub("a").translate({})), type(Sub("a").ljust(0))
[type(x) for x in Sub("a").split()], type(Sub("a").split("x")[0]), type(Sub("ab").removeprefix("x")), type(next(iter(Sub("a"))))
type(Sub("%s") % 1), type(Sub("{}").format(1)), type(format(Sub("a"))), type(format(Sub("a"), "")), type(f"{Sub('a')}"), type(Sub("a").splitlines()[0]), type(Sub("").join(["a"])), type("".join((Sub("a"),)))
""")
