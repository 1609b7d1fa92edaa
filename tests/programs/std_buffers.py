# The bytes below the standard streams.
import os
import subprocess
import sys

surroundings = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

def child(code, data=b"", *options):
    r = subprocess.run([sys.executable, *options, "-c", code], input=data, capture_output=True, env=surroundings)
    return r.stdout, r.stderr, r.returncode


print(child("""
import sys
print(type(sys.stdin.buffer).__name__, type(sys.stdout.buffer).__name__, type(sys.stderr.buffer).__name__)
print(sys.stdin.buffer.name, sys.stdout.buffer.name, sys.stdout.buffer.fileno(), sys.stdout.buffer is sys.stdout.buffer)
print(sys.stdin.buffer.readable(), sys.stdout.buffer.writable(), sys.stdout.buffer.readable(), sys.stdout.buffer.closed)
sys.stdout.flush()
print(sys.stdout.buffer.write(b"bytes \\xff\\n"))
sys.stdout.buffer.flush()
"""))
print(child("import sys; sys.stdout.buffer.write(bytearray(b'ab')); sys.stdout.buffer.write(memoryview(b'c'))"))
print(child("import sys; sys.stderr.buffer.write(b'to stderr'); sys.stderr.buffer.flush()"))
print(child("""
import sys
b = sys.stdin.buffer
print(b.readline(), b.read(3), b.peek(1)[:1], b.read1(2), b.readline(2), list(b))
print(b.read(), b.read(5), b.readline())
""", b"one\ntwo\nthree\nfour\nfive\n"))
print(child("import sys; b = bytearray(4); print(sys.stdin.buffer.readinto(b), b, sys.stdin.buffer.raw.fileno())", b"abcdef"))
print(child("import sys; sys.stdout.buffer.write('text')")[1].splitlines()[-1])
print(child("import sys, shutil; shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)", bytes(range(256)))[0] == bytes(range(256)))

# Nothing is kept back.
code = "import os, sys; print('first'); sys.stdout.buffer.write(b'second\\n'); os.write(1, b'third\\n')"
print(child(code, b"", "-u")[0])
print(child("print(1); import os; os._exit(0)", b"", "-u")[0], child("print(1); import os; os._exit(0)")[0])
print(child("import sys; print(sys.stdout.write_through)", b"", "-u")[0], child("import sys; print(sys.stdout.write_through)")[0])

# Options that programs can ask for.
print(child("import sys; print(sys.flags.isolated, sys.flags.ignore_environment, sys.flags.no_user_site, sys.flags.safe_path)", b"", "-I")[0])
print(child("import sys; print(sys.flags.isolated, sys.flags.ignore_environment, sys.flags.safe_path)", b"", "-E", "-P")[0])
print(child("import sys; print(sys._xoptions, sys.warnoptions)", b"", "-X", "a", "-Xb=c", "-W", "error", "-Wignore")[0])
print(child("1", b"", "-X")[2])
