# bool as int: operators, results of comparisons, truth of everything, subclasses refused, formatting.

print(True + True, True * 5, -True, True / 2, True // 2, True ** 2, True % 2, True << 3, True - 1.5, True * "a", [1, 2][True], "ab"[False], sum([True, False, True]), divmod(True, True), round(True), abs(False), int(True), float(True), complex(True))
print(True & False, True | False, True ^ True, True & 1, 1 | False, type(True & True), type(True & 1), type(True ^ True), True & True is True, not True, not 0, not "")
print(True == 1, True == 1.0, True == "True", True < 2, False < True, True in [1], {True: "a"}[1], {1: "x", True: "y", 1.0: "z"}, hash(True), len({True, 1, 1.0}), True is not False, (1 == 1) is True, (1 < 2) is True)
print(str(True), repr(False), f"{True:5}|{True:d}|{True!r:>6}", "%s %d %r %x" % (True, True, False, True), format(True, "05"), bin(True), hex(False), True.bit_length(), True.to_bytes(1), True.real, type(True.real), True.conjugate(), True.as_integer_ratio(), bool.from_bytes(b"\1", "big"), bool.__mro__)


class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        if isinstance(self.v, Exception):
            raise self.v
        return self.v


class L:
    def __init__(self, v):
        self.v = v

    def __len__(self):
        return self.v


class Neither:
    pass


class BoolNone:
    __bool__ = None


for v in (B(True), B(False), B(1), B(None), B("x"), B(ValueError("v")), L(0), L(5), L(-1), L("a"), L(2**100), Neither(), BoolNone(), 0, 0.0, 0j, -0.0, float("nan"), "", " ", [], [[]], {}, {0: 0}, set(), frozenset(), (), (0,), None, ..., range(0), range(1), b"", b"\0", bytearray(), memoryview(b""), object, len, iter([]), (x for x in ()), type, int, NotImplementedError()):
    name = type(v).__name__
    try:
        print(name, bool(v), not v, 1 if v else 0, bool(v and 1) != 5, [x for x in (1,) if v])
    except Exception as error:
        print(name, type(error).__name__, error)
for text in ("bool(NotImplemented)", "not NotImplemented", "bool(1, 2)", "bool(x=1)", "bool()", "class X(bool): pass", "True = 1", "True.x = 1", "bool.x = 1", "True + None", "True < 'a'", "bool.__new__(int)", "bool.__new__(bool, [])", "int.__new__(bool, 1)", "True @ True", "~True" if False else "+True", "bool('False')", "bool(int)", "True.__and__(5)", "True.__and__('a')", "True.__or__(False)", "True.__bool__()", "isinstance(True, int)", "issubclass(int, bool)", "type(True)(0)"):
    try:
        print(text, "->", eval(text) if not text.startswith(("class", "True =", "True.x", "bool.x")) else exec(text))
    except (SyntaxError, Exception) as error:
        print(text, "->", type(error).__name__, error)
log = []


def t(v):
    log.append(v)
    return v


print(t(0) or t("") or t("x") or t("never"), t(1) and t([]) and t("never"), not t(0) and t(2), t(3) if t(0) else t(4), log)
