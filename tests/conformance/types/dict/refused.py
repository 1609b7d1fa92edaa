# Dicts: what methods refuse, keys that fail, and changes while others look.
cases = ["dict(5)", "dict([1])", "dict([(1,2,3)])", "dict(['ab'])", "dict('ab')", "dict({},{})", "dict(a=1,**{'a':2})", "dict([(1,2)],a=3)", "d['z']", "d[[]]", "d.get()", "d.get('z')", "d.get('z',5)", "d.get([])", "d.pop()", "d.pop('z')", "d.pop('z',None)", "d.pop([])", "{}.popitem()", "d.setdefault()", "d.setdefault([])", "d.setdefault('n')", "d.update(5)", "d.update([1])", "d.update(a=5)", "d.update({},{})", "d.fromkeys()", "d.fromkeys(5)", "dict.fromkeys('ab',1)", "dict.fromkeys([[]])", "d | 5", "d | [(1,2)]", "{'a':1} | d", "ior(d,5)", "ior(d,[('q',1)])", "d < d", "d + d", "d == [('a',1)]", "hash(d)", "{d}", "d.keys() | 5", "d.keys() | [9]", "d.keys() & 'ab'", "d.keys() - d", "d.items() - {('a',1)}", "d.values() == d.values()", "d.keys() == {'a','b'}", "d.keys() < {'a','b','c'}", "d.keys() <= ['a']", "d.items() | {1}", "('a',1) in d.items()", "('a',[]) in d.items()", "'a' in d.items()", "1 in d.values()", "[] in d", "[] in d.keys()", "d.keys()[0]", "d.keys().mapping", "d.keys().mapping['x']", "d.copy(1)", "d.clear(1)", "d.items(1)", "d.__getitem__()", "d.__missing__", "d.has_key", "d.zz", "del_item(d,'z')", "del_item(d,[])", "reversed(d)", "list(reversed(d.items()))", "list(reversed(d))", "{**5}", "{**[1]}", "{*d}", "f(**5)", "f(**{1:2})", "f(**d)", "dict.get({},1,2,3)", "dict.keys(5)", "dict[str,int]", "d()", "len(d.keys())", "d.keys().isdisjoint(5)", "d.keys().isdisjoint(['q'])", "sorted(d.items())", "str(d.keys())", "next(iter(d.items()))", "type(d.keys())()", "d.__class_getitem__(int)", "{1:1,True:2,1.0:3}", "{'a':1}['a':'b']", "d['a','b']"]


def del_item(d, k):
    del d[k]


def ior(d, x):
    d |= x
    return d


def f(**k):
    return k


for c in cases:
    d = {"a": 1, "b": 2}
    try:
        print(c, "->", repr(eval(c)).split(" at 0x")[0], d)
    except Exception as e:
        print(c, "->", type(e).__name__, e)


class Key:
    def __init__(self, n, eq=None, h=1):
        self.n, self.eq, self.h = n, eq, h

    def __hash__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h

    def __eq__(self, o):
        if isinstance(self.eq, Exception):
            raise self.eq
        return self.n == getattr(o, "n", None)

    def __repr__(self):
        return f"K{self.n}"


d = {Key(1): "one"}
for k in (Key(1), Key(2), Key(3, ValueError("eq")), Key(4, h=TypeError("hash")), Key(5, h="x")):
    for g in (lambda: d.get(k), lambda: k in d, lambda: d.setdefault(k, 0), lambda: d.pop(k, "none")):
        try:
            print(k, g(), end=" | ")
        except Exception as e:
            print(k, type(e).__name__, e, end=" | ")
    print(d)
for change in (lambda d: d.update(x=1), lambda d: d.pop("b"), lambda d: d.clear(), lambda d: d.__setitem__("a", 5)):
    for view in (lambda d: d, lambda d: d.items(), lambda d: d.values(), reversed):
        d = {"a": 1, "b": 2, "c": 3}
        try:
            n = 0
            for x in view(d):
                n += 1
                change(d)
                if n > 5:
                    break
            print("done", n, end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
d = {}
d["self"] = d
print(d, repr({"k": d.values()})[:40])
