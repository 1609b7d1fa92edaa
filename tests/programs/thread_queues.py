# Queues between threads, and pools of threads.
import queue
import threading
import time
from concurrent.futures import (CancelledError, FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor,
                                TimeoutError, as_completed, wait)


def pumped(q, n_producers, n_consumers, n_items):
    got, lock = [], threading.Lock()

    def produces(k):
        for i in range(n_items):
            q.put(k * n_items + i)

    def consumes():
        while True:
            x = q.get()
            if x is None:
                return
            with lock:
                got.append(x)

    producers = [threading.Thread(target=produces, args=(k,)) for k in range(n_producers)]
    consumers = [threading.Thread(target=consumes) for _ in range(n_consumers)]
    for t in producers + consumers:
        t.start()
    for t in producers:
        t.join()
    for _ in consumers:
        q.put(None)
    for t in consumers:
        t.join()
    return sorted(got) == list(range(n_producers * n_items))


print(pumped(queue.Queue(), 3, 3, 300), pumped(queue.Queue(5), 3, 2, 200), pumped(queue.SimpleQueue(), 3, 3, 300))

q = queue.Queue(1)
q.put(1)
for call in (lambda: q.put(2, timeout=0.01), lambda: q.put_nowait(2), lambda: q.put(2, timeout=-1)):
    try:
        call()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
print(q.get(), q.qsize(), q.empty(), q.full())
for call in (lambda: q.get(timeout=0.01), q.get_nowait, lambda: q.get(timeout=-1), lambda: (q.task_done(), q.task_done())):
    try:
        call()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

s = queue.SimpleQueue()
s.put("a")
s.put("b", False, 3)
s.put_nowait("c")
print(s.qsize(), s.get(), s.get(False), s.get_nowait(), s.empty())
for call in (s.get_nowait, lambda: s.get(timeout=0.01), lambda: s.get(timeout=-1), lambda: s.get(True, "x")):
    try:
        call()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

tasks = queue.Queue()
results = []


def works():
    while True:
        try:
            x = tasks.get()
        except queue.ShutDown:
            return
        results.append(x * x)
        tasks.task_done()


threads = [threading.Thread(target=works) for _ in range(3)]
for t in threads:
    t.start()
for i in range(50):
    tasks.put(i)
tasks.join()
tasks.shutdown()
for t in threads:
    t.join()
print(sorted(results) == [i * i for i in range(50)])
try:
    tasks.put(1)
except queue.ShutDown as e:
    print("shut down", e)

p = queue.PriorityQueue()
for x in (5, 1, 3):
    p.put(x)
print([p.get() for _ in range(3)])

# Pools
with ThreadPoolExecutor(max_workers=4, thread_name_prefix="pool") as pool:
    print(list(pool.map(lambda x: x * 2, range(20))))
    futures = [pool.submit(pow, i, 2) for i in range(10)]
    print(sorted(f.result() for f in as_completed(futures)))
    bad = pool.submit(lambda: 1 / 0)
    print(repr(bad.exception()), bad.done(), bad.cancel())
    try:
        bad.result()
    except ZeroDivisionError as e:
        print("raised", e)
    name = pool.submit(lambda: threading.current_thread().name.startswith("pool_")).result()
    print(name)
    print(list(pool.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30], timeout=10)))
    calls = []
    f = pool.submit(lambda: 5)
    f.add_done_callback(lambda f: calls.append(f.result()))
    wait([f])
    while not calls:
        time.sleep(0.001)
    print(calls)
    gate = threading.Event()
    slow = pool.submit(gate.wait)
    done, not_done = wait([slow, pool.submit(int)], return_when=FIRST_COMPLETED)
    print(len(done), not_done == {slow})
    try:
        slow.result(timeout=0.01)
    except TimeoutError as e:
        print("timeout", e)
    done, not_done = wait([slow, pool.submit(int, "x")], return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done))
    gate.set()
    print(slow.result())
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)

with ThreadPoolExecutor(1) as pool:
    gate = threading.Event()
    pool.submit(gate.wait)
    waiting = pool.submit(print, "never")
    print(waiting.cancel(), waiting.cancelled(), waiting.running())
    gate.set()
    try:
        waiting.result()
    except CancelledError as e:
        print("cancelled", repr(e))
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as e:
        print(e)


def broken():
    raise ValueError("init")


import logging
logging.disable()
with ThreadPoolExecutor(2, initializer=broken) as pool:
    try:
        pool.submit(int).result()
    except Exception as e:
        print(type(e).__name__, e)
f = Future()
f.set_result(1)
try:
    f.set_result(2)
except Exception as e:
    print(type(e).__name__, str(e).split(":")[0])
