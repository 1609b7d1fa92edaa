# bytearray: item and slice assignment, the list-like methods.
class I:
    def __index__(self):
        return 66

def change(action, start=b"abcdef"):
    b = bytearray(start)
    try:
        result = action(b)
        print(b, repr(result))
    except Exception as error:
        print(b, type(error).__name__, error)

def assign(key, value):
    def action(b):
        b[key] = value
    return action

for key, value in [(0, 65), (-1, 65), (0, I()), (0, True), (6, 1), (-7, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (0, None), ("a", 1), (1.0, 1), (2**70, 1),
                   (slice(1, 3), b"XYZ"), (slice(1, 3), b""), (slice(None), b"q"), (slice(3, 1), b"--"), (slice(None, None, 2), b"XYZ"), (slice(None, None, 2), b"XY"), (slice(None, None, -1), b"123456"),
                   (slice(1, 2), [1, 2]), (slice(1, 2), "ab"), (slice(1, 2), 5), (slice(1, 2), None), (slice(1, 2), [256]), (slice(10, 20), b"end"), (slice(0, 0), memoryview(b"mv")), (slice(None, None, 0), b""), (slice(1, 5, 2), b""), (slice(5, 1, -2), b"")]:
    change(assign(key, value))
for action in [lambda b: b.append(1), lambda b: b.append(256), lambda b: b.append("a"), lambda b: b.append(), lambda b: b.append(I()), lambda b: b.append(b"a"),
               lambda b: b.extend(b"xy"), lambda b: b.extend([1, 2]), lambda b: b.extend("ab"), lambda b: b.extend(5), lambda b: b.extend([300]), lambda b: b.extend(x for x in (1, 2)), lambda b: b.extend(b), lambda b: b.extend(["a"]), lambda b: b.extend(None),
               lambda b: b.insert(0, 1), lambda b: b.insert(-1, 2), lambda b: b.insert(100, 3), lambda b: b.insert(0, 256), lambda b: b.insert("a", 1), lambda b: b.insert(2**70, 1), lambda b: b.insert(1),
               lambda b: b.pop(), lambda b: b.pop(0), lambda b: b.pop(-2), lambda b: b.pop(6), lambda b: b.pop("a"), lambda b: b.remove(99), lambda b: b.remove(1), lambda b: b.remove("a"), lambda b: b.remove(256),
               lambda b: b.reverse(), lambda b: b.clear(), lambda b: b.copy(), lambda b: b.__delitem__(0), lambda b: b.__delitem__(6), lambda b: b.__delitem__(slice(1, 3)), lambda b: b.__delitem__(slice(None, None, 2)), lambda b: b.__delitem__("a"),
               lambda b: b.__iadd__(b"x"), lambda b: b.__iadd__("x"), lambda b: b.__iadd__(5), lambda b: b.__iadd__([1]), lambda b: b.__iadd__(b), lambda b: b.__imul__(2), lambda b: b.__imul__(0), lambda b: b.__imul__(-1), 
               lambda b: b.resize(3), lambda b: b.resize(8), lambda b: b.resize(-1), lambda b: b.resize("a"), lambda b: b.resize(), lambda b: b.__init__(b"new"), lambda b: b.__init__(), lambda b: b.__init__("x"), lambda b: b.__alloc__() > 0]:
    change(action)
change(lambda b: b.pop(), b"")
change(lambda b: b.pop(0), b"")
print(type(bytearray(b"a").copy()), bytearray(b"abc").__reduce_ex__(2)[1], bytearray(b"abc").__reduce_ex__(3)[1], bytearray(b"\xe9").__reduce__()[1:])
