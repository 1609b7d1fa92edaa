# Names: what is one, and how it is normalised.
ª = 1
º = 2
print(a, o)
ﬁ = "ligature"
print(fi, "fi" in globals(), "\ufb01" in globals())
µ = "micro"
print(μ, [ascii(n) for n in globals() if ord(n[0]) in (0xb5, 0x3bc)])
𝐱 = 3
print(x, "x" in globals())


class Names:
    def __init__(self, ﬀ):
        self.ﬁeld = ﬀ

    def ª(self, *, ﬂ=1):
        return ﬂ


n = Names(ff=7)
print(n.field, vars(n), n.a(fl=9), hasattr(n, "\ufb01eld"))
print(Names.__init__.__code__.co_varnames, Names.a.__kwdefaults__, Names.a.__name__)
print("_".isidentifier(), "a1".isidentifier(), "1a".isidentifier(), "\u0301a".isidentifier(), "a\u0301".isidentifier())


def compiles(text):
    try:
        exec(text, {})
        print(ascii(text), "-> fine")
    except SyntaxError as e:
        print(ascii(text), "->", ascii(e.msg), e.lineno, e.offset, e.end_offset)


for text in ["\u0301 = 1", "a$ = 1", "a? = 1", "$", "?", "!", "a!", "\u20ac = 1", "a\u20acb = 1", "x = \u201chi\u201d", "a\u00a0= 1",
             "\u00a0a = 1", "a\u2003b", "x = 1 \u2212 2", "print(\u0085)", "a\u200b = 1", "\ufeffa = 1", "a\ufeff = 1", "\u2118 = 1", "\u00b7a = 1", "a\u00b7 = 1",
             "\x00", "a = 1\x00", "\x0c a = 1", "\x01", "a\x7f", "`a`", "a @@ b", "a <> b", "a ! = b", "x = 5\u00b2", "\u0665 = 1", "\U0001F600"]:
    try:
        compiles(text)
    except ValueError as e:
        print(ascii(text), "->", type(e).__name__, e)
