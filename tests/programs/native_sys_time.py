# How `sys` and `time` bind and convert arguments.
import sys
import time
from _mod_probe import probe, report, facts

print(isinstance(sys.__doc__, str) and sys.__doc__ != "", isinstance(time.__doc__, str) and time.__doc__ != "")
for name in """exc_info exception getrecursionlimit getdefaultencoding getfilesystemencoding get_int_max_str_digits
getswitchinterval is_finalizing""".split():
    probe("sys." + name, getattr(sys, name), ())
for name in """time time_ns perf_counter perf_counter_ns monotonic monotonic_ns process_time process_time_ns
thread_time thread_time_ns""".split():
    probe("time." + name, getattr(time, name), ())
probe("sys.getrefcount", sys.getrefcount, (1,))
probe("sys.intern", sys.intern, ("a",))
probe("sys.setrecursionlimit", sys.setrecursionlimit, (900,))
report("sys.setrecursionlimit", sys.setrecursionlimit, (10**30,))
report("sys.setrecursionlimit", sys.setrecursionlimit, (2**31,))
report("sys.setrecursionlimit", sys.setrecursionlimit, (-1,))
report("sys.setrecursionlimit", sys.setrecursionlimit, (0,))
facts(sys.getsizeof, "sys.getsizeof")
for args, kwargs in [((), {}), ((1, 2, 3), {}), ((1,), {"bogus": 1}), ((1,), {"object": 1}), ((), {"default": 1}), ((), {"object": 1})]:
    report("sys.getsizeof", sys.getsizeof, args, kwargs)
facts(sys.exit, "sys.exit")
report("sys.exit", sys.exit, (1, 2))
report("sys.exit", sys.exit, (), {"status": 1})
facts(sys.displayhook, "sys.displayhook")
report("sys.displayhook", sys.displayhook, ())
report("sys.displayhook", sys.displayhook, (1, 2))
facts(sys.excepthook, "sys.excepthook")
report("sys.excepthook", sys.excepthook, ())
report("sys.excepthook", sys.excepthook, (1, 2, 3, 4))
report("sys.excepthook", sys.excepthook, (1, 2, 3), {"value": 1})
facts(time.sleep, "time.sleep")
for args in [(), (0, 0), ("x",), (None,), (float("nan"),), (-1,)]:
    report("time.sleep", time.sleep, args)
report("time.sleep", time.sleep, (), {"seconds": 0})
for name in ["gmtime", "localtime", "ctime"]:
    f = getattr(time, name)
    facts(f, "time." + name)
    for args in [(1, 2), ("x",), ([],), (b"x",), (None,)]:
        report("time." + name, f, args)
    report("time." + name, f, (), {"seconds": 0})
good = time.gmtime(0)
for name in ["asctime", "mktime"]:
    f = getattr(time, name)
    facts(f, "time." + name)
    for args in [(1, 2), ("x",), ((1, 2, 3),), (None,), (("a",) * 9,), ((2000, 1, 1, 0, 0, 0, 0, 0, None),)]:
        report("time." + name, f, args)
    report("time." + name, f, (), {"tuple": 0})
report("time.mktime", time.mktime, ())
facts(time.strftime, "time.strftime")
for args in [(), (1,), (None,), ("%Y", 1, 2), ("%Y", 1), ("%Y", (1, 2)), (b"%Y",)]:
    report("time.strftime", time.strftime, args)
report("time.strftime", time.strftime, (), {"format": 0})
