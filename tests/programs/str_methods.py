# String methods, one line of output for each group.

s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold())
print(s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.find("o", 5, 8), s.index("W"), s.rindex("l"), s.find(""), s.find("", 50))
print(s.count("l"), s.count("o", 5), s.count(""), "aaaa".count("aa"), s.count("l", -3))
print(s.startswith("Hell"), s.startswith("World", 7), s.startswith(("x", "H")), s.endswith("ld"), s.endswith(("a", "b")), s.endswith(""), s.startswith("", 20))
print(s.replace("l", "L"), s.replace("l", "", 2), s.replace("", "-"), s.replace("zz", "y"), s.replace("o", "00", 1), "aaa".replace("aa", "b"))
print(s.split(", "), s.split(), s.split("l"), s.split("l", 1), s.rsplit("l", 1), "a  b c ".split(), "a  b c ".split(" "), "".split(), "".split(","), " x ".split(None, 1))
print(" 1 2  3 ".split(None, 1), " 1 2  3 ".rsplit(None, 1), "a,b,,c,".split(","), "a,b,c".rsplit(",", 1), "a<>b<>c".split("<>"))
print("a\nb\r\nc\rd\n".splitlines(), "a\nb\r\nc".splitlines(True), "".splitlines(), "\n".splitlines())
print(repr("  x y\t\n".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxabcxx".strip("x"), "abcba".strip("ab"), "www.site.com".lstrip("w."), "mississippi".rstrip("ipz"))
print(",".join(["a", "b", "c"]), "".join(str(i) for i in range(5)), "-".join("abc"), ",".join([]), ",".join(("x",)), " ".join({"k": 1, "l": 2}))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="))
print("42".zfill(5), "-42".zfill(5), "+4".zfill(1), "x".center(6, "*"), "xy".center(7, "-"), "x".ljust(4, ".") + "|", "x".rjust(4) + "|", "abc".center(2))
print("unhappy".removeprefix("un"), "unhappy".removesuffix("py"), "abc".removeprefix("x"), "abc".removesuffix(""))
print("a\tb\tc".expandtabs(4), "01\t012\t0123".expandtabs(), "\t".expandtabs(3) + "|")
print("abc".isalpha(), "ab1".isalpha(), "12".isdigit(), "1.2".isdigit(), "ab1".isalnum(), "".isalpha(), " \t".isspace(), "".isspace())
print("Ab".islower(), "ab1".islower(), "AB".isupper(), "1".isupper(), "Title Case".istitle(), "a_b1".isidentifier(), "1a".isidentifier(), "12".isdecimal(), "12".isnumeric(), "a\n".isprintable(), "é".isascii(), "e".isascii())
print("abc".translate({97: "X", 98: None, 99: 100}), "hello".translate(str.maketrans("el", "ip")), "abc".translate(str.maketrans({"a": "1", "b": "22"})), "hello".translate(str.maketrans("h", "j", "l")))
print("a" * 3, 3 * "ab", "a" * 0, "a" * -1, "b" + "c", "ab" "cd", "b" in "abc", "" in "", "ac" in "abc", "z" not in "abc")
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "a" == "a", "10" < "9", max("hello"), min("hello"))
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[-3:], s[:-3], s[100:], s[5:2], s[10:2:-3], len(s))

for f in (lambda: s.index("zz"), lambda: s.rindex("zz"), lambda: s.split(""), lambda: ",".join([1, 2]), lambda: ",".join(["a", None]),
          lambda: s[50], lambda: s[-50], lambda: s["a"], lambda: "a".center("b"), lambda: "a".ljust(3, "xy"), lambda: s.find(1),
          lambda: s.startswith(1), lambda: "a" * "b", lambda: "a" < 1, lambda: 1 in "a", lambda: s.nothing, lambda: s.partition(""),
          lambda: "a".replace("a"), lambda: "a" - "b", lambda: -"a", lambda: "abc"[::0]):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)

try:
    s[0] = "J"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
