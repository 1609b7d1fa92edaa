# Items of bytes and byte arrays: loops, comprehension, searches, as keys and in sums.

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

data = bytes(range(256))
print(sum(data), max(data), min(data), len(data), [b for b in data if b % 50 == 0], data[65:70], data[::-51], list(data[250:]))
total = 0
for n, b in enumerate(data * 3):
    total = (total * 31 + b + n) % 1000003
print(total)
array = bytearray(data)
for n in range(len(array)):
    array[n] = (array[n] * 7 + n) & 255
print(sum(array), array[:8].hex(), array.count(array[10]), array.find(array[10:12]), bytes(array)[5], array == bytes(array))
counts = {}
for b in b"hello bytes":
    counts[b] = counts.get(b, 0) + 1
print(counts, counts[ord("l")], bytes(sorted(counts)), bytes(b ^ 32 for b in b"Swap"), bytearray(b + 1 for b in b"HAL"))
print([chr(b) for b in b"abc"], dict(enumerate(b"ab")), list(zip(b"ab", "ab")), tuple(map(hex, b"\x00\xff")), b"abc" in [b"abc"], 97 in list(b"abc"), set(b"aab") == {97, 98}, sorted(b"cab"), list(reversed(b"abc")))
it = iter(b"xyz")
print(next(it), list(it), it.__length_hint__())
shows("""
bytes([1, 2]) + bytes(2), b"ab".join([b"1", b"2", b"3"]), b"%s-%d" % (b"a", 5), b"a" * 3, b"abc"[1:2], b"abc"[1], b"\\x00" < b"\\x01", b"a" == "a", b"".join(bytes([n]) for n in range(3))
bytes([256])
bytearray([0, -1])
bytearray(b"ab").__setitem__(0, 256)
bytes(b"abc").__getitem__(5)
int.from_bytes(bytes(range(1, 9)), "big"), (72623859790382856).to_bytes(8, "little"), bytes.fromhex("0102").hex(" ")
memoryview(b"abc")[0], memoryview(bytearray(b"abc"))[1:].tobytes(), sum(memoryview(b"abc")), list(memoryview(b"ab"))
""")
