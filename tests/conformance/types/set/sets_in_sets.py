# Lookups of sets in sets: a set is hashed as a frozenset where it is only looked up.

inner = frozenset({1, 2})
s = {inner, frozenset(), 5}
print({1, 2} in s, {2, 1} in s, set() in s, {3} in s)
s.remove({1, 2})
print(inner in s, len(s))
s.add(inner)
s.discard({1, 2})
s.discard({7})
print(len(s))
try:
    s.remove({7})
except KeyError as error:
    print(error, error.args)
for text in ("s.add({1})", "{1} in {2: 3}", "{{1}}", "hash({1})", "{1: 2}[{1}]", "s.update([{1}])", "frozenset([[]])", "{1, []}", "set([{}])", "s & [[]]", "s.intersection([[]])", "s.union([[]])", "s.issubset([[]])", "s.isdisjoint([[]])", "s.difference([[]])"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, "->", error)
print(hash(frozenset({1, 2, 3})) == hash(frozenset([3, 2, 1])), hash(frozenset()) == hash(frozenset([])))
print(frozenset({1}) == {1}, {1} == frozenset({1}), {frozenset({1}): "x"}[frozenset([1])])


class Sub(set):
    pass


class FSub(frozenset):
    def __hash__(self):
        print("own hash")
        return super().__hash__()


print(Sub([1]) in {frozenset([1])}, FSub([1]) in {frozenset([1])})
try:
    hash(Sub())
except TypeError as error:
    print(error)


class Hashed(set):
    def __hash__(self):
        return 77


print(Hashed([1]) in {Hashed([1])}, len({Hashed([1]), Hashed([1])}))
print({1, True, 1.0, 1 + 0j}, {0, False, -0.0}, {"a", "a"}, {(1,), (1.0,)})
first = {1.0}
first.add(1)
print(first)
nan = float("nan")
print(len({nan, nan}), len({nan, float("nan")}), nan in {nan})
deep = frozenset()
for _ in range(5):
    deep = frozenset([deep])
print(deep, {deep} == {frozenset([frozenset([frozenset([frozenset([frozenset([frozenset()])])])])])})
