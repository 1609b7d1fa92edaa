# iter(callable, sentinel), next with defaults, and exhausted iterators of all kinds.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def counter(limit):
    n = 0
    def step():
        nonlocal n
        n += 1
        if n > limit:
            raise StopIteration("limit")
        return n
    return step

print(list(iter(counter(10), 4)), list(iter(counter(3), 99)))
it = iter(counter(10), 3)
print(next(it), next(it), next(it, "end"), next(it, "end"))
class Same:
    def __eq__(self, other):
        print("eq", other)
        return other == 2

print(list(iter(counter(5), Same())))
nan = float("nan")
calls = iter([1, nan, 2])
print(list(iter(lambda: next(calls), nan)), list(calls))
def boom():
    raise ValueError("boom")

check(lambda: list(iter(boom, 1)))
check(iter, 5, 1)
check(iter, boom, 1, 2)
check(next, iter(counter(0), 1))
check(next, iter(counter(0), 1), "default")
for make in (lambda: iter([]), lambda: iter(()), lambda: iter(""), lambda: iter({}), lambda: iter(set()), lambda: iter(range(0)), lambda: iter(b""), lambda: zip(), lambda: map(str, []), lambda: filter(None, []), lambda: enumerate([]), lambda: reversed([]), lambda: (x for x in []), lambda: iter({}.items()), lambda: iter(bytearray())):
    it = make()
    print(type(it).__name__, next(it, "d"), list(it), next(it, "d"), end=" ")
    check(next, it)
data = [1, 2]
it = iter(data)
print(list(it))
data.append(3)
print(list(it), next(it, "gone"))
d = {}
it = iter(d)
print(list(it))
d[1] = 1
print(list(it))
recursive = None
def again():
    return next(recursive, "inner end")

recursive = iter(again, "inner end")
try:
    print(next(recursive, "end"))
except RecursionError:
    print("RecursionError")
