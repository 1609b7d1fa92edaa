# Signals: handlers run between instructions, in loops as anywhere else.
import os
import select
import signal
import time


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (OSError, TypeError, ValueError) as e:
        return type(e).__name__, str(e)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGPIPE))
seen = []


def note(number, frame):
    seen.append((signal.Signals(number).name, frame.f_code.co_name))


print(signal.signal(signal.SIGUSR1, note), signal.getsignal(signal.SIGUSR1) is note)


def send():
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)
    return seen


print(send())
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is note)
signal.raise_signal(signal.SIGUSR1)
print(len(seen), signal.signal(signal.SIGUSR1, signal.SIG_DFL))


# A handler stops a loop that would not end, compiled or not.
class Stop(Exception):
    pass


def stop(number, frame):
    raise Stop(number)


def spin():
    n = 0
    while True:
        n += 1
        if n % 7 == 8:
            break
    return n


def spin_by_calls(f):
    x = 0
    while True:
        x = f(x)


signal.signal(signal.SIGALRM, stop)
for loop in (spin, lambda: spin_by_calls(lambda x: x + 1), lambda: spin_by_calls(abs)):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        loop()
    except Stop as e:
        print("stopped by", e.args[0] == signal.SIGALRM)

# One that returns lets the loop go on.
count = 0


def tick(number, frame):
    global count
    count += 1


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
total = 0
while count < 5:
    total += 1
left = signal.setitimer(signal.ITIMER_REAL, 0)
print(count, total > 5, left[1], signal.getitimer(signal.ITIMER_REAL))

# Calls that a signal interrupts go on.
signal.setitimer(signal.ITIMER_REAL, 0.02)
start = time.monotonic()
time.sleep(0.1)
print(count, time.monotonic() - start >= 0.1)
r, w = os.pipe()
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(select.select([r], [], [], 0.1), count)


def write(number, frame):
    os.write(w, b"by the handler")


signal.signal(signal.SIGALRM, write)
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(os.read(r, 100))
signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    os.read(r, 100)
except Stop:
    print("the read is over")
signal.signal(signal.SIGALRM, lambda n, f: None)
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(signal.pause(), signal.alarm(100), signal.alarm(0) > 90)

# Ctrl-C.
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as e:
    print("KeyboardInterrupt", e.args)
try:
    signal.default_int_handler(2, None)
except KeyboardInterrupt:
    print("as does the function")
signal.signal(signal.SIGINT, note)
signal.raise_signal(signal.SIGINT)
print(seen[-1])
signal.signal(signal.SIGINT, signal.default_int_handler)

# Blocked signals wait.
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
signal.signal(signal.SIGUSR1, note)
del seen[:]
os.kill(os.getpid(), signal.SIGUSR1)
print(sorted(signal.sigpending()), seen, signal.pthread_sigmask(signal.SIG_BLOCK, []) - old)
print(signal.pthread_sigmask(signal.SIG_SETMASK, old) - old, seen)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigwait([signal.SIGUSR2]), signal.sigtimedwait([signal.SIGUSR2], 0.01))
os.kill(os.getpid(), signal.SIGUSR2)
info = signal.sigwaitinfo([signal.SIGUSR2])
print(info.si_signo, info.si_pid == os.getpid(), len(info))
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2])

# A descriptor that is told.
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w), signal.set_wakeup_fd(w) == w)
signal.raise_signal(signal.SIGUSR1)
print(os.read(r, 10), signal.set_wakeup_fd(-1) == w)
os.set_blocking(w, True)
print(attempt(signal.set_wakeup_fd, w)[0], attempt(signal.set_wakeup_fd, 9999)[0], attempt(signal.set_wakeup_fd, "x"))

# What goes wrong.
for args in ((0, note), (65, note), (signal.SIGUSR1, 5), (signal.SIGKILL, note), (signal.SIGUSR1, None), ("x", note)):
    print(attempt(signal.signal, *args))
print(attempt(signal.getsignal, 0), attempt(signal.setitimer, 9, 1), attempt(signal.setitimer, 0, -1)[0])
print(attempt(signal.pthread_sigmask, 9, []), attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [100]), attempt(signal.raise_signal, 100))
print(attempt(signal.siginterrupt, 0, 1), attempt(signal.strsignal, 0), signal.strsignal(signal.SIGTERM), signal.strsignal(32) is None)
print(signal.Signals(9), repr(signal.SIGTERM), signal.Handlers(1), len(signal.valid_signals()), signal.NSIG)


# The exception of a handler has the place that was interrupted.
def raising():
    signal.raise_signal(signal.SIGUSR1)


signal.signal(signal.SIGUSR1, stop)
try:
    raising()
except Stop as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
