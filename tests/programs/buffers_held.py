"""Bytes stay in their place while Python code runs that looks at them."""


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


array = bytearray(b"\xaa\xbb")


class Clears(bytes):
    def __len__(self):
        array.clear()
        return 1


class Index:
    def __index__(self):
        array.clear()
        return 0xAA


print(outcome(array.hex, Clears(b":")), len(array))
print(outcome(array.find, Index()), outcome(array.count, Index()), len(array))
view = memoryview(array)


class Releases(bytes):
    def __len__(self):
        view.release()
        return 1


print(outcome(view.hex, Releases(b":")))
print(view.hex(":"), outcome(b"ab".hex, Clears(b"")), outcome(view.release), outcome(view.hex))
print(array.hex("-"), outcome(array.clear), array)


class Items:
    def __init__(self, target):
        self.target = target
    def __iter__(self):
        self.target.extend(b"more")
        return iter([b"1", b"2"])


separator = bytearray(b",")
print(outcome(separator.join, Items(separator)), separator)


class Hashed(bytes):
    def __hash__(self):
        view.release()
        return 7


view = memoryview(Hashed(b"abc"))
print(outcome(hash, view))
print(hash(memoryview(b"abc")) == hash(b"abc"), outcome(hash, memoryview(bytearray(b"abc")).toreadonly()))
