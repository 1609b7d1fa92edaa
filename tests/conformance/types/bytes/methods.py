# Methods that bytes and bytearray share.

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

shows("""
b"abcabc".find(b"c"), b"abc".find(98), b"abc".rfind(b""), b"abc".index(b"b", 1), b"abc".count(b""), b"abca".count(97), b"abc".find(bytearray(b"b")), b"abc".find(memoryview(b"c")), b"abc".rindex(97)
b"abc".find("b")
b"abc".find(256)
b"abc".find(-1)
b"abc".find(None)
b"abc".find(1.5)
b"abc".index(b"z")
b"abc".rindex(1)
b"abc".count("a")
b"abc".startswith(b"a"), b"abc".startswith((b"x", b"ab")), b"abc".endswith(b"c", 1), b"abc".endswith(())
b"abc".startswith("a")
b"abc".startswith(97)
b"abc".endswith([b"a"])
b"abc".startswith(("a",))
97 in b"abc", b"bc" in b"abc", b"" in b"", bytearray(b"c") in b"abc", True in b"\\x01"
256 in b"abc"
-1 in b"abc"
"a" in b"abc"
None in b"abc"
b" a b ".split(), b"a,b,,c".split(b","), b"a b c".split(None, 1), b"a,b,c".rsplit(b",", 1), b"".split(), b"".split(b","), b"a\\x1cb\\x85c\\x0bd".split()
b"abc".split("b")
b"abc".split(b"")
b"abc".split(1)
b"a\\nb\\r\\nc\\rd\\x0be\\x1cf".splitlines(), b"a\\nb".splitlines(True), b"\\n".splitlines()
b"a-b-c".partition(b"-"), b"a-b-c".rpartition(b"-"), b"abc".partition(b"x"), b"abc".rpartition(bytearray(b"x"))
b"abc".partition("b")
b"abc".partition(b"")
b" a ".strip(), b"xxaxx".strip(b"x"), b"abc".lstrip(bytearray(b"a")), b"abc".strip(None), b"\\x00a\\x00".strip(b"\\0"), b"\\x1c\\x0ba".strip()
b"abc".strip("a")
b"abc".strip(97)
b"aaa".replace(b"a", b"b", 2), b"abc".replace(b"", b"-"), b"a".replace(b"a", bytearray(b"xyz")), b"aa".replace(b"aa", b""), b"aaa".replace(b"a", b"b", count=1) if False else 0
b"abc".replace("a", b"b")
b"abc".replace(b"a", "b")
b"abc".replace(b"a")
b"abc".replace(b"a", b"b", 1.5)
b",".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join([]), b"x".join({b"a": 1})
b",".join(["a"])
b",".join([b"a", 1])
b",".join(5)
b",".join("ab")
b"ab".removeprefix(b"a"), b"ab".removesuffix(bytearray(b"b")), b"ab".removeprefix(b"x")
b"ab".removeprefix("a")
b"abc".translate(bytes(range(1, 256)) + b"\\0"), b"abc".translate(None, b"b"), b"abc".translate(None, delete=b"a"), b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c")
b"abc".translate(b"ab")
b"abc".translate("a" * 256)
b"abc".translate(None, "b")
b"abc".translate()
bytes.maketrans(b"a", b"bc")
bytes.maketrans("a", "b")
b"abc".center(6), b"abc".center(6, b"*"), b"abc".ljust(5, b"-"), b"abc".rjust(5), b"-5".zfill(4), b"+5".zfill(4), b"a\\tb".expandtabs(4), b"abc".center(7, bytearray(b"."))
b"abc".center(6, b"")
b"abc".center(6, "*")
b"abc".ljust(6, b"ab")
b"abc".ljust(6, 5)
b"aBc".upper(), b"aBc".lower(), b"aBc".swapcase(), b"aBc dEf".title(), b"aBC".capitalize(), b"\\xe9".upper(), b"it's a1b".title()
b"abc".isalpha(), b"".isalpha(), b"a1".isalnum(), b"12".isdigit(), b"a b".islower(), b"A B".isupper(), b"Ab Cd".istitle(), b" \\n".isspace(), b"\\x7f".isascii(), b"\\x80".isascii(), b"".isascii(), b"\\xe9".isalpha(), b"\\x1c".isspace()
b"abc".upper(1)
b"abc".foo
""")
