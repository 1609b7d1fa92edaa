# codecs: encode and decode of any kind, incremental coders, registered errors, lookup of codecs.
import codecs
import io


def attempt(label, act):
    try:
        print(label, "->", ascii(act()))
    except Exception as error:
        print(label, "->", type(error).__name__, ascii(str(error)))


for name, data in (("hex", b"AB"), ("base64", b"abc"), ("rot13", "Hello"), ("zlib", b"aaa"), ("quopri", b"a=\xe9"), ("utf-8", "\u00e9"), ("hex", "text"), ("rot13", b"x"), ("nope", "x")):
    attempt(("encode", name), lambda: codecs.encode(data, name) if name != "zlib" else codecs.decode(codecs.encode(data, name), name))
for name, data in (("hex", b"4142"), ("hex", b"4"), ("base64", b"YWJj"), ("rot13", "Uryyb"), ("utf-8", b"\xc3\xa9"), ("zlib", b"junk")):
    attempt(("decode", name), lambda: codecs.decode(data, name))
d = codecs.getincrementaldecoder("utf-8")()
print([ascii(d.decode(bytes([b]))) for b in "a\u00e9\u20ac".encode()], d.getstate())
attempt("cut short", lambda: (d.decode(b"\xe2"), d.decode(b"", final=True)))
d.reset()
print(d.getstate())
e = codecs.getincrementalencoder("utf-16")()
print([e.encode(c) for c in "ab"])
d = codecs.getincrementaldecoder("utf-8")("replace")
print(ascii(d.decode(b"a\xff\xc3")), ascii(d.decode(b"(", True)))
info = codecs.lookup("UTF8")
print(info.name, info.encode("\u00e9"), info.decode(b"a"), codecs.lookup("latin1").name, isinstance(info, tuple), len(info))
attempt("lookup", lambda: codecs.lookup("no such"))


def spell(error):
    bad = error.object[error.start:error.end]
    return "".join(f"<{ord(c):x}>" for c in bad) if isinstance(error, UnicodeEncodeError) else (f"[{bad.hex()}]", error.end)


codecs.register_error("spell", lambda e: (spell(e), e.end) if isinstance(e, UnicodeEncodeError) else spell(e))
print("a\u00e9b\u20ac".encode("ascii", "spell"), b"a\xff\xfeb".decode("utf-8", "spell"), codecs.lookup_error("spell") is not None)
for handler in (lambda e: 5, lambda e: ("x",), lambda e: ("x", "y"), lambda e: ("x", 100), lambda e: (b"ok", e.end), lambda e: ("\u00e9", e.end), lambda e: 1 / 0, lambda e: ("back", -1)):
    codecs.register_error("odd", handler)
    attempt("handler", lambda: "a\u20acb".encode("ascii", "odd"))
attempt("not callable", lambda: codecs.register_error("x", 5))
attempt("unknown", lambda: codecs.lookup_error("unknown"))
for name in ("strict", "ignore", "replace", "backslashreplace"):
    attempt(name, lambda: codecs.lookup_error(name)(UnicodeDecodeError("enc", b"\xff\xfe", 0, 1, "why")))
r = codecs.getreader("utf-8")(io.BytesIO("l\u00e9\nm\n".encode()))
print(ascii(r.readline()), ascii(r.read()))
w = codecs.getwriter("latin-1")(out := io.BytesIO())
w.write("\u00e9")
print(out.getvalue(), codecs.BOM_UTF8, list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")), list(codecs.iterencode("ab", "utf-8")), codecs.escape_decode(rb"\x41\n"), codecs.charmap_encode("ab", "strict", {97: 65, 98: b"B"}))


def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda s, errors="strict": (s.upper().encode(), len(s)), lambda b, errors="strict": (bytes(b).decode().lower(), len(b)), name="shout")


codecs.register(search)
print("abc".encode("shout"), b"ABC".decode("Shout"), open.__name__)
codecs.unregister(search)
attempt("unregistered", lambda: "abc".encode("shout"))
