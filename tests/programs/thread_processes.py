# Forks of a program with threads, signals while threads run, and how programs with threads end.
import os
import signal
import subprocess
import sys
import threading
import time

sys.setswitchinterval(1e-4)


def spins(stop):
    n = 0
    while not stop.is_set():
        n += 1


def in_child(function):
    sys.stdout.flush()
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(w, repr(function()).encode())
        finally:
            os._exit(7)
    os.close(w)
    with os.fdopen(r) as f:
        text = f.read()
    return text, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


import warnings
warnings.simplefilter("ignore", DeprecationWarning)

stop = threading.Event()
others = [threading.Thread(target=spins, args=(stop,)) for _ in range(3)]
for t in others:
    t.start()


def child():
    found = [threading.active_count(), threading.current_thread() is threading.main_thread()]
    found.append([t.is_alive() for t in others])
    t = threading.Thread(target=lambda: found.append("thread in the child"))
    t.start()
    t.join()
    lock = threading.Lock()
    with lock:
        found.append(sum(range(1000)))
    return found


for _ in range(3):
    print(in_child(child))

# A thread forks: it is the main thread of the child.
results = []


def forks():
    results.append(in_child(lambda: (threading.current_thread() is threading.main_thread(), threading.active_count(),
                                     threading.main_thread().name)))


t = threading.Thread(target=forks)
t.start()
t.join()
print(results)
print(subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout.strip())

# Signals are handled by the main thread, whoever runs.
handled = []
signal.signal(signal.SIGUSR1, lambda n, frame: handled.append(threading.current_thread() is threading.main_thread()))
t = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1))
t.start()
t.join()
while not handled:
    time.sleep(0.001)
signal.pthread_kill(others[0].ident, signal.SIGUSR1)
while len(handled) < 2:
    time.sleep(0.001)
print(handled)


class Woken(Exception):
    pass


def wakes(n, frame):
    raise Woken


signal.signal(signal.SIGUSR1, wakes)
for wait in (lambda: time.sleep(30), threading.Event().wait, threading.Lock().acquire, lambda: others[0].join()):
    if getattr(wait, "__name__", "") == "acquire":
        wait()
    t = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR1))
    t.start()
    try:
        wait()
    except Woken:
        print("woken")
    t.join()


def sets_handler():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    except ValueError as e:
        results.append(str(e))


t = threading.Thread(target=sets_handler)
t.start()
t.join()
print(results[-1])
signal.signal(signal.SIGALRM, wakes)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        pass
except Woken:
    print("alarm in a loop")
stop.set()
for t in others:
    t.join()


# Ends of programs
def run(text):
    p = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=50)
    errors = [line for line in p.stderr.splitlines() if not line.startswith(" ")]
    print(p.returncode, p.stdout.split("\n"), errors)


# Threads are waited for, and then what atexit was given is called.
run("""
import atexit, threading, time
atexit.register(print, "atexit")
def late():
    time.sleep(0.1)
    print("late")
    threading.Thread(target=print, args=("later",)).start()
threading.Thread(target=late).start()
print("main is over")
""")
# Daemon threads are not.
run("""
import threading, time
def forever():
    while True:
        time.sleep(0.001)
def spins():
    while True:
        pass
for f in (forever, spins, threading.Event().wait):
    threading.Thread(target=f, daemon=True).start()
time.sleep(0.05)
print("over")
""")
run("""
import threading, time
threading.Thread(target=lambda: (time.sleep(0.05), print("thread")), daemon=False).start()
raise ValueError("main")
""")
run("""
import sys, threading, time
threading.Thread(target=lambda: (time.sleep(0.05), print("thread"))).start()
sys.exit(3)
""")
run("""
import os, threading, time
threading.Thread(target=time.sleep, args=(20,)).start()
print("now", flush=True)
os._exit(4)
""")
run("""
import threading
def fails():
    raise KeyError("thread")
t = threading.Thread(target=fails)
t.start()
t.join()
print("goes on")
""")
run("""
import _thread, threading, time
def interrupts():
    time.sleep(0.05)
    _thread.interrupt_main()
threading.Thread(target=interrupts).start()
try:
    for _ in range(3000):
        time.sleep(0.01)
except KeyboardInterrupt:
    print("interrupted")
try:
    _thread.interrupt_main()
    while True:
        pass
except KeyboardInterrupt:
    print("again")
""")
run("""
import atexit, threading
def starts():
    try:
        threading.Thread(target=print).start()
    except Exception as e:
        print(type(e).__name__, e)
atexit.register(starts)
""")
