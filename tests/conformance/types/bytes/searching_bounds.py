# find, index, count, replace, split of bytes and bytearrays with ints, views and odd needles.

b = b"abracadabra"
for method in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
    for args in ((b"a",), (97,), (b"a", 1), (b"", 3), (b"", 20), (bytearray(b"ra"),), (memoryview(b"ra"), -3), (b"z",), (300,), (-1,), ("a",), (None,), ((b"x", b"a"),), ((97,),), ([b"a"],), (b"a", "x"), ()):
        try:
            print(method, args if not isinstance(args[:1] and args[0], memoryview) else "view", getattr(b, method)(*args))
        except Exception as error:
            print(method, args, type(error).__name__, error)
for text in ("b.replace(b'a', b'X')", "b.replace(b'a', b'', 2)", "b.replace(b'', b'-')", "b.replace('a', b'')", "b.replace(97, b'')", "b.split(b'a')", "b.split(b'a', 1)", "b.rsplit(b'a', 1)", "b.split(b'')", "b.split('a')", "b' a  b '.split()", "b'\\x0ba\\x85b'.split()", "b.split(97)", "b.partition(b'c')", "b.rpartition(b'zz')", "b.partition(b'')", "b.strip(b'ab')", "b.lstrip(b'')", "b.strip('a')", "b.removeprefix(b'abra')", "b.removesuffix(bytearray(b'bra'))", "b.removeprefix('a')", "b.translate(None, b'a')", "b.translate(bytes(range(256)))", "b.translate(b'x')", "b.translate(None)", "b.translate(bytes.maketrans(b'ab', b'xy'), b'r')", "bytes.maketrans(b'a', b'xy')", "b.join([b'1', bytearray(b'2')])", "b','.join(['a'])", "b','.join([1])", "b''.join(5)", "b.center(20, b'*')", "b.center(20, b'**')", "b.ljust(3)", "b.zfill(15)", "b'-5'.zfill(5)", "b.expandtabs()", "b'a\\tb'.expandtabs(3)", "b.title()", "b.capitalize()", "b.swapcase()", "b.islower()", "b'a\\nb\\r\\nc'.splitlines(True)", "b'\\x85a'.splitlines()", "b.isalpha()", "b * -1", "b + 'a'", "b + bytearray(b'x')", "bytearray(b'x') + b", "b'%s' % 5", "97 in b", "b'ra' in b", "'a' in b", "256 in b", "b[0]", "b[0:1]", "b['a']", "b[100]", "b < b'b'", "b == 'abracadabra'", "b < 'a'", "sorted([b'b', b'a'])", "max(b)", "list(b[:3])", "bytes(5)", "bytes(-1)", "bytes([256])", "bytes(['a'])", "bytes('a')", "bytes(1.5)", "bytes([1, 2.0])", "bytes(b'x', 'y')", "bytes.fromhex('0 1')", "bytes.fromhex('01 ff')", "bytes.fromhex('zz')", "bytes.fromhex(b'41')", "bytes.fromhex(5)", "b.hex('-', 2)", "b.hex('--')", "b.hex(5)"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
