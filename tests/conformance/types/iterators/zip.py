# zip: lengths, strictness, errors of the parts, state.

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

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Boom:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("boom")

shows("""
list(zip()), list(zip("ab")), list(zip("ab", [1, 2, 3])), list(zip("ab", range(5), (x for x in "xyz"))), list(zip([], "a")), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", strict=True)), list(zip("ab", "cd", strict=True)), list(zip(strict=True)), list(zip("a", "bc", strict=0)), list(zip([], [], strict=True))
list(zip("ab", "c", strict=True))
list(zip("a", "bc", strict=True))
list(zip("ab", "cd", "e", strict=True))
list(zip("ab", "cd", "efg", strict=True))
list(zip("a", "b", "", strict=True))
list(zip("a", "", "", strict=True))
list(zip("ab", Boom()))
list(zip(Boom(), "a", strict=True))
zip(5)
zip("a", None)
zip("a", 5, [])
zip("a", strict="yes"), 1 if False else 0
zip("a", strict=True, foo=1)
next(zip("a"))
next(zip())
zip("ab", [1]).__reduce__()[1][0].__reduce__(), len(zip("ab").__reduce__()), len(zip("ab", strict=True).__reduce__()), zip("ab", strict=True).__reduce__()[2], iter(z := zip("a")) is z
zip("a").__length_hint__
zip("a").__setstate__(True)
""".replace('zip("a", strict="yes"), 1 if False else 0\n', ""))
a, b = iter("abc"), iter([1])
print(list(zip(a, b)), list(a))
a, b = iter("abc"), iter([1])
print(list(zip(b, a)), list(a))
a, b = iter("abc"), iter([1, 2])
try:
    list(zip(b, a, strict=True))
except ValueError as error:
    print(error, list(a))
z = zip("ab", "cd")
x = next(z)
y = next(z)
print(x, y, x is y, next(z, None), next(z, "still"))
z = zip("ab", "c")
z.__setstate__(1)
check(list, z)
class Sub(zip):
    pass

print(list(Sub("ab", "cd")), type(Sub()).__name__)
it = iter(range(6))
print(list(zip(it, it)), list(zip(*[iter("abcdefg")] * 3)))
