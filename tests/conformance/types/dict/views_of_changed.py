# Views and iterators of dicts that grow, shrink and are emptied meanwhile.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d = {n: str(n) for n in range(5)}
k, v, i = d.keys(), d.values(), d.items()
print(len(k), list(k), 3 in k, ("3") in v, (3, "3") in i)
d[9] = "nine"
del d[0]
print(len(k), list(k), list(v), list(i)[-1], 0 in k, "nine" in v)
d.clear()
print(len(k), list(k), list(v), list(i), k == set(), k | {1}, k & {1}, bool(k))
d.update(a=1, b=2)
print(list(k), list(reversed(v)), sorted(i), k - {"a"}, k ^ {"b", "c"} == {"a", "c"}, k <= {"a", "b"}, k >= {"a"}, i & {("a", 1)}, k.isdisjoint(i))
it = iter(k)
print(next(it))
d["b"] = 5
print(next(it), next(it, "end"))
it = iter(i)
next(it)
d["c"] = 3
check(next, it)
check(list, it)
rit = reversed(d)
print(next(rit))
d.pop("a")
check(next, rit)
e = dict(d)
print(d.items() == e.items(), d.keys() == e.keys(), d.values() == e.values(), list(d.values()) == list(e.values()))
big = dict.fromkeys(range(1000))
for n in list(big):
    if n % 3:
        del big[n]
print(len(big.keys()), sum(big.keys()), len([1 for _ in big.items()]), list(big)[:3], list(reversed(big))[:3])
for key in list(big):
    big[key] = key
    big[-key - 1] = -key
print(len(big), sum(big.values()), sum(big), list(big)[-1], max(big), min(big.values()))
mapping = d.keys().mapping
d["z"] = 26
print(mapping["z"], type(mapping).__name__, len(mapping), mapping == d)
check(lambda: mapping.__setitem__)
