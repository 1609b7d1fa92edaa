# sys.stdout, sys.stderr, print(file=, flush=), sys.modules and version fields.
# Outside the first scope: a program that may stay unsupported for a while.

import sys
import time

print(sys.version_info[:2] >= (3, 14), sys.version_info.major, sys.byteorder)
print(sys.stdout.write("written\n"))
sys.stdout.flush()
print("to stdout", file=sys.stdout, flush=True)
print("to stderr", file=sys.stderr)
sys.stderr.write("more\n")


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(sys.modules["__main__"].depth(5), "sys" in sys.modules, sys is sys.modules["sys"])
print(type(time.perf_counter_ns()).__name__, time.monotonic() <= time.monotonic())
