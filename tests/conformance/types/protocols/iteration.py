# The iterator protocol: __iter__, __next__, __getitem__, and what ends a loop.

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

class Seq:
    def __init__(self, error=IndexError):
        self.error = error

    def __getitem__(self, n):
        if n == 3:
            raise self.error("end")
        return n * n

class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration(self.n)
        return self.n

class NoNext:
    def __iter__(self):
        return 5

class NextNoIter:
    def __next__(self):
        return 1

class Own:
    def __iter__(self):
        return iter([1])

    def __contains__(self, x):
        return x

    def __getitem__(self, n):
        raise RuntimeError("not asked")

class IterAttr:
    pass

attr = IterAttr()
attr.__iter__ = lambda: iter([1])
shows("""
list(Seq()), 4 in Seq(), 5 in Seq(), list(Seq(StopIteration)), max(Seq()), sum(Seq()), tuple(Seq()), [*Seq()], dict(zip(Seq(), Seq())), list(map(str, Seq()))
list(Seq(ValueError))
5 in Seq(ValueError)
list(Seq(LookupError))
a_b(*Seq()) if False else (lambda *a: a)(*Seq())
list(It()), 2 in It(), 3 in It(), sum(It()), list(zip(It(), It()))
list(NoNext())
iter(NoNext())
for_ in NextNoIter() if False else iter(NextNoIter())
next(NextNoIter())
list(NextNoIter())
1 in Own(), 0 in Own(), [] in Own(), "x" not in Own(), list(Own())
list(attr)
iter(attr)
1 in attr
1 in 5
[*5]
(lambda *a: a)(*5)
(lambda **k: k)(**5)
{**5}
{*5}
min(5)
""".replace("for_ in NextNoIter() if False else ", ""))
it = It()
print(list(it), list(it), next(it), next(it))
try:
    next(it)
except StopIteration as stop:
    print(stop.value, stop.args)
def unpack(text, value):
    try:
        space = {"v": value}
        exec(f"{text} = v", space)
        print(text, {k: w for k, w in space.items() if k in "abc"})
    except Exception as error:
        print(text, type(error).__name__, error)

for text in ("a, b", "a, *b", "*a, b", "a, *b, c", "[a]", "a, (b, c)"):
    for value in ([1, 2], (1,), "xyz", {1: 2, 3: 4}, Seq(), It(), range(4), 5, None, [], ((1, 2), (3, 4)), iter([1, 2]), (x for x in "pq"), Seq(ValueError)):
        unpack(text, value)
for value in Seq():
    if value == 1:
        break
else:
    print("else")
print(value)
gen = (n for n in range(5))
for x in gen:
    if x == 1:
        break
print(list(gen))
