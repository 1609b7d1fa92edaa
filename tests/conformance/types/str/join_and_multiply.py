# Building strings: join of all kinds, repetition, concatenation in place, interning by literals, slices with steps.

parts = []
s = ""
for i in range(50):
    s += chr(97 + i % 26)
    parts.append(s[-1])
print(s == "".join(parts), len(s), s[::7], s[::-9], s[5:2], s[-3:], s[100:], s[:-100], s[2:20:5], s[20:2:-5])
t = s
t += "!"
print(s == t, len(t) - len(s), "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 10**10, "\u20ac" * 3, "-" * True)
u = "abc"
u *= 2
print(u, u[1] + u[-1], u.index("c"), "x".join("abc"), "".join([]), ", ".join(["one"]), "\u20ac".join("ab"), "a".join(["\U0001f600", "b"]), "-".join({"k": 1}), "".join(map(str, range(12))), " ".join(w for w in "the cat".split()))
for text in ("'a' + 1", "1 + 'a'", "'a' + b'b'", "'a' * 'b'", "'a' * 1.5", "'a' * None", "'a' - 'b'", "'a'.join(1)", "'a'.join([1])", "'a'.join(['b', None])", "'a'.join([b'c'])", "'a'.join(x for x in [1])", "'abc'[5]", "'abc'[::0]", "+'a'", "-'a'", "'a' & 'b'", "'a' < 1", "'a' == 1", "'a' in 'abc'", "1 in 'abc'", "'' in ''", "'abc' > 'abd'", "'Z' < 'a'", "'\u00e9' > 'z'", "'\U0001f600' > '\uffff'", "'10' < '9'", "max('banana')", "sorted('hello')", "list(reversed('abc'))", "'abc'.__getitem__(slice(1, None))", "'%s' % 'x' * 2", "'a' 'b' * 2", "('a' 'b') * 2", "'a'.__mul__(2)", "'a'.__rmul__(2)", "'a'.__add__(1)", "'a'.__contains__(1)", "len('\U0001f600\u0301')", "hash('a') == hash('a')", "'abc' != None", "str.join('-', 'ab')", "str.upper(5)"):
    try:
        print(ascii(text), "->", ascii(eval(text)))
    except Exception as error:
        print(ascii(text), "->", type(error).__name__, error)
