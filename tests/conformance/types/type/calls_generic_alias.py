# Methods of the class of list[int] with too few, too many and odd arguments.
import re
T = type(list[int])
LEFT_OUT = {"__call__", "__class__", "__dir__", "__eq__", "__ge__", "__getattribute__", "__getitem__", "__getstate__", "__gt__", "__hash__", "__instancecheck__", "__iter__", "__le__", "__lt__", "__mro_entries__", "__ne__", "__new__", "__or__", "__reduce__", "__repr__", "__ror__", "__setattr__", "__sizeof__", "__subclasscheck__"}
def attempt(name, *args, **named):
    try:
        outcome = repr(getattr(T, name)(*args, **named))
    except BaseException as error:
        outcome = f"{type(error).__name__}: {error}"
    print("   ", re.sub("0x[0-9a-f]+", "0x", outcome))

for name in sorted(dir(T)):
    if name in LEFT_OUT or not callable(getattr(T, name, None)):
        continue
    print(name)
    attempt(name)
    attempt(name, 5)
    attempt(name, list[int])
    attempt(name, list[int], None)
    attempt(name, list[int], 1, 2, 3, 4, 5)
    attempt(name, list[int], x=1)
