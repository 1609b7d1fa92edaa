"""Dicts and sets."""

from collections import Counter, defaultdict, deque


def get_by_string(d, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= d["key"]
    return total


def get_by_int(d, n):
    total = 0
    for i in range(n):  # loop: guards=2 lookups=DictLoad
        total ^= d[i]
    return total


def get_by_items(d, words):
    total = 0
    for w in words:  # loop: guards=3 loads=1 lookups=DictLoad
        total ^= d[w]
    return total


def get_by_tuple(d, n):
    total = 0
    for i in range(n):  # loop: guards=2 stores=2 counts=1 lookups=DictLoad allocations=NewTuple
        total ^= d[i, 1]
    return total


def get_method(d, n):
    total = 0
    for i in range(n):  # loop: guards=2 lookups=DictLoad
        total ^= d.get(i, 0)
    return total


def get_method_missing(d, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= d.get(-1, i)
    return total


def store_by_int(n):
    d = {}
    for i in range(n):  # loop: guards=2 lookups=DictStore
        d[i] = i
    return len(d)


def store_by_string(d, n):
    for i in range(n):  # loop: guards=2 lookups=DictStore
        d["key"] = i
    return d["key"]


def augmented(d, n):
    for i in range(n):  # loop: guards=4 lookups=DictLoad,DictStore
        d["key"] += 1
    return d["key"]


def contains(d, n):
    total = 0
    for i in range(n):  # loop: guards=4 lookups=HasKey
        if i in d:
            total += 1
    return total


def contains_not(d, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if -1 not in d:
            total += 1
    return total


def counting(words):
    counts = {}
    for w in words:  # loop: guards=5 loads=1 lookups=HasKey,DictStore
        counts[w] = counts.get(w, 0) + 1
    return counts


def default_dict(words):
    counts = defaultdict(int)
    for w in words:  # loop: guards=9 polls=1 loads=6 counts=2 lookups=DictStore calls=Apply
        counts[w] += 1
    return dict(counts)


def counter(words):
    counts = Counter("a")
    for w in words:  # loop: guards=9 polls=1 loads=6 counts=2 lookups=DictStore calls=Apply
        counts[w] += 1
    return dict(counts)


def set_default(words):
    groups = {}
    for w in words:  # loop: guards=5 polls=1 loads=4 counts=8 calls=NewList,Apply,AppendInt
        groups.setdefault(w, []).append(1)
    return len(groups)


def length(d, n):
    total = 0
    for i in range(n):  # loop: guards=2 calls=DictLen
        total += len(d)
    return total


def delete(d, n):
    for i in range(n):  # loop: guards=2 lookups=SetChange
        del d[i]
    return len(d)


def pop(d, n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 counts=2 calls=Apply
        total ^= d.pop(i)
    return total


def made(n):
    total = 0
    for i in range(n):  # loop: guards=5 counts=1 lookups=DictStore,DictStore,DictLoad calls=NewDict
        d = {"a": i, "b": 2}
        total ^= d["a"]
    return total


def comprehension(n):
    return len({i: i for i in range(n)})  # loop: guards=2 lookups=DictStore


def set_membership(s, n):
    total = 0
    for i in range(n):  # loop: guards=4 lookups=HasKey
        if i in s:
            total += 1
    return total


def set_of_strings(s, words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 lookups=HasKey
        if w in s:
            total += 1
    return total


def constant_set(words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 lookups=HasKey
        if w in {"a", "b", "c"}:
            total += 1
    return total


def set_add(n):
    s = set()
    for i in range(n):  # loop: guards=2 counts=2 lookups=SetChange
        s.add(i)
    return len(s)


def set_discard(s, n):
    for i in range(n):  # loop: guards=2 counts=2 lookups=SetChange
        s.discard(i)
    return len(s)


def set_comprehension(n):
    return len({i for i in range(n)})  # loop: guards=2 lookups=SetChange


def seen(items):
    found = set()
    total = 0
    for x in items:  # loop: guards=5 loads=1 counts=2 lookups=HasKey,SetChange
        if x not in found:
            found.add(x)
            total += 1
    return total


def queue(n):
    q = deque([1, 2, 3])
    total = 0
    for i in range(n):  # loop: guards=3 polls=2 counts=4 calls=Native,Native
        q.append(i)
        total ^= q.popleft()
    return total


class Key:
    def __init__(self, k):
        self.k = k


def get_by_instance(d, keys):
    total = 0
    for k in keys:  # loop: guards=3 loads=1 lookups=DictLoad
        total ^= d[k]
    return total


def dict_of_self(n):
    class Cache:
        def __init__(self):
            self.known = {0: 1}

        def look(self, i):
            return self.known[i]

    c = Cache()
    total = 0
    for i in range(n):  # loop: guards=2
        total += c.look(0)
    return total


def items_with_pairs(d):
    total = 0
    for k, (a, b) in d.items():  # loop: guards=7 loads=4 stores=2 calls=NextKey,KeyAt
        total ^= k ^ a ^ b
    return total


def comprehension_over_zip(keys, values):
    return len({k: v for k, v in zip(keys, values)})  # loop: guards=3 loads=2 stores=4 lookups=DictStore


def intersection(a, b, n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 counts=1 calls=Apply,SetLen
        total += len(a & b)
    return total


def get_method_none(d, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if d.get(-1) is None:
            total += 1
    return total


def made_by_call(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 counts=1 lookups=DictLoad calls=Apply
        total ^= dict(a=i)["a"]
    return total


squares = {i: i * i for i in range(100)}
words = ["a", "b", "c"] * 33
strings = {"key": 3, "a": 1, "b": 2, "c": 3}
print(get_by_string(strings, 100), get_by_int(squares, 100), get_by_items(strings, words))
print(get_by_tuple({(i, 1): i for i in range(100)}, 100), get_method(squares, 100))
print(get_method_missing(squares, 100))
print(store_by_int(100), store_by_string({"key": 1}, 100), augmented({"key": 1}, 100))
print(contains(squares, 100), contains_not(squares, 100), counting(words), default_dict(words))
print(counter(words), set_default(words), length(squares, 100), delete(dict(squares), 100))
print(pop(dict(squares), 100), made(100), comprehension(100), set_membership(set(squares), 100))
print(set_of_strings({"a", "b", "c"}, words), constant_set(words), set_add(100))
print(set_discard(set(squares), 100), set_comprehension(100), seen(list(squares)), queue(100))
keys = [Key(i) for i in range(100)]
print(get_by_instance({k: k.k for k in keys}, keys), dict_of_self(100))
print(items_with_pairs({i: (i, 1) for i in range(100)}), comprehension_over_zip(range(100), range(100)))
print(intersection({1, 2}, {2, 3}, 100), get_method_none({}, 100), made_by_call(100))
