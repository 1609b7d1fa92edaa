# repr and ascii of text: quotes, escapes, what is printable.

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

for s in ["", "a", "'", '"', "'\"", "\\", "\n\r\t\0\x07\x1b\x7f", "\x80\x9f\xa0\xad", "é", "\u0378", "\u200b\u2028", "\ue000", "\ufeff", "\uffff", "\U000e0100", "\U0010ffff", "😀", "\ud800", "a'b", 'a"b', "a'b\"c", "\u3000", "\u00ff\u0100", "\U0001fae9", "\u0300"]:
    print(ascii(repr(s)), ascii(s), len(repr(s)), eval(repr(s)) == s, eval(ascii(s)) == s, s.isprintable())
shows("""
ascii("é€😀"), ascii([1, "é"]), ascii(None), ascii(b"\\xff")
ascii()
ascii(1, 2)
ascii(obj=1)
chr(97), chr(0), chr(0x10ffff), chr(True)
chr(-1)
chr(0x110000)
chr(2**70)
chr(1.0)
chr("a")
chr()
ord("a"), ord(b"a"), ord(bytearray(b"b")), ord("😀")
ord("")
ord("ab")
ord(b"ab")
ord(1)
ord(None)
ord(memoryview(b"a"))
ord([1])
""")
