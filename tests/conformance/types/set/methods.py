# Methods that change sets.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class I:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return other == 1

class RaiseHash:
    def __hash__(self):
        raise ValueError("hash")

class RaiseEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("eq")

def show(text):
    s = {1, 2, 3}
    try:
        value = eval(text, {**globals(), "s": s})
        print(text, "->", repr(value), sorted(s, key=str))
    except Exception as error:
        print(text, "->", type(error).__name__, repr(error.args), sorted(s))

for text in """s.add(1);s.add(4);s.add(2.0);s.add([]);s.add();s.add(1, 2);s.add(I());s.add(RaiseHash());s.add(RaiseEq());s.add(item=1)
s.remove(1);s.remove(9);s.remove([]);s.remove();s.remove({1});s.remove(RaiseEq());s.discard(1);s.discard(9);s.discard([]);s.discard(set());s.discard(RaiseEq());s.remove((1, 2));s.remove(True)
s.pop() in (1, 2, 3);set().pop();s.pop(1);s.clear();s.clear(1);s.update([7], "x", {8: 9});s.update();s.update(5);s.update([[]]);s.update([7], [[]]);s.update([4], 5);s.update(s);s.update(None)
s.intersection_update([1, 2]);s.intersection_update([1], [2]);s.intersection_update();s.intersection_update(5);s.intersection_update([[]]);s.difference_update([1]);s.difference_update([1], [2]);s.difference_update();s.difference_update(5);s.difference_update([[]]);s.difference_update(s);s.symmetric_difference_update([1, 9]);s.symmetric_difference_update();s.symmetric_difference_update(5);s.symmetric_difference_update([[]]);s.symmetric_difference_update([1, 1]);s.symmetric_difference_update(s);s.symmetric_difference_update({1: 2})
RaiseEq() in s;RaiseHash() in s;s == {RaiseEq(), 2, 3};s & {RaiseEq()};s | {RaiseEq()};s.issubset([RaiseEq()])""".replace("\n", ";").split(";"):
    show(text)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
s = {1, 2, 3}
try:
    for x in s:
        s.discard(x)
except RuntimeError as error:
    print(error)
s = {1, 2}
it = iter(s)
print(type(it).__name__, it.__length_hint__(), next(it) in s, it.__length_hint__())
s.add(99)
check(next, it)
check(next, it)
print(it.__length_hint__())
it = iter({7})
print(it.__reduce__(), list(it), it.__reduce__(), it.__length_hint__())
class Clear:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        c.clear()
        return False

c = set()
c.add(Clear())
c.add(1)
print(len(c))
c = {Clear()}
print(1 in c, len(c))
class Sub(set):
    def add(self, item):
        raise RuntimeError("not asked")

    def __contains__(self, item):
        return "yes"

    def __iter__(self):
        return iter([77])

    def __len__(self):
        return 42

x = Sub([1])
x.update([2])
x |= {3}
print(sorted(set.__iter__(x)), 5 in x, len(x), list(x), set(x), x == {1, 2, 3}, x.issubset([1, 2, 3]), {1, 2, 3, 4} - x, frozenset(x), {1}.union(x), {1} <= x, sorted(x), [*x], repr(x))
