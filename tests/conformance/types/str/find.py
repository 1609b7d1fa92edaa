# find, index, count, startswith, endswith, in.

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

class I:
    def __index__(self):
        return 1

class BadI:
    def __index__(self):
        return "x"

shows("""
"abcabc".find("c"), "abcabc".rfind("c"), "abc".find(""), "abc".rfind(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind("", 4), "".find("")
"abcabc".find("a", 1), "abcabc".find("a", -3), "abcabc".find("c", 0, 2), "abcabc".find("c", -100, 100), "abcabc".rfind("a", 0, -3), "abc".find("c", None, None)
"abc".find("b", I()), "abc".find("b", True), "abcd".find("d", 2**70), "abcd".find("a", -2**70, 2**70)
"abc".find("b", 1.0)
"abc".find("b", "1")
"abc".find("b", BadI())
"abc".find(1)
"abc".find(None)
"abc".find(b"b")
"abc".find()
"abc".find("a", 1, 2, 3)
"abc".find(sub="a")
"abc".index("b"), "abc".rindex("")
"abc".index("z")
"abc".rindex("z", 1)
"abc".index("b", 2)
"abc".index(5)
"aaaa".count("aa"), "abc".count(""), "".count(""), "abc".count("", 3), "abc".count("", 4), "abcabc".count("c", 3), "aXbX".count("X", -1), "aaa".count("a", 1, -1)
"abc".count(1)
"abc".startswith("a"), "abc".startswith(""), "abc".startswith(("x", "ab")), "abc".startswith("b", 1), "abc".startswith("", 3), "abc".startswith("", 4), "abc".startswith(()), "abc".endswith("c", -1, 3), "abc".endswith(("b", "c")), "abc".endswith("abcd"), "abc".endswith("b", 0, 2), "abc".endswith("", 4)
"abc".startswith(1)
"abc".endswith(["a"])
"abc".startswith(("x", 1))
"abc".startswith(("a", 1))
"abc".startswith("a", 1.5)
"abc".startswith()
"b" in "abc", "" in "", "" in "abc", "abcd" in "abc", "é" in "café", "\\U0001f600" in "x\\U0001f600", "e" in "é", "\\ud800" in "a\\ud800"
1 in "abc"
None in "abc"
b"a" in "abc"
"abc".__contains__(1)
"é€😀é".find("é", 1), "é€😀é".index("😀"), "é€😀é".count("é"), "é€😀é".rfind("€"), "abc".find("é"), "aé".find("a", 1), "x" * 1000 + "é" in "x" * 2000 + "é"
("ab" * 50 + "abc").find("abc"), ("ab" * 50 + "abc" + "ab" * 50).rfind("abc"), ("a" * 500).find("a" * 499 + "b"), ("a" * 500 + "b").find("a" * 499 + "b")
""")
