# Encoding and decoding with every error handler.

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

texts = ["abc", "é", "€", "😀", "a\ud800b", "\udc80\udcff", "e\u0301", ""]
for codec in ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-32-be", "cp1252", "utf-7", "utf-8-sig", "unicode_escape", "raw_unicode_escape"):
    for text in texts:
        try:
            print(codec, ascii(text), text.encode(codec))
        except UnicodeEncodeError as error:
            print(codec, ascii(text), ascii(str(error)), error.args[0], error.start, error.end, error.reason)
for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
    for codec in ("ascii", "utf-8", "latin-1", "utf-16-le"):
        for text in ("aé€😀b", "x\ud800\udc41\udc80"):
            try:
                print(handler, codec, ascii(text), text.encode(codec, handler))
            except UnicodeEncodeError as error:
                print(handler, codec, ascii(str(error)))
shows("""
"a".encode(), "é".encode("UTF8"), "é".encode("U8"), "é".encode("Latin1"), "é".encode("ISO-8859-1"), "a".encode(errors="nonsense"), "a".encode("ascii", "nonsense"), "a".encode(encoding="utf-16-be", errors="strict")
"é".encode("ascii", "nonsense")
"a".encode("nonsense")
"a".encode("utf-8", None)
"a".encode(5)
"a".encode("utf-8", "strict", 1)
"a".encode("hex")
"a".encode("rot13")
"a".encode("a\\x00b")
"a".encode("\\ud800")
"a".encode("")
""")
