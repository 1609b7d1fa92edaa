# Methods of the class of memoryview(b"abc") with too few, too many and odd arguments.
import re
T = memoryview
LEFT_OUT = {"__buffer__", "__class__", "__dir__", "__hash__", "__release_buffer__", "__sizeof__", "_from_flags"}
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
    attempt(name, memoryview(b"abc"))
    attempt(name, memoryview(b"abc"), None)
    attempt(name, memoryview(b"abc"), 1, 2, 3, 4, 5)
    attempt(name, memoryview(b"abc"), x=1)
