# The limit on digits of conversions between int and text.

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

import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
big = 10 ** 4300
small = 10 ** 4299
shows("""
len(str(small))
str(big)
repr(-big)
"%d" % big
f"{big}"
format(big, "d")
format(big, ",")
len(format(big, "x")), len(hex(big)), len("%x" % big)
int("1" * 4300) > 0
int("1" * 4301)
int("1" * 4301, 3)
int("1" * 4400, 4) > 0, int("f" * 5000, 16) > 0
int("_".join("1" * 4301))
int("_".join("1" * 4300)) > 0
int(" -" + "1" * 4301)
len(str([small]))
str([big])
eval("1" * 4301)
sys.set_int_max_str_digits(639)
sys.set_int_max_str_digits(-1)
sys.set_int_max_str_digits("5")
""")
sys.set_int_max_str_digits(640)
shows("""
int("9" * 640) > 0
int("9" * 641)
str(10 ** 639)[:3]
str(10 ** 640)
len(f"{10 ** 640:.3e}")
""")
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), int("1" * 5000) % 97)
