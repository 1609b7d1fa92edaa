# Condition, Event, Semaphore, Barrier, Timer and what they say when they are used wrongly.
import threading
import time


def run_all(function, n):
    threads = [threading.Thread(target=function, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def error(function, *args, **kwargs):
    try:
        print("no error", function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# Condition: one hands numbers over, others take them.
condition = threading.Condition()
items, taken = [], []


def consumer(k):
    while True:
        with condition:
            condition.wait_for(lambda: items)
            x = items.pop()
            if x is None:
                return
            taken.append(x)


threads = [threading.Thread(target=consumer, args=(k,)) for k in range(3)]
for t in threads:
    t.start()
for i in range(200):
    with condition:
        items.append(i)
        condition.notify()
while True:
    with condition:
        if not items:
            break
    time.sleep(0.001)
with condition:
    items.extend([None] * 3)
    condition.notify_all()
for t in threads:
    t.join()
print(sorted(taken) == list(range(200)), items)
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: 7))
error(condition.wait)
error(condition.notify)
error(condition.notify_all)
with condition:
    with condition:
        print("condition on an RLock")
        print(condition.wait(0.001))
error(condition.release)

# Event
event = threading.Event()
order = []


def waits(k):
    event.wait()
    order.append(event.is_set())


threads = [threading.Thread(target=waits, args=(k,)) for k in range(4)]
for t in threads:
    t.start()
print(event.is_set(), event.wait(0.01))
event.set()
for t in threads:
    t.join()
print(order, event.wait())
event.clear()
print(event.is_set())

# Semaphores
inside, most = 0, 0
semaphore = threading.BoundedSemaphore(3)
guard = threading.Lock()


def enters(k):
    global inside, most
    for _ in range(5):
        with semaphore:
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.001)
            with guard:
                inside -= 1


run_all(enters, 8)
print(inside, most <= 3)
error(semaphore.release)
error(threading.Semaphore, -1)
plain = threading.Semaphore(0)
print(plain.acquire(blocking=False), plain.acquire(timeout=0.01))
error(plain.acquire, blocking=False, timeout=1)
plain.release(2)
print(plain.acquire(), plain.acquire(), plain.acquire(False))
error(plain.release, 0)

# Barrier
actions, passed = [], []
barrier = threading.Barrier(4, action=lambda: actions.append(len(passed)))


def meets(k):
    for _ in range(3):
        n = barrier.wait()
        with guard:
            passed.append(n)
        barrier.wait()


run_all(meets, 4)
print(actions, sorted(passed), barrier.parties, barrier.n_waiting, barrier.broken)
broken = []


def is_broken(k):
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        broken.append(k)


threads = [threading.Thread(target=is_broken, args=(k,)) for k in range(3)]
for t in threads:
    t.start()
while barrier.n_waiting < 3:
    time.sleep(0.001)
barrier.abort()
for t in threads:
    t.join()
print(sorted(broken), barrier.broken)
barrier.reset()
print(barrier.broken)
error(barrier.wait, 0.01)
error(threading.Barrier, 0)

# Timer
fired = threading.Event()
timer = threading.Timer(0.01, lambda a, b: (fired.set(), order.append((a, b))), args=(1,), kwargs={"b": 2})
timer.start()
timer.join()
print(fired.is_set(), order[-1])
never = threading.Timer(30, order.append, args=("never",))
never.start()
never.cancel()
never.join()
print(order[-1], never.finished.is_set())

# Locks
lock = threading.Lock()
error(lock.release)
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
error(lock.acquire, False, 1)
error(lock.acquire, timeout=-2)
error(lock.acquire, timeout=1e20)
error(lock.acquire, timeout="a")
threading.Thread(target=lock.release).start()
print(lock.acquire(timeout=10))
lock.release()
rlock = threading.RLock()
error(rlock.release)
with rlock, rlock:
    got = []
    t = threading.Thread(target=lambda: got.append(rlock.acquire(False)))
    t.start()
    t.join()
    wrong = []

    def releases():
        try:
            rlock.release()
        except RuntimeError as e:
            wrong.append(str(e))

    t = threading.Thread(target=releases)
    t.start()
    t.join()
    print(got, wrong)

# Threads
t = threading.Thread(target=print, args=("ran",), name="worker")
print(t.name, t.daemon, t.ident, t.native_id, t.is_alive())
error(t.join)
t.start()
t.join()
print(t.ident is not None, t.is_alive())
error(t.start)
error(setattr, t, "daemon", True)
error(threading.current_thread().join)
error(threading.Thread, 1)
error(threading.Thread, target=print, wrong=1)
print(threading.active_count(), threading.main_thread() is threading.current_thread(),
      threading.enumerate() == [threading.main_thread()])


class Own(threading.Thread):
    def run(self):
        self.seen = threading.current_thread() is self, self in threading.enumerate(), threading.active_count()


own = Own()
own.start()
own.join()
print(own.seen, own not in threading.enumerate())
print(threading.TIMEOUT_MAX, threading.get_ident() == threading.main_thread().ident)
