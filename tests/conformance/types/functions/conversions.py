# bin, oct, hex, abs, divmod, round, len, hash, id of odd objects.

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
        return -10

class BadI:
    def __index__(self):
        return 1.5

class Abs:
    def __abs__(self):
        return "abs"

class Round:
    def __round__(self, *args):
        return ("round", args)

class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

class Hash:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

class Dm:
    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"

class NoHash:
    def __eq__(self, other):
        return True

shows("""
bin(5), bin(-5), bin(0), bin(I()), bin(True), oct(8), oct(-8), oct(I()), hex(255), hex(-255), hex(2**70), hex(I()), bin(-2**70) == "-0b1" + "0" * 70
bin(1.5)
hex("a")
oct(None)
bin(BadI())
bin()
hex(1, 2)
hex(x=1)
abs(-5), abs(-2.5), abs(3 + 4j), abs(True), abs(-2**63), abs(Abs())
abs("a")
abs(None)
abs([])
abs()
abs(x=1)
divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(True, 2), divmod(Dm(), 1), divmod(1, Dm()), divmod(2**70, -3)
divmod(1, "a")
divmod("a", 1)
divmod(1)
divmod(1, 2, 3)
round(Round()), round(Round(), 2), round(Round(), None), round(Round(), ndigits="x")
round(object(), 1)
round("a")
len(Len(5)), len(Len(True)), len(Len(2**63 - 1))
len(Len(-1))
len(Len(-2**70))
len(Len(2**63))
len(Len(1.5))
len(Len("a"))
len(Len(None))
len(5)
len(None)
len()
len([], [])
len(x for x in [])
hash(Hash(5)), hash(Hash(-1)), hash(Hash(2**61 - 1)), hash(Hash(2**70)), hash(Hash(-2**70)), hash(Hash(True)), hash(Hash(2**63)), hash(Hash(-2**63))
hash(Hash(1.5))
hash(Hash("a"))
hash(Hash(None))
hash(NoHash())
hash([])
hash({})
hash()
hash(1, 2)
id(None) == id(None), callable(len), callable(5), callable(Abs), callable(Abs()), callable(lambda: 0)
callable()
id()
id(1, 2)
""")
