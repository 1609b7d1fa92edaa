# Pickles of built-in values: round trips in every protocol, and what cannot be pickled.
import pickle
class L(list):
    pass

values = [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31, -2**31, 2**63, -2**63, 2**100, -2**1000, 0.0, -0.0, 1.5, 1e300, float("inf"), 1j, "", "abc", "é", "😀", "\ud800", "a\nb\\", "x" * 300, b"", b"abc", b"\xff\x00", b"y" * 300, bytearray(b"ba"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {"b": 1}}, set(), {1}, frozenset([2]), range(3), slice(1, 2), ..., NotImplemented, int, len, print, Exception, ValueError("v", 1), [1] * 1100, dict.fromkeys(range(1100)), "".join, list.append, type(None)]
for protocol in range(6):
    total = 0
    for value in values:
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        same = back == value if not isinstance(value, BaseException) else back.args == value.args
        total = (total * 31 + sum(data)) % 10**9
        if not same and not callable(value):
            print(protocol, repr(value), repr(back))
    print(protocol, total)
for value in (5, -300, 2**40, 1.5, "é", b"b", [1, "a"], {"k": (1, 2)}, {1}, None, 1j, range(2)):
    print(repr(value), [pickle.dumps(value, protocol) for protocol in (0, 1, 2, 4)])
shared = [1]
data = pickle.loads(pickle.dumps([shared, shared, (shared,)]))
print(data[0] is data[1], data[2][0] is data[0])
rec = [1]
rec.append(rec)
back = pickle.loads(pickle.dumps(rec))
print(back[1] is back)
for value in ((x for x in []), lambda: 0, memoryview(b""), {}.keys(), open, type("T", (), {})(), object().__str__, compile("1", "f", "eval")):
    try:
        pickle.dumps(value)
        print("pickled", type(value).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
it = iter([1, 2, 3])
next(it)
print(list(pickle.loads(pickle.dumps(it))), list(pickle.loads(pickle.dumps(enumerate("ab", 5)))), list(pickle.loads(pickle.dumps(zip("ab", "cd")))), list(pickle.loads(pickle.dumps(map(str, [1])))))
l = L([1])
l.x = "attr"
back = pickle.loads(pickle.dumps(l))
print(back, back.x, type(back).__name__)
