# reversed: protocols it uses, errors, state.

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

class Own:
    def __reversed__(self):
        return "anything"

class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, n):
        return n * 10

class NoLen:
    def __getitem__(self, n):
        return n

class NoneRev:
    __reversed__ = None

    def __len__(self):
        return 1

    def __getitem__(self, n):
        return n

class Short(Seq):
    def __getitem__(self, n):
        if n == 1:
            raise IndexError
        return n

class BadLen(Seq):
    def __len__(self):
        return -1

class Sub(reversed):
    pass

shows("""
list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed({1: 2}.items())), reversed(Own()), list(reversed(Seq())), list(reversed(b"ab")), list(reversed(bytearray(b"ab"))), list(reversed(memoryview(b"ab"))), list(reversed(Short())), list(reversed(""))
reversed({1, 2})
reversed(5)
reversed(x for x in [])
reversed(iter([]))
reversed(NoLen())
reversed(NoneRev())
reversed(BadLen())
reversed()
reversed([], [])
reversed(sequence=[])
reversed(None)
reversed(zip())
type(reversed([])).__name__, type(reversed("")).__name__, type(reversed(Seq())).__name__, type(reversed(())).__name__, reversed(Seq()).__length_hint__(), reversed("ab").__length_hint__(), reversed("ab").__reduce__(), reversed("").__reduce__(), iter(r := reversed("")) is r
list(Sub("ab")), type(Sub([1])).__name__, list(Sub([1, 2]))
reversed("ab")[0]
len(reversed("ab"))
""".replace('reversed("ab")[0]', 'reversed("ab").__getitem__'))
r = reversed("abcd")
next(r)
print(r.__reduce__(), r.__length_hint__())
r.__setstate__(1)
print(list(r), r.__reduce__(), r.__length_hint__())
r.__setstate__(3)
print(list(r))
for state in (-1, -9, 99):
    r = reversed("abc")
    r.__setstate__(state)
    print(state, list(r))
check(reversed("ab").__setstate__, "x")
data = [1, 2, 3]
r = reversed(data)
print(next(r))
data[0] = "new"
del data[2]
print(list(r))
class Change(Seq):
    size = 3

    def __len__(self):
        return self.size

c = Change()
r = reversed(c)
next(r)
c.size = 1
print(r.__length_hint__(), list(r))
