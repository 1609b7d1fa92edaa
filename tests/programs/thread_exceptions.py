# Exceptions that nobody catches in threads, and threading.excepthook.
import _thread
import io
import sys
import threading


def fails(x):
    raise ValueError(x)


def with_text(function):
    old, sys.stderr = sys.stderr, io.StringIO()
    try:
        function()
        return sys.stderr.getvalue()
    finally:
        sys.stderr = old


def starts(target, *args, name="T"):
    t = threading.Thread(target=target, args=args, name=name)
    t.start()
    t.join()


def without_lines(text):
    return [line for line in text.splitlines() if not line.startswith("    ")]


text = with_text(lambda: starts(fails, 1))
for line in without_lines(text):
    if not line.startswith("  File") or "fails" in line:
        print(line.replace(__file__, "here").split("here")[-1])


def exits():
    sys.exit(3)


def quits():
    raise SystemExit


print(repr(with_text(lambda: starts(exits))), repr(with_text(lambda: starts(quits))))

seen = []


def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is not None, args.thread.name))


threading.excepthook = hook
starts(fails, 2, name="hooked")
print(seen, type(threading.__excepthook__).__name__)


def bad_hook(args):
    raise KeyError("hook")


threading.excepthook = bad_hook
text = with_text(lambda: starts(fails, 4))
print([line for line in text.splitlines() if "Error" in line or "Exception" in line])
threading.excepthook = threading.__excepthook__

args = threading.ExceptHookArgs((ValueError, ValueError("x"), None, None))
print(args.exc_type, args.exc_value, args.exc_traceback, args.thread, len(args))
text = with_text(lambda: threading.excepthook(args))
print(text.replace(str(threading.get_ident()), "ID"))
for wrong in (1, (1, 2)):
    try:
        print(threading.ExceptHookArgs(wrong))
    except TypeError as e:
        print(e)
try:
    threading.excepthook(1)
except TypeError as e:
    print(e)

# Threads started without `threading`.
done = _thread.allocate_lock()
done.acquire()


def raw(x):
    try:
        raise IndexError(x)
    finally:
        done.release()


unraisable = []
sys.unraisablehook = lambda u: unraisable.append((u.exc_type.__name__, str(u.exc_value), u.err_msg.split(" at ")[0]))
lock_free = _thread._count()
_thread.start_new_thread(raw, (9,))
done.acquire()
while _thread._count() != lock_free:
    pass
print(unraisable)
for wrong in ((), (1, ()), (raw, []), (raw, (), 1)):
    try:
        _thread.start_new_thread(*wrong)
    except TypeError as e:
        print(e)
try:
    _thread.start_joinable_thread(1)
except TypeError as e:
    print(e)

# Chained exceptions and the exception being handled belong to a thread.
handled = []


def looks():
    handled.append(sys.exc_info())
    try:
        raise KeyError("inner")
    except KeyError as e:
        handled.append(e.__context__)


try:
    raise ValueError("outer")
except ValueError:
    starts(looks)
    handled.append(str(sys.exception()))
print(handled)
