# Programs that are started by `subprocess`.
import os
import subprocess
import sys


def run(*args, **kwargs):
    return subprocess.run(args, **kwargs)


r = run(sys.executable, "-c", "print('hi'); import sys; sys.stderr.write('err'); sys.exit(3)", capture_output=True)
print(r.returncode, r.stdout, r.stderr)
print(run("cat", input=b"abc", capture_output=True).stdout)
print(run("cat", input="äbc\n", capture_output=True, text=True, encoding="utf-8").stdout, end="")
print(subprocess.check_output("echo $FOO", shell=True, env={"FOO": "bar"}, text=True), end="")
print(run("pwd", cwd="/", capture_output=True).stdout)
print(subprocess.getstatusoutput("echo out; exit 2"))
print(subprocess.call(["true"]), subprocess.call(["false"]))

# What goes wrong.
try:
    run("/nonexistent/program")
except FileNotFoundError as e:
    print(e, e.filename)
try:
    run("true", cwd="/nonexistent/folder")
except FileNotFoundError as e:
    print(e, e.filename)
try:
    run("/")
except PermissionError as e:
    print(e)
try:
    run("sleep", "5", timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e)
try:
    subprocess.run(["sh", "-c", "echo x; exit 4"], check=True, stdout=subprocess.PIPE)
except subprocess.CalledProcessError as e:
    print(e, e.output)
try:
    run("true", bufsize="x")
except TypeError as e:
    print(e)

# Signals.
p = subprocess.Popen(["sleep", "5"])
print(p.poll())
p.kill()
print(p.wait(), p.poll())
p = subprocess.Popen(["sleep", "5"])
p.terminate()
print(p.wait())

# Pipes between programs.
first = subprocess.Popen(["printf", "b\\na\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate())
first.wait()
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
p.stdin.write("line\n")
p.stdin.flush()
print(p.stdout.readline(), end="")
print(p.communicate("rest"))
print(run("sh", "-c", "echo out; echo err >&2", stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
print(run("sh", "-c", "echo out", stdout=subprocess.DEVNULL).stdout)

# Much data, both ways.
data = b"0123456789" * 50_000
print(run("cat", input=data, capture_output=True).stdout == data)

# Descriptors that are passed on.
r, w = os.pipe()
print(run("sh", "-c", f"echo passed >&{w}", pass_fds=[w]).returncode)
print(os.read(r, 100))
print(run("sh", "-c", f"echo lost >&{w} 2>/dev/null", stderr=subprocess.DEVNULL).returncode != 0)
os.close(r)
os.close(w)

# A function that is called in the child before the program.
sys.stdout.flush()
r = run("sh", "-c", "echo $PWD", preexec_fn=lambda: os.chdir("/usr"), capture_output=True, env={})
print(r.stdout)
try:
    run("true", preexec_fn=lambda: 1 // 0)
except subprocess.SubprocessError as e:
    print(e)

# Groups and sessions.
print(run("sh", "-c", "ps -o pgid= -p $$ | tr -d ' '", capture_output=True, process_group=0).returncode)
p = subprocess.Popen(["sh", "-c", "exit 0"], start_new_session=True)
print(p.wait())
with subprocess.Popen(["echo", "with"], stdout=subprocess.PIPE) as p:
    print(p.stdout.read())
print(p.returncode, p.args)
print(repr(subprocess.Popen(["sh", "-c", "exit 7"]).wait()))
