# slice objects: attributes, indices, comparison, hashing.

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

class I:
    def __index__(self):
        return 2

class Bad:
    def __index__(self):
        return 1.5

class Keep:
    def __getitem__(self, key):
        return key

k = Keep()
shows("""
slice(3), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", [], {}), k[1:2], k[:], k[::2], k[1:2, 3], k[1:2, ::3], k[...], k[()], k[1,], k["a":"b"]
slice()
slice(1, 2, 3, 4)
slice(start=1)
slice(1, 2, 3).start, slice(1, 2, 3).stop, slice(1, 2, 3).step, slice(5).start, slice(5).step
slice(None).indices(5), slice(2).indices(5), slice(-2, None).indices(5), slice(None, None, -1).indices(5), slice(10, -10, -3).indices(5), slice(I(), I(), I()).indices(10), slice(2**70).indices(5), slice(-2**70, 2**70, 2**70).indices(5), slice(None, None, -2**70).indices(5), slice(1, 5).indices(2**70), slice(None).indices(0), slice(None).indices(I())
slice(None).indices(-1)
slice(None).indices("a")
slice(None).indices(1.0)
slice(None).indices()
slice(None, None, 0).indices(5)
slice("a").indices(5)
slice(1.5).indices(5)
slice(Bad()).indices(5)
slice(None, None, Bad()).indices(5)
slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 2, 1), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1, 2, 3) >= slice(1, 2, 3), slice(1) == (None, 1, None), slice(None) == slice(None, None, None), slice(1.0) == slice(1)
slice(1) < slice("a")
slice(None, 2) < 5
slice(None, 1) < slice(None, 2)
slice(1, None) < slice(1, 2)
hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): 2}[slice(1)], hash(slice(1)) != hash(slice(2))
hash(slice([]))
slice(1, 2).__reduce__(), slice(1).__reduce_ex__(2), repr(slice(1, "a")), str(slice(None)), f"{slice(1)}"
slice(1).foo
slice(1).indices
type("S", (slice,), {})
slice(1)[0]
iter(slice(1))
bool(slice(0))
[1, 2, 3][slice(1, None)], "abc"[slice(-1)], (1, 2)[slice(None, None, -1)], b"abc"[slice(1)], range(10)[slice(2, 8, 2)], bytearray(b"abc")[slice(0, 2)]
slice(1, 2, 3).__eq__(5), slice(1).__lt__(2), slice(1).__hash__() == hash(slice(1))
""".replace("slice(1).indices\n", "").replace("slice(1)[0]", "slice(1).__getitem__(0)"))
for name in ("start", "x"):
    try:
        setattr(slice(1), name, 2)
    except AttributeError as error:
        print(error)
s = slice(1, [])
s.stop.append(s)
print(s)
import copy
print(copy.copy(s) is s, copy.deepcopy(slice([1], 2)))
