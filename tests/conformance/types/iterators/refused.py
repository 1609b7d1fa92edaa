# Iterators of built-in functions: arguments, ends, misuse.
def gen():
    yield 1
    raise KeyError("inside")


class Once:
    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("next fails")


class NotIter:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


class Getitem:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


class BadGetitem:
    def __getitem__(self, i):
        raise ValueError("item")


cases = ["list(zip())", "list(zip([1,2],'a'))", "list(zip([1,2],'a',strict=True))", "list(zip('a',[1,2],strict=True))", "list(zip([1],[1],[],strict=True))", "zip(5)", "zip([],5)", "zip(strict=True)", "list(zip(gen(),[1,2,3]))", "list(zip([1,2,3],gen()))", "list(enumerate('ab',5))", "list(enumerate('ab',start=10**20))", "enumerate('ab','x')", "enumerate()", "enumerate(5)", "list(enumerate(iterable='a'))", "list(map(str,[1,2]))", "list(map(None,[1]))", "list(map(lambda a,b:(a,b),[1,2],[3]))", "list(map(max,[1,2],[3,0],strict=True))", "list(map(max,[1,2],[3],strict=True))", "map(str)", "map(str,5)", "list(map(5,[1]))", "list(filter(None,[0,1,'',2]))", "list(filter(lambda x:x>1,[1,2,3]))", "list(filter(5,[1]))", "filter(None,5)", "filter(None)", "list(filter(str.isalpha,'a1b'))", "list(reversed([1,2]))", "reversed({1})", "reversed(5)", "reversed((x for x in ()))", "list(reversed({'a':1}))", "list(reversed(Getitem()))", "list(iter([1]))", "iter(5)", "list(iter(Getitem()))", "list(iter(BadGetitem()))", "iter(NotIter())", "iter(NoNext())", "list(iter(Once()))", "list(iter(lambda: 1,1))", "iter(5,1)", "next(iter([]))", "next(iter([]),'default')", "next([])", "next(5,1)", "next(Once(),'d')", "sum(gen())", "max(gen())", "sorted(gen())", "tuple(gen())", "set(gen())", "dict(gen())", "''.join(gen())", "any(gen())", "all(gen())", "[*gen()]", "unpack(gen())", "unpack([1])", "unpack([1,2,3])", "unpack(5)", "unpack(Getitem())", "star([1])", "star([])", "star(gen())", "iter([1,2]).__length_hint__()", "iter({1:2}).__length_hint__()", "reversed([1,2,3]).__length_hint__()", "iter([1]).__reduce__()", "iter('ab').__reduce__()", "enumerate([1]).__reduce__()[1][1]", "zip([1]).__reduce__()[0].__name__", "type(iter([])).__name__, type(iter(())).__name__, type(iter('')).__name__, type(iter('é')).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(range(10**30))).__name__, type(iter(b'')).__name__, type(iter(bytearray())).__name__, type(iter(lambda:0,0)).__name__, type(iter(Getitem())).__name__", "type(iter({}.items())).__name__, type(reversed({})).__name__, type(reversed([])).__name__, type(iter(memoryview(b''))).__name__", "len(iter([]))", "iter([])[0]", "iter([1]) == iter([1])", "bool(iter([]))", "1 in iter([1])", "[1] in zip([1])", "zip([1]) + zip()", "copy(iter([1,2]))"]


def unpack(x):
    a, b = x
    return a, b


def star(x):
    a, *b, c = x
    return a, b, c


from copy import copy

for case in cases:
    try:
        print(case[:60], "->", repr(eval(case)).split(" at 0x")[0])
    except Exception as e:
        print(case[:60], "->", type(e).__name__, e)
