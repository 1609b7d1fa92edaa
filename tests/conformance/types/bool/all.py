# bool: construction, its operators give bools or ints, no subclasses.

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

class B:
    def __bool__(self):
        return False

class L:
    def __len__(self):
        return 0

class BadB:
    def __bool__(self):
        return 0

class BadL:
    def __len__(self):
        return -1

class FloatL:
    def __len__(self):
        return 1.0

class HugeL:
    def __len__(self):
        return 2**70

class NoneB:
    __bool__ = None

    def __len__(self):
        return 1

class Both:
    def __bool__(self):
        return True

    def __len__(self):
        raise KeyError("not asked")

shows("""
bool(), bool(0), bool("0"), bool([]), bool([0]), bool(B()), bool(L()), bool(Both()), bool(None), bool(NotImplemented) if False else 0
bool(BadB())
bool(BadL())
bool(FloatL())
bool(HugeL())
bool(NoneB())
not BadB()
1 if BadL() else 2
bool(x=1)
bool(1, 2)
True + True, True * 2.5, True - False, -True, +True, True / 2, True // 1, True % 2, True ** 2, divmod(True, True)
True & 1, True & True, True | False, True ^ True, 1 ^ True, True and 5, 0 or False
True == 1, hash(True), {1: "a", True: "b"}, [1, 2][True], "ab"[False]
True < 2, False < True, sorted([True, False, 0.5])
str(True), repr(False), f"{True:5}", f"{True:d}", "%d %s %r %x" % (True, True, True, True), format(True, ">6"), format(True, "s") if False else 0
format(True, "s")
True.real, True.imag, True.numerator, True.bit_length(), True.to_bytes(), True.conjugate(), type(True.real)
int(True), float(True), complex(True), bytes(True), chr(True), hex(True), round(True), abs(True)
isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__bases__
type("X", (bool,), {})
bool.__new__(bool, []), bool.__new__(bool)
bool.__new__(int, 1)
int.__new__(bool, 1)
object.__new__(bool)
True.__and__(False), True.__and__(1), True.__and__(1.0), True.__rand__(True), True.__xor__(True), True.__or__("a")
any([0, "", None]), all([]), any([0, B(), 1]), all([1, [], 2]), any([]), all([1, 2])
any(5)
all(None)
any([BadB()])
all([BadL()])
filter(None, [0, 1, B(), "a"]).__next__(), list(filter(bool, [0, 1, "", "x"]))
True.__reduce_ex__(2)[1:], (True).__getnewargs__()
""")
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    value = True
    print(~value, ~False)
    print(len(seen) > 0, str(seen[0].message)[:60])
    try:
        bool(NotImplemented)
    except TypeError as error:
        print(error)
