# Slice assignment and deletion of byte arrays against lists.
count = 0
for n in (0, 1, 5):
    for start in (None, 0, 1, 3, 9, -1, -4):
        for stop in (None, 0, 2, 5, -2, -9):
            for step in (None, 1, 2, -1, -2):
                for new in (b"", b"X", b"XY", b"VWXYZ"):
                    if not new and step not in (None, 1):
                        # Nothing in place of steps takes the items away, unlike in a list.
                        continue
                    model, array = list(range(n)), bytearray(range(n))
                    try:
                        model[start:stop:step] = list(new)
                        expected = bytes(model)
                    except ValueError as error:
                        expected = "size"
                    try:
                        array[start:stop:step] = new
                        got = bytes(array)
                    except ValueError as error:
                        got = "size"
                    assert got == expected, (n, start, stop, step, new, got, expected)
                    count += 1
                model, array = list(range(n)), bytearray(range(n))
                del model[start:stop:step], array[start:stop:step]
                assert bytes(model) == array
print(count)
b = bytearray(b"0123456789")
for text in ("b[2:4] = b[5:9]", "b[:] = b", "b[1:1] = b", "b[::2] = b[1::2] if len(b) % 2 == 0 else b[::2]", "b[3:] = range(5)", "b[:2] = memoryview(b'zz')", "b[0:1] = []", "b[::3] = b''", "b[-1:] = (c for c in b'gen')", "del b[::3]", "del b[5:1:-1]"):
    try:
        exec(text)
        print(text, b)
    except ValueError as error:
        print(text, error, b)
