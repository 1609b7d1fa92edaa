# Codecs, searching and padding beyond ASCII, str subclasses in operators, strings grown in loops, bytes.

def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S(str):
    pass
class R(str):
    def __repr__(self): return "R!"
    def __str__(self): return "Rs"
    def __format__(self, spec): return "Rf" + spec
for w in ("utf-8", "UTF8", "ascii", "latin-1", "ISO-8859-1", "utf_8", "utf-16-be", "utf-32"):
    t(lambda: "aé€😀".encode(w, "replace")); t(lambda: "aé€😀".encode(w, "replace").decode(w))
s = "hello world hello"
print(s.find("hello", 1), s.rfind("hello", 0, 14), s.count("l"), s.split("o"), s.rsplit("o", 1), s.split(maxsplit=1), s.replace("hello", "x", 1), s.replace("", "-", 3), s.partition("wor"), s.index("w"), s.startswith(("a", "h")), s.endswith("lo", 3))
print("aaa".replace("a", "éé"), "éaé".replace("é", ""), "日本日本".split("本"), "日本日本".rfind("日"), "日本日本".count("日"), "日本".find("x"), "abc".find("日"), "日本日本".replace("日", "a"), "日a本".strip("日本"), "  日 ".strip(), "xxabcx日".strip("x日"), "aéb".partition("é"), "aéb".rpartition("b"))
print("%5s|%-5s|%.1s|%c%c" % ("é", "é", "日本", "日", 26085), "{:é>5}|{:^6}|{:日<4}".format("x", "日本", 1), f"{'日':*^7}", "é".zfill(4), "-é".zfill(5), "é\tb".expandtabs(4))
print("a,b;c".split(","), "".split(), "".split(","), "   ".split(), " a b ".rsplit(None, 1), "abc".rsplit("b", 0), "a b c".rsplit(maxsplit=1), "a\n\nb\r\n".splitlines(), "a\n\nb\r\n".splitlines(keepends=True))
print("abc".center(10, "é"), "abc".center(4) + "|", "abcd".center(7) + "|", "ab".center(5) + "|", "".center(3, "x"), "a".center(4, "-"), "a".center(5, "-"))
t(lambda: S("a") + 1); t(lambda: S("a") * 2); t(lambda: 2 * S("a")); t(lambda: S("a") * "b"); t(lambda: S("%s") % 3); t(lambda: "a" + S("b")); t(lambda: S("a") < 1); t(lambda: S("a") < S("b")); t(lambda: S("abc").__class__.__name__); t(lambda: S()); t(lambda: S(b"x", "ascii")); t(lambda: S(5) + "0")
x = "a"; y = x; x += "b"; print(x, y); z = x; x += x; print(x, z)
def build(n):
    s = ""
    for i in range(n):
        s += "ab"
        if i % 100 == 50: k = s
    return s, k
a, b = build(1000); print(len(a), len(b), a[:5], b[-3:], a.count("ab"), a == "ab" * 1000, {a: 1}["ab" * 1000])
def buildw(n):
    s = "é"
    for i in range(n): s += "b" if i % 2 else "ü"
    return s
print(len(buildw(1000)), buildw(10), buildw(500).count("ü"))
print(bytes([65, 66]).decode(), bytes("é", "utf-8"), b"a,b".split(b","), b"abc".find(b"c"), b"ab".hex(), bytes.fromhex("4142"), b" a ".strip(), b",".join([b"a", b"b"]), b"abc".replace(b"b", b"x"), b"ab".upper(), b"AB".startswith(b"A"), b"aXbX".count(b"X"))
print("Ab".translate({65: "zz", 98: None}), "abc".translate(str.maketrans("ab", "é日")), str.maketrans("ab", "cd", "e"), str.maketrans({"a": "b", 5: None}))
class K(dict):
    def __missing__(self, k): return "<" + "%c" % k + ">"
print("ab".translate(K()), "{a} {b}".format_map(K2 := {"a": 1, "b": 2}))
print(str(object=3), str(), str(b"a", errors="strict"), "a" "b")
