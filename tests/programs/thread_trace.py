# Trace and profile functions belong to a thread; what each thread is doing can be looked at.
import sys
import threading
import traceback

events = []


def run(function, *args):
    t = threading.Thread(target=function, args=args)
    t.start()
    t.join()


def traced(x):
    y = x + 1
    return y


def tracer(frame, event, arg):
    if frame.f_code is traced.__code__:
        events.append((event, frame.f_lineno - traced.__code__.co_firstlineno, arg))
        return tracer


def profiler(frame, event, arg):
    if frame.f_code is traced.__code__:
        events.append(("profile", event, arg))


# Of the thread that calls settrace only.
def traces():
    sys.settrace(tracer)
    traced(1)
    sys.settrace(None)


run(traces)
traced(2)
print(events, sys.gettrace())
events.clear()

sys.settrace(tracer)
run(traced, 3)
traced(4)
print(len(events), sys.gettrace() is tracer)
sys.settrace(None)
events.clear()

# Of threads that start later.
threading.settrace(tracer)
run(traced, 5)
traced(6)
print(events, threading.gettrace() is tracer)
threading.settrace(None)
events.clear()
threading.setprofile(profiler)
run(traced, 7)
traced(8)
print(events, threading.getprofile() is profiler, sys.getprofile())
threading.setprofile(None)
events.clear()

# Of all threads at once.
go, stop = threading.Event(), threading.Event()


def waits():
    go.set()
    stop.wait()
    traced(9)


t = threading.Thread(target=waits)
t.start()
go.wait()
threading.setprofile_all_threads(profiler)
stop.set()
t.join()
traced(10)
print(events)
threading.setprofile_all_threads(None)
events.clear()
go.clear()
stop.clear()
t = threading.Thread(target=waits)
t.start()
go.wait()
threading.settrace_all_threads(tracer)
stop.set()
t.join()
traced(11)
threading.settrace_all_threads(None)
print(len(events), sys.gettrace())
events.clear()

# Hot loops with and without a trace function at the same time.
lines = 0


def counts(frame, event, arg):
    global lines
    if frame.f_code is loops.__code__:
        lines += event == "line"
        return counts


def loops(n):
    s = 0
    for i in range(n):
        s += i
    return s


def loops_traced(n):
    sys.settrace(counts)
    totals.append(loops(n))
    sys.settrace(None)


totals = []
sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=loops_traced, args=(2000,)) for _ in range(2)]
threads += [threading.Thread(target=lambda: totals.append(loops(20000))) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(totals), lines)

# Frames of other threads
ready, leave = threading.Event(), threading.Event()


def inner(secret):
    local = secret * 2
    try:
        raise KeyError("mine")
    except KeyError:
        ready.set()
        leave.wait()
    return local


def outer():
    return inner(21)


t = threading.Thread(target=outer)
t.start()
ready.wait()
frames = sys._current_frames()
print(sorted(frames) == sorted([t.ident, threading.get_ident()]), frames[threading.get_ident()] is sys._getframe())
names, frame = [], frames[t.ident]
while frame:
    names.append(frame.f_code.co_name)
    if frame.f_code is inner.__code__:
        print(frame.f_locals, frame.f_lineno > inner.__code__.co_firstlineno, frame.f_back.f_code.co_name)
    frame = frame.f_back
print(names[names.index("inner"):][:3])
print([s.name for s in traceback.extract_stack(frames[t.ident]) if s.name in ("inner", "outer")])
exceptions = sys._current_exceptions()
print(repr(exceptions[t.ident]), exceptions[threading.get_ident()])
leave.set()
t.join()
print(sorted(sys._current_frames()) == [threading.get_ident()])
