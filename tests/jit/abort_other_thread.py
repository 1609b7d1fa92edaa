# A thread waits in the middle of a recording, and others have loops to record.
# event: abort code=turns reason="another thread records"
# out: 19900 20
import _thread


def count(n):
    total = 0
    for i in iter(range(n)):
        total += i
    return total


done = _thread.allocate_lock()
done.acquire()
counters = [type(count)(count.__code__.replace(), globals()) for i in range(20)]
totals = []


def work(f):
    totals.append(f(200))
    done.release()


def turns(n):
    for i in range(n):
        _thread.start_new_thread(work, (counters[i],))
        done.acquire()
    return n


n = turns(20)
print(max(totals), n)
