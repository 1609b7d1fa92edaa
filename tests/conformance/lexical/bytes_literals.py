# Bytes literals.
print(b"abc", b'\x00\xff', b"\n\t\\\'", rb"\n", Rb'\x', bR"a", b"a" b"b", b"""x
y""", len(b"\
"), b'"', b"'", b'\'"')
print(bytes(range(32)), bytes(range(126, 161)))
print(b"\0", b"\1", b"\12", b"\123", b"\1234", b"\377", type(b""), b"" == b"")
print(list(b"ab"), b"ab"[0], b"ab"[:1], b"a" + b"b", b"a" * 3, b"b" in b"abc", 98 in b"abc")
for text in ["b'\u00e9'", "b'a' 'b'", "b'abc", "b'''abc", "b'\\x1'", "b'\\u1234' == b'\\\\u1234'", "b'\\N{DIGIT ONE}'[:2]", "bb'a'", "rb'\\'", "b'a'.b'b'", "b'a'[0]b", "br'\\x'", "B'a'", "b 'a'", "b'\n'", "b'''\n'''", "b'\\\n'"]:
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            print(ascii(text), eval(text))
        except SyntaxError as e:
            print(ascii(text), e.msg, e.lineno, e.offset)
