# strip, replace, removeprefix, expandtabs, translate, maketrans.

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
"  a b ".strip(), "  a ".lstrip(), " a  ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab"), "".strip(), "abc".strip(""), "aaa".strip("a"), "\\u2003a\\u200b\\x1f".strip(), "a".strip(None), "éaé".strip("é"), "mississippi".lstrip("msi")
"abc".strip(1)
"abc".strip(b"a")
"abc".strip("a", "b")
"abc".lstrip(chars="a")
"aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("", "x", 0), "".replace("a", "b"), "abc".replace("b", ""), "abc".replace("b", "é"), "aéa".replace("é", "😀"), "abc".replace("x", "y", -1), "aaa".replace("a", "bb", 0), "aaa".replace("a", "b", count=1)
"abc".replace("a")
"abc".replace("a", 1)
"abc".replace(1, "a")
"abc".replace("a", "b", "c")
"abc".replace("a", "b", 1.0)
"abc".replace("a", "b", None)
"abc".replace("a", "b", counts=1)
"abc".replace(old="a", new="b")
"abcd".removeprefix("ab"), "abcd".removesuffix("cd"), "abc".removeprefix("x"), "abc".removesuffix(""), "aa".removeprefix("a"), "abc".removeprefix("abc"), "abc".removesuffix("abcd")
"abc".removeprefix(1)
"abc".removesuffix(("c",))
"abc".removeprefix()
"a\\tb".expandtabs(), "a\\tb".expandtabs(4), "\\t\\t".expandtabs(2), "ab\\tc\\nd\\te".expandtabs(3), "a\\tb".expandtabs(0), "a\\tb".expandtabs(-1), "a\\tb".expandtabs(tabsize=1), "é\\t|".expandtabs(4), "a\\rb\\tc".expandtabs(4)
"a".expandtabs("4")
"a".expandtabs(None)
"a".expandtabs(2**40)
"a\\t" .expandtabs(2**31)
"abc".translate({97: "X", 98: None, 99: 100}), "abc".translate({}), "abc".translate(str.maketrans("ab", "xy", "c")), "aé😀".translate({0xe9: "e", 0x1f600: ":)"}), "abc".translate("zyxwvut" * 20), "ab".translate([None] * 98 + ["B"])
"abc".translate({97: 0x110000})
"abc".translate({97: -1})
"abc".translate({97: 1.5})
"é".translate({0xe9: b"e"})
"abc".translate(5)
"abc".translate(None)
"abc".translate()
str.maketrans({"a": 1, 98: "x", "c": None}), str.maketrans("ab", "cd"), str.maketrans("ab", "cd", "ba"), str.maketrans({})
str.maketrans("ab", "c")
str.maketrans("ab")
str.maketrans({"ab": 1})
str.maketrans({1.5: 1})
str.maketrans({"a": 1}, "b")
str.maketrans("a", 1)
str.maketrans("a", "b", 1)
str.maketrans(1, "b")
str.maketrans(5)
str.maketrans()
""")
class Table:
    def __getitem__(self, key):
        if key == ord("a"):
            raise LookupError
        if key == ord("b"):
            raise KeyError(key)
        if key == ord("z"):
            raise ValueError("z")
        return chr(key).upper()

print("abc".translate(Table()))
check("xyz".translate, Table())
