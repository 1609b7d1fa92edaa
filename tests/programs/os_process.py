# The process and its surroundings.
import grp
import os
import pwd
import resource
import sys


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (OSError, TypeError, ValueError, KeyError, OverflowError) as e:
        return type(e).__name__, str(e)


print(os.getpid() > 0, os.getppid() > 0, os.getpgid(0) == os.getpgrp(), os.getsid(0) >= 0, os.cpu_count() > 0)
print(os.getuid() == os.getresuid()[0], os.geteuid() == os.getresuid()[1], os.getgid() == os.getresgid()[0])
print(type(os.getgroups()), os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0))
old = os.umask(0o77)
print(oct(os.umask(old)))
u = os.uname()
print(type(u), u.sysname, u[0], len(u), u.machine == u[4], u.nodename != "")
t = os.times()
print(type(t), len(t), t.user >= 0, t.elapsed == t[4])
print(len(os.getloadavg()), os.sysconf("SC_PAGESIZE"), os.sysconf("SC_CLK_TCK"), attempt(os.sysconf, "SC_NOTHING"))
print(os.confstr("CS_PATH"), attempt(os.confstr, "x"), attempt(os.confstr, None))
print(os.sched_yield(), len(os.sched_getaffinity(0)) > 0, os.sched_getscheduler(0) == os.SCHED_OTHER)
print(os.sched_param(3), os.sched_param(sched_priority=1).sched_priority, os.sched_get_priority_min(os.SCHED_FIFO))
print(os.get_terminal_size.__name__, os.terminal_size((80, 24)), os.terminal_size((1, 2)).columns)
print(os.strerror(2), os.ctermid(), os.name, os.linesep == "\n", os.devnull)

# The environment.
os.environ["A_TEST"] = "value ä"
print(os.getenv("A_TEST"), os.environb[b"A_TEST"], os.system('test "$A_TEST" = "value ä"'))
del os.environ["A_TEST"]
print("A_TEST" in os.environ, os.system('test -z "$A_TEST"'), os.getenv("A_TEST", "none"))
os.putenv("A_TEST", "x")
print(os.system('test "$A_TEST" = x'), "A_TEST" in os.environ)
os.unsetenv("A_TEST")
print(attempt(os.putenv, "A=B", "x"), attempt(os.putenv, "A", "x\0"), attempt(os.environ.__setitem__, 1, "x"))

# Limits and use.
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
print(soft > 0, resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard)), resource.prlimit(0, resource.RLIMIT_NOFILE) == (soft, hard))
print(attempt(resource.getrlimit, 99), attempt(resource.setrlimit, resource.RLIMIT_NOFILE, (5,)))
use = resource.getrusage(resource.RUSAGE_SELF)
print(type(use).__name__, len(use), use.ru_maxrss > 0, use.ru_utime == use[0], attempt(resource.getrusage, 99))
print(resource.getpagesize(), resource.RLIM_INFINITY)

# Accounts.
root = pwd.getpwuid(0)
print(root.pw_name, root[2], root.pw_dir, pwd.getpwnam("root") == root, root in pwd.getpwall(), type(root))
print(attempt(pwd.getpwnam, "nobody of that name"), attempt(pwd.getpwuid, 123456789), attempt(pwd.getpwnam, 5), attempt(pwd.getpwuid, "x"))
group = grp.getgrgid(0)
print(group.gr_name, group.gr_gid, grp.getgrnam("root") == group, group in grp.getgrall(), type(group), group.gr_mem)
print(attempt(grp.getgrnam, "no such group"), attempt(grp.getgrgid, 123456789), attempt(grp.getgrgid, "x"))
print(os.path.expanduser("~root") == root.pw_dir, sys.platform)
for f, *args in ((os.kill, os.getpid(), 1000), (os.killpg, 99999999, 0), (os.getpgid, 99999999), (os.setuid, -5), (os.setgid, "x"), (os.chroot, "/no/such")):
    print(f.__name__, attempt(f, *args))
