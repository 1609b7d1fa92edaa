# Frozen sets: no mutators, hashing, order of operands, copies, pickles and subclasses.
import copy
import pickle

f = frozenset([3, 1, 2])
mutators = ["add", "clear", "pop", "remove", "discard", "update", "difference_update", "intersection_update", "symmetric_difference_update", "__ior__", "__iand__", "__isub__", "__ixor__"]
print([m for m in mutators if hasattr(f, m)])
print(sorted(f), len(f), 1 in f, [1] in [f], f == {1, 2, 3}, f > {1}, f >= f, f < f, f <= {1, 2, 3, 4})
print(f | {4} == {1, 2, 3, 4}, type({4} | f), type(f | {4}), type(f - {1}), type({1} - f))
print({f: 1}[frozenset({2, 3, 1})], {f} == {frozenset([1, 2, 3])})
print(copy.copy(f) is f, copy.deepcopy(f) == f, pickle.loads(pickle.dumps(f)) == f, f.__reduce__()[0], f.__reduce__()[2])
print(frozenset() is frozenset(), frozenset([]) == frozenset(""), bool(frozenset()), bool(f))
print(hash(f) == hash(frozenset([2, 3, 1])), hash(frozenset([1])) == hash(frozenset([1.0])), hash(frozenset([f])) == hash(frozenset([frozenset(f)])))
hashes = {hash(frozenset(x for x in range(8) if n >> x & 1)) for n in range(256)}
print(len(hashes))


class Named(frozenset):
    def __new__(cls, items=(), name=""):
        self = super().__new__(cls, items)
        self.name = name
        return self


n = Named([1], name="one")
print(n, n.name, n == {1}, hash(n) == hash(frozenset([1])), pickle.loads(pickle.dumps(n)).name, copy.copy(n).name, copy.deepcopy(n).name)
print(type(n | n), type(n.union()), type(n & n))
for text in ("frozenset(5)", "frozenset([[]])", "f[0]", "f + f", "f * 2", "f.add(1)", "f < 5", "f < [1]", "f | [1]", "-f", "f()", "del f[0]", "f.x = 1"):
    try:
        exec(text)
        print(text)
    except (TypeError, AttributeError) as error:
        print(text, "->", error)
g = f
g |= {9}
print(sorted(f), sorted(g))
g &= {9, 1}
print(sorted(g), type(g))
print(frozenset({"a": 1}), frozenset(range(3)) == {0, 1, 2}, frozenset(x for x in "a"))
print(frozenset.__hash__(f) == hash(f), set.__hash__, frozenset.__eq__(f, 5), frozenset.__or__(f, 5))
