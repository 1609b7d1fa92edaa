"""`unicodedata`: properties, names, and normal forms."""
import unicodedata as u

print(u.unidata_version, u.ucd_3_2_0.unidata_version)
for c in "aA1 \n\u00bd\u0301\u0378\u05d0\u0661\u2160\u2167\u3007\u4e00\uac00\uff21\ufb01\U0001f40d\U00020000\ue000\u2200(":
    print(f"{ord(c):04X}", u.name(c, None), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c),
          u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
    o = u.ucd_3_2_0
    print("    ", o.name(c, None), o.category(c), o.bidirectional(c), o.decomposition(c), o.numeric(c, None))
texts = ["\u00c5", "A\u030a", "\u212b", "\ufb01", "\u1e9b\u0323", "\uac01", "\u1100\u1161\u11a8", "e\u0301\u0323", "\u0344", "\u0958", "x" * 5,
         "\U0001d15e", "\u2126\u0345\u0301", "\u0f73", "\u3304"]
for text in texts:
    forms = [u.normalize(f, text) for f in ("NFC", "NFD", "NFKC", "NFKD")]
    print(ascii(text), [ascii(f) for f in forms], [u.is_normalized(f, text) for f in ("NFC", "NFD", "NFKC", "NFKD")])
print(u.lookup("SNAKE") == "\U0001f40d", u.lookup("hangul syllable gag"), u.lookup("CJK UNIFIED IDEOGRAPH-4E00"))
for f in (lambda: u.name("\n"), lambda: u.lookup("NO SUCH NAME"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a"),
          lambda: u.category("ab"), lambda: u.category(5), lambda: u.name(b"x"), lambda: u.normalize("X", "a"), lambda: u.normalize("NFC", 5),
          lambda: u.decimal("ab"), lambda: u.combining("")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
