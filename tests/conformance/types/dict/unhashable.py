# What cannot be a key or an item of a set, and how each operation says so.
class NoHash:
    __hash__ = None

class Eq:
    def __eq__(self, other):
        return True

class Raises:
    def __hash__(self):
        raise LookupError("hash")

class Wrong:
    def __hash__(self):
        return "text"

class Sub(list):
    def __hash__(self):
        return 5

bad = [[], {}, set(), bytearray(), NoHash(), Eq(), Raises(), Wrong(), ([],), (1, ({},)), slice([]), [].append if False else {}.keys(), frozenset and memoryview(bytearray(1))]
import re
for value in bad:
    for text in ("hash(v)", "{v: 1}", "{v}", "{1: 2}[v]", "v in {1: 2}", "v in {1}", "{}.get(v)", "{}.setdefault(v)", "{}.pop(v)", "{}.pop(v, 1)", "{1}.add(v)", "{1}.remove(v)", "{1}.discard(v)", "set([v])", "frozenset([v])", "dict([(v, 1)])", "dict.fromkeys([v])", "{1} | {v}", "{1}.union([v])", "{1}.intersection([v])", "{1}.difference([v])", "{1}.isdisjoint([v])", "{1}.issuperset([v])", "{v: 0 for _ in [0]}", "{v for _ in [0]}", "{1: 2}.__contains__(v)", "{}.update({1: v})", "{}.update([(v, 1)])", "{1}.update([v])", "v in {}.keys()", "v in {1: 2}.values()", "(v, 1) in {1: 2}.items()", "{1: 2}.keys() & [v]", "d.__setitem__(v, 1)", "d.__delitem__(v)"):
        try:
            outcome = repr(eval(text, {"v": value, "d": {}}))
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        if text in ("hash(v)", "{v: 1}", "{v}") or value in ([], ([],)) or isinstance(value, (NoHash, Raises, Wrong)):
            print(re.sub("0x[0-9a-f]+", "0x", f"{type(value).__name__} {text} {outcome}"))
print(hash(Sub()), {Sub(): 1}, {Sub([1])}, Sub() in {5: 1})
