# List iterators: hints, reduce, setstate; lists' own class of iterators.

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

l = [1, 2, 3, 4]
it = iter(l)
shows("""
iter(l).__length_hint__(), iter(l).__reduce__(), iter([]).__reduce__(), type(iter(l)).__name__, type(reversed(l)).__name__, reversed(l).__length_hint__(), reversed(l).__reduce__()
iter(l).__setstate__("a")
iter(l).__setstate__()
iter(l).__setstate__(1.5)
iter(l).__next__(1)
type(iter(l))()
type(reversed(l))()
iter(l) == iter(l), iter(l).__iter__().__next__(), hash(iter(l)) == 5
iter(l).foo
iter(5)
iter(5, 6)
iter(None)
iter()
iter(1, 2, 3)
next(5)
next(iter([]))
next(iter([]), "default")
next()
next(iter([]), 1, 2)
next([1])
type("X", (type(iter(l)),), {})
""")
for state in (0, 2, 4, 99, -1, -99):
    it = iter(l)
    it.__setstate__(state)
    back = reversed(l)
    back.__setstate__(state)
    print(state, list(it), list(back), it.__reduce__(), back.__reduce__())
it = iter(l)
for n in range(5):
    print(it.__length_hint__(), it.__reduce__(), next(it, None))
count = 0
def counter():
    global count
    count += 1
    return count

it = iter(counter, 4)
print(type(it).__name__, list(it), list(it), next(it, "over"))
it = iter(counter, 99)
print(next(it), it.__reduce__()[1][1])
def stops():
    raise StopIteration("value")

it = iter(stops, 1)
print(list(it), it.__reduce__())
class Old:
    def __getitem__(self, n):
        if n == 2:
            raise StopIteration
        return n

it = iter(Old())
print(type(it).__name__, list(it), it.__reduce__())
class Idx:
    def __getitem__(self, n):
        if n == 2:
            raise IndexError
        return n

    def __len__(self):
        return 2

it = iter(Idx())
print(next(it), it.__length_hint__(), it.__reduce__()[2], list(it), it.__reduce__())
it = iter(Idx())
it.__setstate__(1)
print(list(it), list(reversed(Idx())))
