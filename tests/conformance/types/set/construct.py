# set and frozenset: construction, copies, subclass results.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class Sub(set):
    pass

class FSub(frozenset):
    pass

class Init(set):
    def __init__(self, items=(), extra=None):
        super().__init__(items)
        self.extra = extra

shows("""
set(), frozenset(), set([1, 1, 2]), frozenset("aa"), set({1: 2}), set(range(3)), set(x for x in [1]), {1, 1.0, True}, {*[1, 2], *(3,)}, set(frozenset([1])), frozenset({1}), {0, -1, -2}
set(5)
set(None)
set([[]])
frozenset([{}])
set([1], [2])
set(iterable=[1])
frozenset(x=1)
frozenset([1], [2])
{[]}
{{}: 1}
{set()}
{*5}
frozenset(f := frozenset([1])) is f, frozenset(FSub([1])) is not None, type(frozenset(FSub([1]))), frozenset() is frozenset(), f.copy() is f, type(FSub([1]).copy()), FSub([1]).copy() == FSub([1])
type(Sub([1]).copy()), type(Sub([1]) | {2}), type({2} | Sub([1])), type(Sub([1]) & {1}), type(Sub([1]).union([2])), type(FSub([1]) - {1}), type(frozenset([1]) | {2}), type({1} | frozenset([2])), type(Sub([1]) | frozenset()), type(frozenset() | Sub())
Sub(), Sub([1]), FSub([1]), repr(Init([1])), Init([1], extra=5).extra, type(Init([1], 5) | {2}), hasattr(Init([1], 5) | {2}, "extra"), type(Init([1], 5).copy()), hasattr(Init([1], 5).copy(), "extra")
set.__new__(set, [1], 2, x=3) if False else set.__new__(set), set.__init__(set(), [1])
frozenset.__new__(FSub, [1]), frozenset.__new__(frozenset)
hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2])), hash(frozenset(range(100))), hash(frozenset([frozenset()])), hash(frozenset([-1, -2, 0])), hash(frozenset([1])) == hash(FSub([1]))
hash(set())
hash(Sub())
{frozenset([1]): 2}[frozenset([1])], {frozenset([1])}, {1} in {frozenset([1])}, {frozenset([1]), 2}.__contains__({1}), set([frozenset([1])]).__contains__(Sub([1]))
{1}.__reduce__(), frozenset([1]).__reduce__(), Sub([1]).__reduce__(), {1}.__reduce_ex__(2), {1}.__sizeof__() > 0, set.__class_getitem__(int), frozenset[str]
str({1}), f"{ {1} }", repr(frozenset([(1,)])), "%s" % frozenset(), repr({"a"}), repr({None})
{1}.foo
set().__getitem__
set.foo
""")
s = {1, 2}
s.__init__([5])
print(s)
s.__init__()
print(s)
f = frozenset([1])
f.__init__([2]) if False else None
print(f)
