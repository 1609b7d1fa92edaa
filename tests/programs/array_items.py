"""`array`: what its items may be, for every type code."""
import array


def shown(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(array.typecodes, array.ArrayType is array.array)
edges = [0, 1, -1, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, 2**31, 2**32, 2**63, 2**64, -2**63, -2**63 - 1]
for code in array.typecodes:
    if code in "uw":
        continue
    print(code, array.array(code).itemsize)
    for value in edges:
        print("   ", value, shown(lambda v: array.array(code, [v])[0], value))
for code in "bIqdw":
    for value in ["a", "ab", 1.5, None, True, b"x"]:
        print(code, value, shown(array.array, code, [value]))


class Index:
    def __index__(self):
        return 7


class Float:
    def __float__(self):
        return 2.5


print(array.array("h", [Index(), True]), shown(array.array, "h", [Float()]), array.array("d", [Index(), Float()]))
print(array.array("f", [1e300, 0.1, float("nan")]))
print(array.array("w", "h\u00e9\U0001f40d"), array.array("w", "ab").itemsize)
for args in [(), ("x",), ("xx",), (5,), ("i", "abc"), ("i", array.array("w", "a")), ("i", 5), ("i", b"abc"), ("i", [1], 2), ("b", {3: 4})]:
    print(args, shown(array.array, *args))
print(shown(lambda: array.array(typecode="i")))
