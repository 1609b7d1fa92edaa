# count, cycle, repeat, islice, takewhile, dropwhile, filterfalse, compress: arguments, ends and laziness.
from itertools import compress, count, cycle, dropwhile, filterfalse, islice, repeat, starmap, takewhile


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def noisy(*values):
    for v in values:
        print("take", v, end="; ")
        yield v


for text in ("list(islice(count(), 3))", "list(islice(count(5, -2), 3))", "list(islice(count(1.5, 0.5), 3))", "list(islice(count(2**63 - 1), 3))", "count('a')", "count(1, 'a')", "count(1, 2, 3)", "count(start=3, step=4)", "repr(count(3))", "repr(count(3, 2))", "repr(count(1.0))",
             "list(islice(cycle('ab'), 5))", "list(cycle([]))", "cycle(5)", "cycle()", "list(repeat('x', 3))", "list(repeat(1, 0))", "list(repeat(1, -5))", "repeat()", "repeat(1, 'a')", "repr(repeat(5))", "repr(repeat(5, 2))", "repeat(1, times=2).__length_hint__()", "repeat(1).__length_hint__()",
             "list(islice('abcdef', 2))", "list(islice('abcdef', 2, None))", "list(islice('abcdef', 1, 5, 2))", "list(islice('abc', 0))", "list(islice('abc', None))", "islice('abc', -1)", "islice('abc', 1, -1)", "islice('abc', 0, 3, 0)", "islice('abc', 'a')", "islice('abc')", "islice(5, 1)", "list(islice('abc', 5, 10))", "list(islice('abc', 2, 1))",
             "list(takewhile(bool, noisy(1, 2, 0, 3)))", "list(dropwhile(bool, noisy(1, 0, 2)))", "list(filterfalse(None, [0, 1, '', 'a']))", "list(filterfalse(lambda x: x > 1, [1, 2]))", "takewhile(bool)", "list(takewhile(5, [1]))", "list(dropwhile(lambda: 0, [1]))", "list(compress('abcd', [1, 0, 1]))", "list(compress('ab', [1, 1, 1]))", "list(compress(data='ab', selectors=[0, 1]))", "compress('a')", "list(starmap(pow, [(2, 3), [3, 2]]))", "list(starmap(pow, [5]))", "list(starmap(lambda *a: a, ['ab', ()]))"):
    attempt(text)
it = noisy(1, 2, 3, 4, 5)
s = islice(it, 1, 4, 2)
print(list(s), next(it))
t = takewhile(lambda x: x < 3, it2 := iter([1, 2, 3, 4]))
print(list(t), list(it2), list(t))
c = count()
print(next(c), next(c), list(zip(c, "ab")), next(c))
d = cycle(iter([1, 2]))
print([next(d) for _ in range(5)])


def broken():
    yield 1
    raise KeyError("source")


for make in (lambda: takewhile(bool, broken()), lambda: islice(broken(), 5), lambda: cycle(broken()), lambda: compress(broken(), count(1)), lambda: filterfalse(None, broken())):
    it = make()
    out = []
    try:
        for x in it:
            out.append(x)
    except KeyError as error:
        print(type(it).__name__, out, error)
