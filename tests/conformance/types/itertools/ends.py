# Iterators of itertools: arguments, ends and errors.
from itertools import *

print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(accumulate([])), list(accumulate([], initial=1)))
print(list(batched("abcdefg", 3)), list(pairwise("abcd")), list(pairwise("a")))
print(list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(chain()))
print(list(combinations("abcd", 2))[:3], list(combinations("ab", 3)), list(combinations_with_replacement("ab", 2)))
print(list(permutations("abc", 2))[:4], len(list(permutations(range(4)))), list(permutations("a", 0)))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(islice(count(3, 2), 4)), list(islice(cycle("ab"), 5)), list(islice(cycle([]), 3)))
print(list(dropwhile(str.isdigit, "12ab3")), list(takewhile(str.isdigit, "12ab3")), list(filterfalse(None, [0, 1, "", 2])))
print([(k, "".join(g)) for k, g in groupby("aabbbc")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print(list(islice("abcdefg", 2, None, 2)), list(islice("abc", 0)), list(product("ab", repeat=2)), list(product()), list(product("ab", [])))
print(list(repeat(5, 3)), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("abc", [1], fillvalue="-")))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a))
print(count(1.5, 0.5), repeat(1, 2), next(count(-1)), count(10**20))
groups = groupby("aab")
first = next(groups)
second = next(groups)
print(list(first[1]), second[0], list(second[1]))
for f in (
    lambda: batched("ab", 0),
    lambda: list(batched("abc", 2, strict=True)),
    lambda: islice("abc", -1),
    lambda: islice("abc", 1, 2, 0),
    lambda: islice("abc"),
    lambda: combinations("ab", -1),
    lambda: combinations("ab"),
    lambda: permutations("ab", -1),
    lambda: permutations("ab", "x"),
    lambda: product("ab", repeat=-1),
    lambda: list(product("ab", repeat=0)),
    lambda: tee([], -1),
    lambda: tee(5),
    lambda: count("a"),
    lambda: repeat(),
    lambda: list(starmap(pow, [1])),
    lambda: chain.from_iterable(5),
    lambda: list(chain.from_iterable([5])),
    lambda: list(zip_longest(5)),
    lambda: zip_longest([], x=1),
    lambda: next(iter(cycle(5))),
    lambda: accumulate(5),
    lambda: compress([1]),
    lambda: groupby(),
    lambda: next(islice([], 5)),
    lambda: len(count()),
    lambda: next(takewhile(lambda x: 1 / 0, [1])),
    lambda: pairwise(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def limited():
    yield 1
    raise ValueError("inside")


for it in (chain(limited()), islice(limited(), 5), accumulate(limited()), zip_longest(limited(), [1, 2, 3]), pairwise(limited()), cycle(limited())):
    got = []
    try:
        for x in it:
            got.append(x)
    except ValueError as e:
        print(type(it).__name__, got, e, next(it, "over"))
