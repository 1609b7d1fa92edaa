# What each class of itertools gives.
import itertools as it

print([next(c) for c in [it.count(5)] for _ in range(3)], list(it.islice(it.count(1.5, 0.5), 4)), list(it.islice(it.count(10, -3), 4)))
big = it.count(2**63 - 2)
print([next(big) for _ in range(4)], big)
print(list(it.repeat("x", 3)), list(it.islice(it.cycle("abc"), 8)), list(it.cycle([])))
r = it.repeat(7, 4); next(r); print(r, r.__length_hint__())
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([], initial=5)), list(it.accumulate("abc", initial="-")))
print(list(it.batched("abcdefg", 3)), list(it.batched([], 2)), list(it.batched(range(4), 2, strict=True)))
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", "cd"])), list(it.chain()))
print(list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations("ab", 0)))
print(list(it.combinations_with_replacement("abc", 2)), list(it.combinations_with_replacement("", 0)), list(it.combinations_with_replacement("", 1)))
print(list(it.permutations("abc")), list(it.permutations("abc", 2)), list(it.permutations("a", 2)), list(it.permutations([], 0)))
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.product("ab", [])), list(it.product(repeat=3)), list(it.product("ab", repeat=0)))
print(list(it.compress("abcdef", [1, 0, 1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(None, [0, 1, "", 2])), list(it.filterfalse(lambda x: x % 2, range(6))))
print([(k, list(g)) for k, g in it.groupby("aaabbca")], [(k, list(g)) for k, g in it.groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
groups = [g for _, g in it.groupby("aabb")]; print([list(g) for g in groups])
g = it.groupby("aabbb"); k, first = next(g); print(k, next(first), next(g)[0], list(first))
print(list(it.islice(range(10), 2, 8, 3)), list(it.islice("abcdef", None)), list(it.islice("abc", 1, None)), list(it.islice("abc", 0)))
print(list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.starmap(pow, [(2, 3), [3, 2]])))
print(list(it.zip_longest("abc", [1], fillvalue="-")), list(it.zip_longest()), list(it.zip_longest("ab")))
a, b, c = it.tee(iter("abcd"), 3)
print(next(a), next(a), list(b), list(c), list(a))
a, b = it.tee([1, 2, 3]); next(a); c, = it.tee(a, 1); print(list(c), list(a), list(b))
print(list(a.__copy__()), type(a).__name__)


class Squares(it.count):
    def __next__(self):
        return super().__next__() ** 2


s = Squares(3); print(next(s), next(s), iter(s) is s)
for v in Squares(2):
    if v > 30:
        break
print(v)


def gen():
    yield 1
    raise KeyError("inside")


for make in (it.cycle, it.chain.from_iterable, it.pairwise, it.accumulate, lambda g: it.islice(g, 5), lambda g: it.zip_longest(g, "abcdef"), lambda g: it.batched(g, 3), lambda g: it.tee(g)[0], lambda g: it.groupby(g)):
    try:
        print(list(make(gen())))
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
x = it.islice(iter(range(10)), 3); print(list(x), list(x))
src = iter(range(10)); print(list(it.islice(src, 2, 5)), next(src))
print(it.chain.__module__, it.count.__name__, it.groupby)
