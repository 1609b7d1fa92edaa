# Threads: results of hot loops, locks, exceptions, recursion, thread-local attributes, contexts.
import _thread
import contextvars
import queue
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

sys.setswitchinterval(1e-5)


def run(targets):
    threads = [threading.Thread(target=f, args=a) for f, *a in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


out = []


def total(n):
    s = 0
    for i in range(30000):
        s += i * n % 7
    out.append((n, s))


run([(total, n) for n in range(6)])
print(sorted(out))

lock, count = threading.Lock(), 0


def add():
    global count
    for _ in range(3000):
        with lock:
            count += 1


run([(add,)] * 6)
print(count)


def deep(n):
    return deep(n + 1)


def recursion():
    try:
        deep(0)
    except RecursionError as e:
        print("RecursionError", e)


run([(recursion,)])


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name="divides")
t.start()
t.join()

local = threading.local()
local.x = "main"


def use_local():
    print(hasattr(local, "x"))
    local.x = "thread"
    print(local.x, local.__dict__)


run([(use_local,)])
print(local.x)

var = contextvars.ContextVar("var", default="none")
var.set("main")
run([(lambda: print(var.get()),)])
print(var.get())

q, done = queue.Queue(5), []


def consume():
    while (x := q.get()) is not None:
        done.append(x * x)


consumers = [threading.Thread(target=consume) for _ in range(3)]
for t in consumers:
    t.start()
for i in range(300):
    q.put(i)
for t in consumers:
    q.put(None)
for t in consumers:
    t.join()
print(len(done), sum(done))

with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(lambda x: x * 2, range(10))))
    f = pool.submit(lambda: {}["missing"])
    print(repr(f.exception()))

condition, ready = threading.Condition(), False


def waits():
    with condition:
        print(condition.wait_for(lambda: ready, 10))


t = threading.Thread(target=waits)
t.start()
with condition:
    ready = True
    condition.notify_all()
t.join()

barrier, passed = threading.Barrier(4), []


def meets():
    barrier.wait()
    passed.append(1)


run([(meets,)] * 4)
print(len(passed))

many = []
run([(many.append, i) for i in range(100)])
print(sorted(many) == list(range(100)), threading.active_count())
print(threading.Lock().acquire(timeout=0.01), threading.Event().wait(0.01))
r = threading.RLock()
with r, r:
    print(r._is_owned(), r._recursion_count())
for wrong in (lambda: _thread.allocate_lock().release(), r.release, lambda: r.acquire(False, 1),
              lambda: r.acquire(timeout=-2), lambda: threading.Thread().join(), lambda: t.start(),
              threading.current_thread().join, lambda: _thread.start_new_thread(1, ())):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
