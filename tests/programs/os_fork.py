# Forks: the child goes on with the program, compiled loops and all.
import functools
import os
import sys

# What waits to be written when a process forks would be written by both.
print = functools.partial(print, flush=True)


def work(n):
    total = 0
    for i in range(n):
        total = (total * 31 + i) % 1000003
    return total


def in_child(f):
    """What a function writes in a child, and the child's status."""
    sys.stdout.flush()
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(r)
            os.write(w, repr(f()).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(w)
    data = b""
    while part := os.read(r, 1000):
        data += part
    os.close(r)
    waited, status = os.waitpid(pid, 0)
    return data.decode(), waited == pid, os.waitstatus_to_exitcode(status)


print(in_child(lambda: 6 * 7))
print(work(3000), in_child(lambda: work(3000)))
print(in_child(lambda: [work(n) for n in range(0, 2000, 100)][-1]))


def other(n):
    s = 0.5
    for i in range(n):
        s = s * 1.0001 + i
    return round(s, 3)


# New code is compiled in the child, and then in its own child.
print(in_child(lambda: (other(5000), in_child(lambda: (other(6000), work(100))))))
print(other(5000))

# What the end of a child tells.
for end in (lambda: os._exit(3), lambda: os.kill(os.getpid(), 9), lambda: os.abort()):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        end()
    _, status = os.waitpid(pid, 0)
    print(os.WIFEXITED(status), os.WIFSIGNALED(status), os.waitstatus_to_exitcode(status))
    print(os.WEXITSTATUS(status) if os.WIFEXITED(status) else os.WTERMSIG(status), os.WIFSTOPPED(status), os.WIFCONTINUED(status))
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    sys.exit(5)
print(os.waitstatus_to_exitcode(os.wait()[1]))
pid = os.fork()
if pid == 0:
    print("the child's output")
    sys.exit()
print(os.wait4(pid, 0)[1])
pid = os.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", "exit 7"])
info = os.waitid(os.P_PID, pid, os.WEXITED)
print(info.si_pid == pid, info.si_status, info.si_code == os.CLD_EXITED)
print(os.system("exit 3") >> 8, os.spawnvp(os.P_WAIT, "true", ["true"]))
with os.popen("echo piped; exit 2") as p:
    print(p.read(), end="")
print(p.close())
try:
    os.waitpid(-1, 0)
except ChildProcessError as e:
    print(e)
try:
    os.execv("/nonexistent", ["x"])
except FileNotFoundError as e:
    print(e)
for args in (("x", []), ("x", "y"), ("x", [""])):
    try:
        os.execv(*args)
    except (TypeError, ValueError) as e:
        print(e)
try:
    os.waitstatus_to_exitcode(0x137f)
except ValueError as e:
    print(e)

# Functions that are called around a fork.
calls = []
os.register_at_fork(before=lambda: calls.append("before"), after_in_parent=lambda: calls.append("parent"),
                    after_in_child=lambda: calls.append("child"))
os.register_at_fork(before=lambda: calls.append("before, too"))
print(in_child(lambda: calls), calls)
try:
    os.register_at_fork()
except TypeError as e:
    print(e)
