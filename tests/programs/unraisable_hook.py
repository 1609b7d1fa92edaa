# Exceptions that nobody can catch go to `sys.unraisablehook`.
import io
import sys
import weakref


class Bad:
    def __del__(self):
        raise ValueError("in the finaliser")


print(sys.unraisablehook is sys.__unraisablehook__)
seen = []


def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is args.exc_value.__traceback__,
                 args.err_msg.split("<")[0], args.object, type(args).__name__))


sys.unraisablehook = hook
b = Bad()
del b
print(seen.pop())


class Thing:
    pass


def callback(r):
    1 // 0


t = Thing()
r = weakref.ref(t, callback)
del t
print(seen.pop())


# A hook that raises is reported as well.
def raising(args):
    raise KeyError("in the hook")


sys.unraisablehook = raising
old, sys.stderr = sys.stderr, io.StringIO()
b = Bad()
del b
text, sys.stderr = sys.stderr.getvalue(), old
lines = text.splitlines()
print(lines[0].split("<")[0], lines[-1])
sys.unraisablehook = sys.__unraisablehook__

# The usual report goes to what `sys.stderr` is then.
old, sys.stderr = sys.stderr, io.StringIO()
b = Bad()
del b
text, sys.stderr = sys.stderr.getvalue(), old
lines = text.splitlines()
print(lines[0].split("<")[0], lines[1], lines[-1])


# It takes nothing else.
for args in (5, None, (ValueError, ValueError("v"), None, "said", 5)):
    try:
        sys.__unraisablehook__(args)
    except TypeError as e:
        print(e)
