# split, rsplit, splitlines, partition, join.

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

class Sub(str):
    def __str__(self):
        return "never asked"

class It:
    def __getitem__(self, n):
        if n > 2:
            raise IndexError
        return "abc"[n]

shows("""
"a b  c ".split(), " a b ".split(" "), "a,b,,c".split(","), "".split(), "".split(","), "a".split("a"), "aXXbXXc".split("XX"), "abc".split("abcd")
"a b c d".split(None, 2), "a b c d ".split(maxsplit=1), " a b ".split(None, 0), "a,b,c".split(",", 1), "a,b,c".split(",", 0), "a,b,c".split(",", -5), "  ".split(None, 0), " a  b  ".split(None, 1)
"a b c d".rsplit(None, 2), "a b c d ".rsplit(maxsplit=1), " a b ".rsplit(None, 0), "a,b,c".rsplit(",", 1), "aXXXb".rsplit("XX"), "aXXXb".split("XX"), "  a  b  ".rsplit(None, 1)
"a\\tb\\nc\\x0bd\\x1ce\\x85f\\xa0g\\u2003h\\u200bi\\u3000j".split()
"abc".split("")
"abc".rsplit("")
"abc".split(1)
"abc".split(b"b")
"abc".split("b", "1")
"abc".split("b", 1.0)
"abc".split("b", None)
"abc".split(sep="b", maxsplit=1), "abc".rsplit(maxsplit=1, sep="b")
"abc".split("b", 1, 2)
"abc".split(sub="b")
"abc".split("b", 2**70)
"a\\nb\\r\\nc\\rd".splitlines(), "a\\n\\nb\\n".splitlines(), "a\\nb\\r\\n".splitlines(True), "".splitlines(), "\\n".splitlines(), "a\\r\\n\\rb".splitlines(keepends=True)
"a\\x0bb\\x0cc\\x1cd\\x1de\\x1ef\\x85g\\u2028h\\u2029i\\x1fj".splitlines()
"a\\nb".splitlines(2), "a\\nb".splitlines(keepends=0), "a\\nb".splitlines([1])
"a\\nb".splitlines(1, 2)
"a\\nb".splitlines(True, keepends=True)
"a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"), "abc".rpartition("x"), "abc".partition("abc"), "é--ü".partition("--")
"abc".partition("")
"abc".rpartition("")
"abc".partition(1)
"abc".partition(None)
"abc".partition()
"-".join("abc"), "".join([]), ", ".join({"a": 1, "b": 2}), "x".join(["one"]), "-".join(It()), "é".join(("a", "😀")), "".join(c for c in "gen"), "-".join(map(str, range(3)))
"-".join(["a", 1])
"-".join([1])
"-".join(["a", "b", None])
"-".join([b"a"])
"-".join(5)
"-".join(None)
"-".join()
"-".join("a", "b")
"-".join([Sub("a"), Sub("b")]), "".join([Sub("only")]), Sub("+").join("ab")
str.join("-", ["a", "b"])
str.join(1, ["a"])
str.join()
""")
