# The methods that bytes and bytearray share.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for B in (bytes, bytearray):
    s = B(b"one  two,three\r\nfour\nfive\rsix")
    t(lambda: s.split()); t(lambda: s.split(None, 1)); t(lambda: s.rsplit(None, 1)); t(lambda: s.split(b",")); t(lambda: s.rsplit(b"o", 2)); t(lambda: s.rsplit(b"")); t(lambda: s.splitlines()); t(lambda: s.splitlines(True)); t(lambda: s.splitlines(keepends=1))
    t(lambda: s.partition(b",")); t(lambda: s.rpartition(b"zz")); t(lambda: s.partition(b"zz")); t(lambda: s.partition("a")); t(lambda: s.rindex(b"o")); t(lambda: s.rindex(b"q"))
    t(lambda: s.title()); t(lambda: s.capitalize()); t(lambda: s.swapcase()); t(lambda: B(b"a1b").isalnum()); t(lambda: B(b"a b").isalnum()); t(lambda: B(b"Ab Cd").istitle()); t(lambda: B(b"AB").istitle()); t(lambda: B(b"ab1").islower()); t(lambda: B(b"1").isupper()); t(lambda: B(b"\x80").isascii())
    t(lambda: B(b"ab").center(7, b"*")); t(lambda: B(b"abc").center(6)); t(lambda: B(b"ab").ljust(4)); t(lambda: B(b"ab").rjust(4, b".")); t(lambda: B(b"ab").center(1)); t(lambda: B(b"ab").center(5, "x")); t(lambda: B(b"ab").center("x"))
    t(lambda: B(b"-12").zfill(6)); t(lambda: B(b"x\ty\n\tz").expandtabs()); t(lambda: B(b"x\ty").expandtabs(tabsize=3)); t(lambda: B(b"x\ty").expandtabs(0))
    t(lambda: B(b"prefix").removeprefix(b"pre")); t(lambda: B(b"prefix").removesuffix(b"fix")); t(lambda: B(b"a").removeprefix(1))
    t(lambda: B(b"abc").translate(B.maketrans(b"ab", b"xy"))); t(lambda: B(b"abc").translate(None, b"a")); t(lambda: B(b"abc").translate(None, delete=b"c")); t(lambda: B(b"abc").translate(b"x")); t(lambda: B(b"abc").translate(1)); t(lambda: B.maketrans(b"a", b""))
    t(lambda: B(b"  ab ").strip()); t(lambda: B(b"xxabx").strip(bytearray(b"x"))); t(lambda: B(b"ab").strip(1)); t(lambda: B(b"abab").replace(b"a", bytearray(b"zz"), 1)); t(lambda: B(b"ab").replace("a", b"")); t(lambda: B(b"abab").count(bytearray(b"ab"))); t(lambda: B(b"abab").find(98, 2)); t(lambda: B(b"ab").find(256))
    t(lambda: B(b"ab").startswith((b"x", bytearray(b"a")))); t(lambda: B(b"ab").hex("-")); t(lambda: B(b"\xff").decode()); t(lambda: B(b"ab").decode("ascii")); t(lambda: B(b",").join([b"a", B(b"b")])); t(lambda: B(b"").join(["a"])); t(lambda: B.fromhex("61 62")); t(lambda: B(b"ab").upper()); t(lambda: B(b"AB").lower())
    t(lambda: "a" in B(b"a")); t(lambda: 256 in B(b"a")); t(lambda: b"" in B(b"")); t(lambda: B(b"a") + 1); t(lambda: B(b"a") < b"b"); t(lambda: b"a" == B(b"a")); t(lambda: B(b"a") != bytearray(b"a")); t(lambda: B(b"a") >= "a")
