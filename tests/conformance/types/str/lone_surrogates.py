# Lone surrogates: kept in text, refused by encoders, shown escaped.

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

import sys
sys.stdout.reconfigure(errors="backslashreplace")
s = "a\ud800b\udfff"
print(len(s), ascii(s), [hex(ord(c)) for c in s], s == "a\ud800b\udfff", s.isprintable(), s.isalpha())
print(repr(s), repr("\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600")
shows("""
s.encode()
s.encode("utf-8", "surrogatepass")
s.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == s
s.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") == s
"\\ud83d\\ude00".encode("utf-16", "surrogatepass").decode("utf-16") == "\\U0001f600"
"\\ud83d\\ude00".encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == "\\ud83d\\ude00"
b"\\xed\\xa0\\x80".decode()
b"\\xed\\xa0\\x80".decode("utf-8", "replace")
b"\\xed\\xa0\\x80".decode("utf-8", "surrogateescape")
b"\\xff\\xfe\\x80".decode("ascii", "surrogateescape")
b"\\xff\\xfe\\x80".decode("ascii", "surrogateescape").encode("ascii", "surrogateescape")
"\\ud800".encode("ascii", "surrogateescape")
s.upper() == s.replace("a", "A").replace("b", "B"), ascii(s[::-1]), ascii(s.center(6, "\\udc00")), s.find("\\ud800"), s.split("\\ud800"), s.strip("\\udfff") == "a\\ud800b"
int("\\ud800")
float("\\ud800")
print(s, file=None) if False else 0
s < "a\\ue000", sorted(["\\ud800", "\\U00010000", "\\uffff"]) == ["\\ud800", "\\uffff", "\\U00010000"]
chr(0xd800), ord("\\udfff"), "\\ud800" in {"\\ud800": 1}, hash("\\ud800") == hash("\\ud800"), "%s" % "\\ud800", f"{s!r}", f"{s!a}"
compile("'\\ud800'", "f", "eval").co_consts
eval("'\\\\ud800'")
open("\\ud800")
"\\ud800".isidentifier(), "\\ud800".casefold(), "\\ud800".title(), "\\ud800".zfill(3)
""")
