# WeakValueDictionary and WeakKeyDictionary.
import gc
from weakref import WeakKeyDictionary, WeakValueDictionary
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'C{self.n}'
    def __eq__(self, other): return isinstance(other, C) and self.n == other.n
    def __hash__(self): return hash(self.n)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a, b, c = C(1), C(2), C(3)
d = WeakValueDictionary({'a': a}, b=b)
d['c'] = c
print(len(d), sorted(d), d['a'], 'a' in d, 'z' in d, d.get('z'), d.get('z', 5), d.get('a'))
print(list(d.keys()), list(d.values()), list(d.items()), [r() for r in d.valuerefs()], [r() for r in d.itervaluerefs()])
attempt(lambda: d['z'])
attempt(lambda: d.pop('z'))
attempt(lambda: d.pop('z', 3))
attempt(lambda: d.pop('c'))
attempt(lambda: WeakValueDictionary(1))
attempt(lambda: WeakValueDictionary({}, {}))
attempt(lambda: hash(d))
attempt(lambda: reversed(d))
def store():
    d['x'] = 1
attempt(store)
def delete():
    del d['zz']
attempt(delete)
print(d.setdefault('c', c), d.setdefault('a', c), repr(d).startswith('<WeakValueDictionary at 0x'))
e = d.copy()
del d['c']
print(len(d), len(e), e == d, d == d, d != d, dict(d), d == {'a': a, 'b': b}, d == 5)
del b
print(len(d), list(d.items()), len(e), 'b' in d, d.get('b'))
d.update({'q': a}, r=c)
print(sorted(d.items(), key=str))
d.update([('s', a)])
print(d.popitem(), len(d))
print(sorted(d | {'k': c}), type(d | {'k': c}).__name__, sorted({'k': c} | d))
d |= {'m': c}
print(sorted(d))
attempt(lambda: d | 5)
x = C(9)
d['tmp'] = x
for k, v in d.items():
    if k == 'tmp':
        x = None
    v = None
for k in d:
    d['more' + k] = c
print('tmp' in d, len(d))
d.clear()
print(len(d), bool(d), list(d))
attempt(d.popitem)
attempt(lambda: d.update(5))

k = WeakKeyDictionary()
z = C(7)
k[a], k[c], k[z] = 1, 2, 'z'
print(len(k), k[a], C(1) in k, 5 in k, k.get(z), [x.n for x in k], list(k.keys()), list(k.values()), list(k.items()), [r() for r in k.keyrefs()])
attempt(lambda: k.get(5))
attempt(lambda: k[5])
attempt(lambda: k.pop(C(8), 4))
attempt(lambda: k.pop(c))
attempt(lambda: k.setdefault(c, 6))
attempt(lambda: k.setdefault(c, 7))
attempt(lambda: hash(k))
def store():
    k[5] = 1
attempt(store)
try:
    k[C(8)]
except KeyError as e:
    print('KeyError', len(e.args))
x = None
del z
print(len(k), list(k))
k2 = k.copy()
print(k2 == k, k2 is k, k == {a: 1, c: 6}, k != k2, repr(k).startswith('<WeakKeyDictionary at 0x'))
del k[a]
print(len(k), len(k2))
k.update({a: 3})
print(k[a], k.popitem(), len(k))
print((k | {c: 9})[c], dict(k2), len({a: 5} | k2))
k |= {a: 4}
print(k[a])
k3 = WeakKeyDictionary({a: 1})
k.clear(), k2.clear()
del a
gc.collect()
print(len(k3), list(k3), len(k), bool(k2))

# A value that is its own key's part, and a table that many things come and go in.
class Item:
    pass
def fill(n):
    table = WeakValueDictionary()
    by_item = WeakKeyDictionary()
    kept = []
    for i in range(n):
        item = Item()
        table[i] = item
        by_item[item] = i
        if i % 10 == 0:
            kept.append(item)
    item = None
    gc.collect()
    return len(table), len(by_item), sorted(table)[:4], sum(by_item.values()), all(table[i] is kept[i // 10] for i in table)
print(fill(30), fill(1000))
