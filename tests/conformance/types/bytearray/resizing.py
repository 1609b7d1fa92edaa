# bytearrays that grow and shrink: insert, pop, remove, extend, slices, from iterators, self assignment.

def attempt(text):
    b = bytearray(b"hello")
    try:
        result = eval(text, {"b": b}) if not text.startswith(("del", "b[", "b +", "b *")) else exec(text, space := {"b": b}) or space["b"]
        print(text, "->", result, b)
    except Exception as error:
        print(text, "->", type(error).__name__, error, b)


for text in ("b.append(33)", "b.append(256)", "b.append(-1)", "b.append('a')", "b.append(b'a')", "b.append(True)", "b.extend(b'xy')", "b.extend([1, 2])", "b.extend([1, 256])", "b.extend('ab')", "b.extend(5)", "b.extend(b)", "b.extend(x for x in b'zz')", "b.extend(memoryview(b'm'))", "b.insert(0, 65)", "b.insert(-1, 65)", "b.insert(100, 65)", "b.insert(0, 300)", "b.insert('a', 1)", "b.pop()", "b.pop(0)", "b.pop(-6)", "b.pop('a')", "b.remove(108)", "b.remove(1)", "b.remove(b'l')", "b.remove(300)", "b.reverse()", "b.clear()", "b.copy() is b", "b.copy()", "b.index(108)", "b.find(b'l', 3)",
             "b[0] = 72", "b[0] = 256", "b[0] = 'a'", "b[0] = b'H'", "b[9] = 1", "b['a'] = 1", "b[0:2] = b'HE'", "b[0:2] = [1, 2, 3]", "b[0:2] = 5", "b[0:2] = 'ab'", "b[0:2] = ()", "b[::2] = b'xyz'", "b[::2] = b'xy'", "b[5:] = b'!!'", "b[:] = b", "b[2:2] = b", "b[1:3] = iter([65, 66, 67])", "b[::-1] = b'12345'", "b[4:1] = b'zz'", "b[True] = 1", "b[10:20] = b'end'", "b[0:1] = [300]", "del b[0]", "del b[9]", "del b[1:3]", "del b[::2]", "del b[::-2]", "del b[:]", "del b['a']", "del b[5:1]",
             "b += b'x'", "b += [1]", "b += 'x'", "b += b", "b *= 2", "b *= 0", "b *= -1", "b *= 'a'", "b *= 1.5", "b + b'x'", "b * 2", "bytearray(3)", "bytearray('a', 'utf-8')", "bytearray([1, 2])", "bytearray()", "bytearray(b) == b", "b.__alloc__() > 5", "b.decode()", "b == b'hello'", "b > b'help'", "hash(b)", "b.startswith(b'he')", "b.upper()", "type(b[1:]).__name__", "b.join([b'1', b'2'])", "list(reversed(b))", "b.__init__(b'new')", "b.__init__()", "b.__contains__(104)", "bytearray.fromhex('41 42')", "b.resize(2)", "b.resize(8)", "b.resize(-1)", "b.take_bytes(2)" if hasattr(bytearray, "take_bytes") else "b.isalpha()"):
    attempt(text)
b = bytearray(b"abc")
it = iter(b)
print(next(it), b.append(100), list(it), it.__length_hint__())
for i, x in enumerate(b):
    if len(b) < 8:
        b.append(x)
print(b, b.count(97), b.replace(b"a", b"") is b)
c = b
c += b"!"
print(c is b, b)
