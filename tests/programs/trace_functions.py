# sys.settrace and sys.setprofile: calls, lines, returns, exceptions.
import sys


def recorder(log, kinds=("call", "line", "return", "exception")):
    def trace(frame, event, arg):
        if event in kinds:
            shown = arg[0].__name__ if event == "exception" else arg
            log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, shown))
        return trace
    return trace


def traced(f, *args, **kwargs):
    log = []
    sys.settrace(recorder(log, **kwargs))
    try:
        f(*args)
    except Exception as e:
        log.append(("left by", type(e).__name__))
    finally:
        sys.settrace(None)
    for row in log:
        print("   ", *row)


def branches(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += i
        else:
            total -= 1
    return total


def outer(n):
    x = inner(n)
    return x + 1


def inner(n):
    return n * 2


def raises():
    x = {}
    x["missing"]


def numbers():
    yield 1
    yield 2


def uses_generator():
    total = 0
    for x in numbers():
        total += x


for f, args in [(branches, (3,)), (outer, (4,)), (raises, ()), (uses_generator, ())]:
    print(f.__name__)
    traced(f, *args)

print("only calls")
traced(outer, 1, kinds=("call",))

log = []
sys.setprofile(lambda frame, event, arg: log.append((frame.f_code.co_name, event)) if event in ("call", "return") else None)
outer(1)
sys.setprofile(None)
print([row for row in log if row[0] in ("outer", "inner")])
print(sys.gettrace(), sys.getprofile())


def failing(frame, event, arg):
    raise RuntimeError("in the trace function")


sys.settrace(failing)
try:
    inner(1)
except RuntimeError as e:
    print(e, sys.gettrace())


def nothing(frame, event, arg):
    if event == "call":
        seen.append(frame.f_code.co_name)


seen = []
sys.settrace(nothing)
outer(2)
sys.settrace(None)
print(seen)
