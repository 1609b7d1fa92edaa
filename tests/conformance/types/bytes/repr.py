# repr of bytes and bytearray, and the decode errors.

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

class Sub(bytearray):
    pass

for b in [b"", b"'", b'"', b"'\"", b"\\", b"\n\r\t\x00\x7f\x80\xff", b"abc \x1f"]:
    print(repr(b), repr(bytearray(b)), ascii(b), str(b), repr(Sub(b)), f"{b}", f"{b!r:>10}", "%s" % bytearray(b), memoryview(b).tolist())
shows("""
b"abc".decode(), b"\\xc3\\xa9".decode(), b"\\xe9".decode("latin-1"), b"a".decode(encoding="ascii", errors="ignore"), bytearray(b"x").decode("utf-8")
b"\\xff".decode()
b"a\\xc3".decode()
b"\\xe2\\x82".decode()
b"\\xe2\\x28\\xa1".decode()
b"\\xf0\\x9f\\x98".decode()
b"\\xf5\\x80".decode()
b"\\xc0\\x80".decode()
b"\\xed\\xbf\\xbf".decode()
b"\\x80abc".decode("ascii")
b"a\\xc3\\xe2\\x82b\\xf0\\x9f".decode("utf-8", "replace")
b"a\\xc3\\xe2\\x82b\\xf0\\x9f".decode("utf-8", "ignore")
b"a\\xc3\\xe2\\x82b\\xf0\\x9f".decode("utf-8", "backslashreplace")
b"a\\x80\\xff".decode("ascii", "backslashreplace"), b"\\x80".decode("ascii", "surrogateescape") == "\\udc80"
b"\\x80".decode("ascii", "xmlcharrefreplace")
b"\\x80".decode("ascii", "namereplace")
b"\\x81".decode("cp1252")
b"a".decode("utf-16")
b"\\xff\\xfea\\x00".decode("utf-16"), b"a\\x00".decode("utf-16-le"), b"\\x00a".decode("utf-16-be"), b"\\xfe\\xff\\x00a".decode("utf-16"), b"".decode("utf-16")
b"\\x00\\xd8".decode("utf-16-le")
b"\\x00\\xd8a\\x00".decode("utf-16-le")
b"\\x00\\xdc".decode("utf-16-le")
b"a\\x00\\x00".decode("utf-32-le")
b"\\x00\\x00\\x11\\x00".decode("utf-32-le")
b"\\x00\\xd8\\x00\\x00".decode("utf-32-le")
b"+AOk-".decode("utf-7"), b"a+-b".decode("utf-7")
b"+AO".decode("utf-7")
b"\\xff".decode("utf-7")
b"\\\\x41\\\\u00e9\\\\n".decode("unicode_escape"), b"\\\\u00e9\\\\n".decode("raw_unicode_escape")
b"\\\\x4".decode("unicode_escape")
b"\\\\u12".decode("raw_unicode_escape")
b"\\\\N{nothing like it}".decode("unicode_escape")
b"abc".decode("hex")
b"abc".decode("nonsense")
b"abc".decode(None)
b"\\xff".decode("utf-8", None)
b"\\xff".decode("utf-8", "nonsense")
b"abc".decode("utf-8", "strict", 1)
""")
