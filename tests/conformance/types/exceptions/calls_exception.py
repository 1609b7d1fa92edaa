# Methods of the class of ValueError("v") with too few, too many and odd arguments.
import re
T = Exception
LEFT_OUT = {"__class__", "__dir__", "__hash__", "__new__", "__sizeof__", "add_note"}
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
    attempt(name, ValueError("v"))
    attempt(name, ValueError("v"), None)
    attempt(name, ValueError("v"), 1, 2, 3, 4, 5)
    attempt(name, ValueError("v"), x=1)
