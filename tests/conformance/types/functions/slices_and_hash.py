# hash, id, callable, repr, ascii, iter, next, len, reversed, enumerate on odd objects.

def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Hash:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


class Repr:
    def __init__(self, r):
        self.r = r

    def __repr__(self):
        return self.r


class Iter:
    def __init__(self, it):
        self.it = it

    def __iter__(self):
        return self.it


class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10

    def __len__(self):
        return 3


class NoReverse(Seq):
    __reversed__ = None


class NoCall:
    __call__ = None


class Callable:
    def __call__(self):
        return "called"


class NotIter(Seq):
    __iter__ = None


inst = Len(1)
inst.__call__ = lambda: 1
for text in ("len(Len(3))", "len(Len(-1))", "len(Len(2**63))", "len(Len(1.0))", "len(Len('a'))", "len(Len(True))", "len(Len(None))", "len(5)", "len()", "bool(Len(0))", "bool(Len(-1))", "bool(Len(2**70))",
             "hash(Hash(5))", "hash(Hash(-1))", "hash(Hash(2**61 - 1))", "hash(Hash(2**100))", "hash(Hash('a'))", "hash(Hash(None))", "hash(Hash(True))", "hash([])", "hash({})", "hash(slice(1))", "hash(slice(1, [], 2))", "hash((1, []))", "hash(1) == hash(1.0) == hash(True) == hash(1 + 0j)", "hash(2**61 - 1)", "hash(-2)", "hash(-1)", "hash(float('inf'))", "hash(-0.0)", "hash(0.5)", "hash(1e300)", "hash(None) == hash(None)", "hash(1j)", "hash(range(3)) == hash(range(0, 3))", "hash()",
             "repr(Repr('r'))", "repr(Repr(5))", "repr(Repr(None))", "[Repr('a'), Repr('b')]", "{Repr('k').r: Repr('v')}", "str(Repr('s'))", "ascii(Repr('\u00e9\u20ac\U0001f600'))", "ascii('\u00e9\\n\\'')", "ascii(Repr(5))", "repr()", "f'{Repr(5)}'", "[Repr(5)]",
             "list(iter(Seq()))", "list(reversed(Seq()))", "3 in Seq()", "20 in Seq()", "iter(Iter(5))", "iter(Iter([1]))", "list(Iter(iter([1])))", "iter(NotIter())", "list(NotIter())", "10 in NotIter()", "reversed(NoReverse())", "reversed(5)", "reversed({1})", "list(reversed({1: 2}))", "list(reversed({1: 2, 3: 4}.items()))", "reversed(iter([1]))", "reversed(Len(2))", "iter(5)", "iter()", "iter(5, 6)", "list(iter(iter([1, 2, 3]).__next__, 3))", "iter([], 1)", "next(5)", "next([])", "next(iter([]))", "next(iter([]), 'd')", "next(iter([1]), 2, 3)", "next()",
             "callable(NoCall())", "NoCall()()", "callable(Callable())", "Callable()()", "callable(inst)", "inst()", "callable(len)", "callable(int)", "callable(5)", "callable(lambda: 0)", "callable()", "list(enumerate('ab', 5))", "list(enumerate('a', start=-1))", "list(enumerate('ab', 2**63))", "enumerate(5)", "enumerate()", "enumerate('a', 'b')", "enumerate(iterable='a').__next__()", "enumerate('a', 1, 2)", "sorted(5)", "list(filter(None, [0, 1, '', 'a']))", "list(filter(5, [1]))", "filter(None)", "filter(None, 5)", "id(5) == id(5)", "id()", "iter(Seq()).__length_hint__()", "max('a', 'b', key=5)", "min([], default=3)", "min(1, 2, default=3)", "max()", "max([])", "max(5)", "min('ba', 'ab')", "max([1, 'a'])", "max(1, 2.0, True)", "min([[2], [1, 5]])", "max({1: 'a', 3: 'b'})", "max('abc', key=lambda c: -ord(c))", "max(1)", "max(1, key=None)"):
    attempt(text)
