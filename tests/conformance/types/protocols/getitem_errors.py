# Subscripts with the wrong kind of key, for every container and for classes.
class I:
    def __index__(self):
        return 1

class Bad:
    def __index__(self):
        raise KeyError("index")

class Neg:
    def __index__(self):
        return -1

containers = [[1, 2, 3], (1, 2, 3), "abc", b"abc", bytearray(b"abc"), memoryview(b"abc"), range(3), {1: "one"}, {1}, frozenset(), 5, None, 1.5, len, iter([]), zip(), {}.keys(), {}.values(), slice(1), object(), int, list, type, object, dict, NotImplemented, ..., property(), lambda: 0]
keys = [1, True, -1, I(), Neg(), 3, -4, 2**64, -2**64, 1.0, "a", None, (1,), [1], slice(1), slice(None, None, 0), slice("a"), slice(1.5, None), Bad(), ..., 1j, b"a"]
import re
for container in containers:
    for key in keys:
        if isinstance(container, range) and isinstance(key, int) and abs(key) > 2**63:
            continue
        try:
            outcome = repr(container[key])
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        print(type(container).__name__, re.sub("0x[0-9a-f]+", "0x", f"{key!r} {outcome}"))
