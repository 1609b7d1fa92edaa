# Order and equality of text, also with subclasses and surrogates.

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
    def __eq__(self, other):
        return "eq"

    def __lt__(self, other):
        return "lt"

    def __hash__(self):
        return hash("zz")

    def __add__(self, other):
        return "add"

    def __radd__(self, other):
        return "radd"

    def __mod__(self, other):
        return "mod"

    def __rmod__(self, other):
        return "rmod"

    def __contains__(self, x):
        return True

    def __len__(self):
        return 99

    def __iter__(self):
        return iter([1, 2])

    def __getitem__(self, n):
        return "item"

    def __bool__(self):
        return False

words = ["", "a", "A", "ab", "b", "é", "e\u0301", "€", "\uffff", "😀", "\ud800", "\udfff", "a\x00", "a\x00b"]
print([ascii(w) for w in sorted(words)], [ascii(w) for w in sorted(words, reverse=True)][:3])
print(["".join("01"[t] for t in (a < b, a <= b, a == b, a != b, a > b, a >= b)) for a in words[:6] for b in words[:6]])
s = Sub("abc")
shows("""
s == "abc", "abc" == s, s != "abc", "abc" != s, s < "b", "a" < s, "b" > s, s > "a", "a" > s
s + "x", "x" + s, s % 1, "%s" % s, "x%s" % (s,), 5 in s, len(s), list(s), tuple(s), [*s], s[0], bool(s), "y" if s else "n"
str(s) == "abc", "".join([s, s]), s.upper(), s.find("b"), "abc".find(s), "xabc".replace(s, "-"), f"{s}", "{}".format(s), "{0[0]}".format(s), sorted(s), max(s), sum(s)
{s: 1}.get("abc"), {"abc": 1}.get(s), s in ["zz"], [s].index("q"), hash(s) == hash("zz"), "abc" in {s}
"a" < 1
1 > "a"
"a" <= b"a"
"a" >= None
"a" == 1, "a" != 1, "a" == b"a", "a".__eq__(1), "a".__lt__("b"), "a".__lt__(1), "a".__ne__("b")
type(s.__str__()), type(str.__add__(s, "x")), str.__len__(s), reversed(s).__next__(), "x".startswith(s), "xx".split(s), "abcabc".count(s), "%(a)s" % {"a": s}, int(Sub("12")), float(Sub("1.5")), eval(Sub("1+1"))
dict(abc=1)[s]
{"abc": 1}[s]
""")
