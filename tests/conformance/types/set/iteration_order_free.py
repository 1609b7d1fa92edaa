# Sets with many members: growth, shrinking, collisions of hashes, equality regardless of the order of insertion.

class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Same) and self.n == other.n

    def __repr__(self):
        return f"S{self.n}"


s = {Same(i) for i in range(50)}
print(len(s), Same(49) in s, Same(50) in s, len(s | {Same(i) for i in range(25, 75)}), len(s & {Same(i) for i in range(25, 75)}), len(s - {Same(0)}), len(s ^ {Same(0), Same(99)}))
for i in range(0, 50, 2):
    s.remove(Same(i))
print(len(s), sorted(x.n for x in s)[:5], Same(3) in s, Same(2) in s)
s.add(Same(2))
s.discard(Same(3))
print(len(s))
a, b = set(range(1000)), set(range(999, -1, -1))
print(a == b, a <= b, hash(frozenset(a)) == hash(frozenset(b)), a ^ b, len(a.symmetric_difference(range(500, 1500))))
state = 1
s = set()
model = {}
for _ in range(3000):
    state = (state * 1103515245 + 12345) % 2**31
    key, op = state % 97, state // 97 % 3
    if op == 0:
        s.add(key)
        model[key] = True
    elif op == 1:
        s.discard(key)
        model.pop(key, None)
    else:
        assert (key in s) == (key in model)
print(sorted(s) == sorted(model), len(s) == len(model))
popped = []
t = set(range(20))
while t:
    popped.append(t.pop())
print(sorted(popped) == list(range(20)), t)
words = {w for w in "the quick brown fox jumps over the lazy dog".split()}
print(sorted(words), len(words), sorted(words, key=len)[0] in ("the", "fox", "dog"), {w[0] for w in words} == set("tqbfjold"))
big = {2**i for i in range(200)} | {-(2**i) for i in range(200)}
print(len(big), 2**199 in big, 2**200 in big, float(2**100) in big, sum(big))
mixed = {1, 1.0, True, "1", b"1", (1,), None, frozenset()}
print(len(mixed), 1 + 0j in mixed, "1" in mixed, () in mixed)
for n in range(0, 40, 7):
    x = set(range(n))
    y = x.copy()
    x.clear()
    print(len(x), len(y), y.issuperset(range(n)), end="; ")
print()
import sys
print(sys.getsizeof(set(range(1000))) > sys.getsizeof(set()))
