# The is... methods over characters of each kind, empty strings and mixtures.

samples = {"empty": "", "letters": "abc", "upper": "ABC", "title": "Abc Def", "mixed": "aBc", "digits": "123", "arabic": "\u0661", "superscript": "\u00b2", "fraction": "\u00bd", "roman": "\u2167", "cjk number": "\u4e94", "space": " \t\n", "nbsp": "\u00a0", "line sep": "\u2028", "identifier": "a_1", "not identifier": "1a", "keyword": "class", "accent": "\u00e9", "combining": "e\u0301", "titlecase letter": "\u01c5", "control": "\x00\x1f", "soft hyphen": "\u00ad", "private": "\ue000", "surrogate": "\ud800", "astral letter": "\U00010400", "emoji": "\U0001f600", "unassigned": "\u0378", "underscore": "__", "alnum": "a1\u00b2", "dash": "a-b", "greek": "\u03b1\u0391", "sharp s": "\u00df", "modifier": "\u02b0", "dz": "\u01c4", "zwj": "\u200d", "format": "\u200b"}
methods = [m for m in sorted(dir(str)) if m.startswith("is")]
print(methods)
for name, text in samples.items():
    print(name, "".join("1" if getattr(text, m)() else "0" for m in methods), ascii(text))
for m in methods:
    try:
        getattr("a", m)(1)
    except TypeError as error:
        print(error)
for m in ("isdigit", "isalpha", "isspace", "isupper", "isascii", "isalnum", "islower", "istitle"):
    print(m, [getattr(b, m)() for b in (b"", b"abc", b"ABC", b"Ab Cd", b"12", b" \t", b"\xe9", b"a1", bytearray(b"x"))])
print([c for c in map(chr, range(128)) if c.isspace()], [c for c in map(chr, range(128)) if not c.isprintable()][:3], sum(c.isidentifier() for c in map(chr, range(128))), sum(c.isdecimal() for c in map(chr, range(0x10000))), sum(c.isdigit() and not c.isdecimal() for c in map(chr, range(0x3000))), [hex(ord(c)) for c in map(chr, range(0x3001)) if c.isspace()])
