# Case conversions beyond ASCII.

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

words = ["", "abc", "ABC", "aBc dEf", "straße", "ΣΑΣ", "ὈΔΥΣΣΕΎΣ", "ǆ", "ǅ", "ﬁn", "İ", "ı", "ŉ", "ᾳ", "ß", "ẞ", "'s it's", "x1y2", "ÀÉ", "Ω", "𐐀𐐨", "ﬃ", "ά", "Σ", "aΣ", "aΣ.", "aΣa", "A.Σ", "A\u00adΣ", "ΑΣ\u0345", "\ud800a"]
for w in words:
    print(ascii(w), *[ascii(f(w)) for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)])
print([len(f("ŉﬃß")) for f in (str.upper, str.lower, str.title, str.casefold)])
tests = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
for text in ["", " ", "a", "A", "Ab", "aB", "1", "²", "½", "٣", "一", "五", "é", "ǅ", "ǅa", "_", "_a1", "1a", "a b", "A B", "Ab Cd", "\n", "\xa0", "\u200b", "\u2028", "😀", "\x7f", "\xad", "ª", "ⅷ", "Ⅷ", "ᵃ", "℘", "·", "a·", "\ud800", "\u0301", "a\u0301", "For", "ß1", "1ß", "A1", "\U000e0001", "\u0378", "ʰ", "\u1885"]:
    print(ascii(text), "".join("01"[getattr(text, t)()] for t in tests))
shows("""
"a".upper(1)
"a".isalpha(1)
str.upper(5)
str.upper()
"a".title(x=1)
""")
