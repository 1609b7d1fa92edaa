# Locks without other threads, context variables, functions at the end.
import _thread
import atexit
import contextvars
import weakref

lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.release(), lock.locked())
with lock:
    print(lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
r = _thread.RLock()
with r, r:
    print(r.acquire(), r.release())
try:
    r.release()
except RuntimeError as e:
    print(e)
print(_thread.get_ident() == _thread.get_ident())

var = contextvars.ContextVar("var", default=0)
token = var.set(5)
print(var.get(), var.name, token.old_value is contextvars.Token.MISSING)
ctx = contextvars.copy_context()


def inside():
    var.set(9)
    return var.get()


print(ctx.run(inside), var.get(), ctx[var], list(ctx) == [var])
var.reset(token)
print(var.get())
try:
    var.reset(token)
except RuntimeError:
    print("used")
other = contextvars.ContextVar("other")
try:
    other.get()
except LookupError:
    print("none", other.get("given"))
with other.set("with"):
    print(other.get())
print(other.get("gone"))


class Thing:
    pass


t = Thing()
d = weakref.WeakValueDictionary(a=t)
k = weakref.WeakKeyDictionary({t: 1})
s = weakref.WeakSet([t])
fin = weakref.finalize(t, print, "finalized", "t")
print(len(d), len(k), len(s), fin.alive)
del t
print(len(d), len(k), len(s), fin.alive)
m = Thing()
weakref.finalize(m, print, "at the end")


@atexit.register
def last():
    print("last")


atexit.register(print, "first", sep="-")
atexit.register(lambda x: print(x), x="keyword")
atexit.register(print, "never")
atexit.unregister(print)
try:
    atexit.register(3)
except TypeError as e:
    print(e)
