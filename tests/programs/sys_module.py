# sys: argv, maxsize, recursion limit, exit codes, streams.
import sys
import time

print(len(sys.argv), sys.argv[0], sys.maxsize, sys.maxsize == 2 ** 63 - 1)
print(sys.getrecursionlimit() >= 1000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def measure():
    n = 0

    def go():
        nonlocal n
        n += 1
        go()

    try:
        go()
    except RecursionError as e:
        return n, str(e)


sys.setrecursionlimit(3000)
print(sys.getrecursionlimit(), depth(2000))
n, msg = measure()
print(2800 < n <= 3000, msg)
sys.setrecursionlimit(400)
n, msg = measure()
print(300 < n <= 400, msg)
try:
    depth(500)
except RecursionError as e:
    print(e)
print(depth(200))
for bad in (0, -5, "a", 1.5):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError, RecursionError) as e:
        print(type(e).__name__, e)
sys.setrecursionlimit(1000)
try:
    sys.exit(3)
except SystemExit as e:
    print(type(e).__name__, e.code, e, issubclass(SystemExit, Exception))
try:
    sys.exit()
except SystemExit as e:
    print(e.code)
try:
    sys.exit("message")
except SystemExit as e:
    print(repr(e.code))
try:
    raise SystemExit
except BaseException as e:
    print(repr(e))
a = time.perf_counter()
t = 0
for i in range(1000):
    t += i
b = time.perf_counter()
print(b >= a, type(a).__name__, type(time.time()).__name__, time.time() > 1e9)
time.sleep(0)
print(__name__)
