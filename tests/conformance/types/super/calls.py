# Methods of the class of super(C, C()) with too few, too many and odd arguments.
import re
class C:
    def m(self):
        return 5

T = super
LEFT_OUT = {"__class__", "__dir__", "__get__", "__getattribute__", "__hash__", "__init__", "__sizeof__"}
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
    attempt(name, super(C, C()))
    attempt(name, super(C, C()), None)
    attempt(name, super(C, C()), 1, 2, 3, 4, 5)
    attempt(name, super(C, C()), x=1)
