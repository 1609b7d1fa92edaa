"""Regular expressions: what the matcher looks ahead for, kinds of subjects, the classes, the errors."""
import re
import _sre


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(r)


# Repeats behind which something else comes, in text of either width, and as bytes.
SUBJECTS = ["", "a", "aaa=", "foo bar = 12", "x=y==z", "éé=é", "日本 = 語", "a\nb\nc", "<b>x</b><b>é</b>", "aAbBéÉ", "\ud800x"]
PATTERNS = [r"\w+=", r"\w+\s", r"(\w+)\s*=\s*(\w*)", r"[^=]*=", r".*=", r".*?=", r"(?s:.+?)b", r"a*?b", r"a{2,3}?=", r"a{2}",
            r"<(\w)>(.*?)</\1>", r"^\w", r"(?m)^\w$", r"\Aa|b", r"x*", r"(a|é)+", r"(?i)É", r"(?i)[a-b]+", r"[é-日]+", r"\b\w+\b",
            r"(?=(\w))\w", r"(?<=o)o|(?<!f)o", r"(?>a+)a", r"a++=", r"(?:a|aa)+=", r"(?:ab?)*+", r"(a)?(?(1)a|é)", r"(?P<n>a)|(b)",
            r"foo bar", r"foo (?:bar|baz)", r"\S+$", r"$", r"\Z", r"\B", r"(?:x|y|)+?z", r"((a)|b)*", r"(?:\w+\s?)*=", r"[\ud800]"]
for p in PATTERNS:
    r = re.compile(p)
    for s in SUBJECTS:
        found = [(m.span(), m.groups(), m.lastindex) for m in r.finditer(s)]
        found.append(r.match(s) is not None)
        found.append(r.fullmatch(s) is not None)
        found.append(r.split(s))
        found.append(r.subn("-", s))
        found.append(r.findall(s, 1, 5))
        try:
            b, rb = s.encode(), re.compile(p.encode())
            found.append([m.span() for m in rb.finditer(b)])
        except (UnicodeEncodeError, re.error) as e:
            found.append(type(e).__name__)
        print(ascii(p), ascii(s), ascii(found))


# Places.
r = re.compile("a")
for pos, endpos in [(0, 3), (-5, 100), (2, 1), (10, 20), (3, 3)]:
    m = r.search("banana", pos, endpos)
    print(m and (m.span(), m.pos, m.endpos), r.findall("banana", pos, endpos), len(list(r.finditer("banana", pos, endpos))))
print(r.search(string="banana", endpos=3, pos=2), r.sub(repl="o", string="banana", count=2), r.split("banana", maxsplit=1))
print(r.sub("o", "banana", -1), r.split("banana", -1), r.subn("o", "xyz"))
show(r.search)
show(r.search, "a", pos="x")
show(r.search, "a", 2**70)
show(r.search, "a", nope=1)
show(r.search, 5)
show(r.search, b"a")
show(re.compile(b"a").search, "a")
show(r.sub, "x", b"a")
show(r.sub, b"x", "a")
show(r.sub, 5, "a")
show(r.sub, 5, "b")
show(r.sub, lambda m: 5, "ab")
show(r.sub, lambda m: None, "xaxa")
show(re.compile(b"a").sub, bytearray(b"x"), b"aba")
show(re.compile(b"a").sub, bytearray(b"\\\\x"), b"aba")
show(re.compile(b"a").sub, "x", b"aba")
show(re.sub, r"(a)(b)?", r"<\1\2\g<0>>", "ab a é")
show(re.sub, r"(a)", r"\2", "ab a")
show(re.sub, b"(a)(b)?", rb"<\1\2\g<0>>", b"ab a")
show(re.sub, "a", r"\n\\", "ba")


# Subjects that are no plain text.
class S(str):
    __slots__ = ()


for s in [S("xaé"), S("a"), S("")]:
    m = re.search(".+", s)
    print(m and (type(m.string), type(m.group()), m.group()), type(re.sub("q", "", s)), [type(t) for t in re.split("a", s)])
for b in [bytearray(b"xax"), memoryview(b"xax")]:
    m = re.search(b"a.", b)
    print(type(m.string).__name__, m.group(), re.findall(b"x", b), re.sub(b"a", b"", b), re.split(b"a", b), m.span())
ba = bytearray(b"abcabc")
m = re.match(b"(abc)(abc)", ba)
it = re.finditer(b"abc", ba)
print(m.groups(), next(it))
text = "plain"
print(re.sub("q", "", text) is text, re.match("plain", text).group() is text)

# Matches.
m = re.compile(r"(?P<a>x)(?P<b>y)?(z)?").match("xz", 0)
print(m, m.regs, m.regs is m.regs, m.lastindex, m.lastgroup, m.groupdict(), m.groupdict("-"), m.groups(0), m.re.groupindex)
print(m["a"], m[0], m["b"], m.group("a", 3, 2), m.start("b"), m.end(), m.span(3), m.span("a"), m.group(), m.group(True))
print(m.expand(r"\1-\3"), repr(m.re), m.re.flags, m.re.groups, m.re.pattern, m.pos, m.endpos, m.__copy__() is m, m.__deepcopy__({}) is m)


class I:
    def __index__(self):
        return 1


print(m[I()], m.start(I()))
for bad in ["zz", 9, -1, 2**80, 1.5, None, []]:
    show(m.group, bad)
    show(m.start, bad)
show(m.start, 1, 2)
show(m.groups, nope=1)
show(type(m))
show(re.Pattern)
print(re.match("a" * 80, "a" * 80), re.compile("b" * 300))
print(repr(re.compile("é", re.I | re.A | re.M | re.S | re.X)), re.compile(b"x", re.L))
p = re.compile("a")
print(p == re.compile("a"), p == re.compile("b"), p == re.compile("a", re.I), p != 5, hash(p) == hash(re.compile("a")), p == p.__copy__())
print(re.Pattern[str], re.Match[str], re.Pattern.__module__, type(m).__qualname__, bool(m))
show(lambda: p < p)
sc = p.scanner("aab")
print(type(sc).__name__, sc.pattern is p, sc.match(), sc.search(), sc.search(), sc.search())
print(type(p.finditer("")).__name__)

# Code that makes no sense.
for code in [[1], [0], [3, 1], [99, 1], [2**32], ["x"], [19, 5, 1], [7, 0, 1], [17, 9, 1], [11, 1, 1], [6, 12, 1],
             [24, 5, 2, 1, 3, 1, 1], [24, 5, 1, 2, 3, 1, 1], [15, 1, 1], [2**70]]:
    show(lambda: type(_sre.compile("x", 0, code, 0, {}, ())).__name__)
show(_sre.compile, "x", 0, (1,), 0, {}, ())
show(_sre.compile, 5, 0, [1], 0, {}, ())
show(_sre.template, p, [])
show(_sre.template, p, ["a", -1, "b"])
show(_sre.template, p, ["a", "b", "b"])
print(_sre.MAXREPEAT, _sre.MAXGROUPS, _sre.compile.__text_signature__, _sre.compile.__doc__)
print(_sre.MAGIC, _sre.CODESIZE, _sre.getcodesize(), _sre.ascii_tolower(65), _sre.unicode_tolower(0xc9), _sre.unicode_iscased(0xc9),
      _sre.ascii_iscased(0xc9))

# A replacement that matches itself, and one that ends the loop.
print(re.sub(r"\d", lambda m: re.sub("1", lambda n: n[0] + "é", m[0]), "a1b2"))
show(re.sub, "a", lambda m: 1 / 0, "bab")
