# dict: pop, popitem, setdefault, update from all kinds, merging operators, ordering after changes.

def attempt(text):
    d = {"a": 1, "b": 2}
    space = {"d": d, "P": P, "K": K, "Items": Items}
    try:
        if text.startswith(("del", "d[", "d |=")):
            exec(text, space)
            print(text, "->", space["d"])
        else:
            print(text, "->", eval(text, space), d)
    except Exception as error:
        print(text, "->", type(error).__name__, error, d)


class P:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


class K:
    def keys(self):
        return 5


class Items:
    def __iter__(self):
        return iter([("i", 1), ["j", 2], "kv"])


for text in ("d.pop('a')", "d.pop('z')", "d.pop('z', None)", "d.pop([])", "d.pop()", "d.pop('a', 1, 2)", "d.popitem()", "d.popitem(1)", "d.setdefault('a')", "d.setdefault('z')", "d.setdefault('z', [])", "d.setdefault([], 1)", "d.setdefault()", "d.update(a=5, c=6)", "d.update({'a': 9}, b=8)", "d.update(P())", "d.update(K())", "d.update(Items())", "d.update([1])", "d.update([(1, 2, 3)])", "d.update(['ab', 'cd'])", "d.update(5)", "d.update(None)", "d.update()", "d.update({}, {})", "d.update([([], 1)])", "d.update(d)", "d | {'a': 5}", "d | [('x', 1)]", "d | P()", "{'z': 0} | d", "d |= {'c': 3}", "d |= [('x', 1)]", "d |= P()", "d |= 5", "d |= [1]", "d | None", "dict(d, a=7)", "dict([('a', 1)], b=2)", "dict(P())", "dict(5)", "dict({}, {})", "dict(a=1, **{'b': 2})", "dict(**{'a b': 1})", "dict(**{1: 2})", "dict.fromkeys('aab')", "dict.fromkeys([1, 2], [])", "dict.fromkeys(5)", "dict.fromkeys([[]])", "dict.fromkeys()", "d.get('a')", "d.get('z', 5)", "d.get([])", "d.get()", "d.copy() == d", "d.clear()", "sorted(d.keys() | {'c'})", "d.items() & [('a', 1)]", "d.keys() - 'a'", "d.values() == d.values()", "d.keys() == {'b', 'a'}", "d.items() == {('a', 1), ('b', 2)}", "d.keys().isdisjoint('xyz')", "d.keys() < {'a', 'b', 'c'}", "d.keys()['a']", "d.keys().mapping['a']", "list(reversed(d))", "list(reversed(d.values()))", "d == {'b': 2.0, 'a': True}", "d < {}", "d['z']", "d[[]]", "d[[]] = 1", "del d['z']", "del d['a']", "d['a', 'b'] = 3", "len(d.items() | d)", "d.values() | d", "[] in d.keys()", "[] in d.values()", "('a', []) in d.items()", "len(d.items())", "sorted(d.items(), key=lambda i: -i[1])", "{**d, 'a': 0}", "{'a': 0, **d}", "dict(zip('ab', 'cd'))", "str(d)", "d != {'a': 1}", "bool({})", "d.__contains__('a')", "d.__len__()", "d.__eq__(5)", "d.__or__(5)", "d.__ior__({'q': 1})", "d.__getitem__('zz')", "d.__class_getitem__(int)"):
    attempt(text)
d = {1: "int"}
d[True] = "bool"
d[1.0] = "float"
print(d, d[1 + 0j])
d = dict.fromkeys("abc", 0)
del d["a"]
d["a"] = 1
d["b"] = 2
print(d, next(iter(d)), next(reversed(d)), d.popitem())
