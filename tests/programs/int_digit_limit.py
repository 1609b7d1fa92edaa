# sys.set_int_max_str_digits: how many digits ints are converted to and from text with.
import sys

for a in 0, 640, 639, -1, 1.5, "a", 1 << 70, None:
    try:
        print(sys.set_int_max_str_digits(a), sys.get_int_max_str_digits())
    except Exception as e:
        print(type(e).__name__, e)
sys.set_int_max_str_digits(640)
big = 10**640
USES = {
    "int": lambda: int("1" * 641),
    "int of bytes": lambda: int(b"1" * 641),
    "base 7": lambda: int("1" * 641, 7),
    "base 8": lambda: int("1" * 641, 8) > 0,
    "underscores": lambda: int("1_" * 640 + "1"),
    "str": lambda: str(big),
    "negative": lambda: str(-big),
    "one less": lambda: len(str(10**639)),
    "repr": lambda: repr([big]),
    "%d": lambda: "%d" % big,
    "%x": lambda: len("%x" % big),
    "f-string": lambda: f"{big}",
    "format": lambda: format(big, ",d"),
    "float": lambda: float("1" * 641),
    "arithmetic": lambda: big == 10**640,
}
for what, f in USES.items():
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("1" * 5000) > 0)
