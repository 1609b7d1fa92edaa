# chain, zip_longest, product, permutations, combinations, pairwise, batched, accumulate, groupby, tee.
from itertools import accumulate, batched, chain, combinations, combinations_with_replacement, groupby, pairwise, permutations, product, tee, zip_longest
import operator


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in ("list(chain('ab', [1], ()))", "list(chain())", "list(chain.from_iterable(['ab', [1]]))", "list(chain(5))", "list(chain.from_iterable(5))", "list(chain.from_iterable([5]))",
             "list(zip_longest('ab', [1]))", "list(zip_longest('a', 'bc', fillvalue='-'))", "list(zip_longest())", "zip_longest('a', fill=1)", "zip_longest(5)",
             "list(product('ab', repeat=2))", "list(product())", "list(product([], 'a'))", "list(product('ab', [1, 2]))", "product('a', repeat=-1)", "list(product('a', repeat=0))", "product(5)", "product('a', repeat='x')",
             "list(permutations('abc', 2))", "list(permutations('ab'))", "list(permutations('a', 3))", "permutations('a', -1)", "permutations(5)", "permutations('a', 'b')", "list(combinations('abcd', 2))[-2:]", "list(combinations('ab', 3))", "list(combinations('ab', 0))", "combinations('a')", "list(combinations_with_replacement('ab', 2))", "len(list(permutations(range(6))))",
             "list(pairwise('abc'))", "list(pairwise('a'))", "pairwise(5)", "list(batched('abcde', 2))", "list(batched('abc', 2, strict=True))", "batched('a', 0)", "list(batched('abcd', 2, strict=True))", "batched('a')",
             "list(accumulate([1, 2, 3]))", "list(accumulate('abc'))", "list(accumulate([3, 1, 2], max))", "list(accumulate([1, 2], initial=10))", "list(accumulate([], initial=1))", "list(accumulate([]))", "list(accumulate([1, 'a']))", "list(accumulate([1, 2], operator.mul, initial=None))", "accumulate(5)", "list(accumulate([1, 2], 5))",
             "[(k, list(g)) for k, g in groupby('aabbbc')]", "[(k, len(list(g))) for k, g in groupby([1, 1.0, True, 2])]", "[k for k, g in groupby([3, 1, 4], key=lambda x: x % 2)]", "groupby(5)", "list(groupby([1], 5))"):
    attempt(text)
g = groupby("aabb")
k1, first = next(g)
k2, second = next(g)
print(list(first), list(second), k1, k2)
a, b = tee(iter("abc"))
print(next(a), next(a), next(b), list(a), list(b), type(a).__name__)
c = tee([1, 2, 3], 3)
print([next(x) for x in c], tee([1], 0), len(tee([1], 1)))
for args in (([1], -1), (5,), ([1], "a"), ()):
    try:
        tee(*args)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
x, = tee(iter([1, 2, 3]), 1)
next(x)
import copy
y = copy.copy(x)
print(list(x), list(y))


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        raise ValueError(f"compare {self.n}")


try:
    [k for k, g in groupby([Eq(1), Eq(2)])]
except ValueError as error:
    print(error)
p = product(range(3), repeat=2)
print(next(p), sum(1 for _ in p), next(p, "end"))
