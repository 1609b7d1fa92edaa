# open() in binary mode, buffered and raw.
import os
import tempfile
folder = tempfile.mkdtemp()
path = os.path.join(folder, "file.bin")
def show(call):
    try:
        print(repr(call()).replace(folder, "DIR"))
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "DIR"))

with open(path, "wb") as f:
    print(type(f).__name__, f.write(b"abc\ndef\nghi"), f.write(bytearray(b"!")), f.write(memoryview(b"?")), f.mode, f.tell(), f.flush())
    show(lambda: f.write("text"))
    show(lambda: f.write(5))
    show(lambda: f.read())
    show(lambda: f.writelines([b"x", b"y"]))
    show(lambda: f.writelines(["x"]))
with open(path, "rb") as f:
    print(type(f).__name__, f.read(2), f.peek(1)[:1], f.read1(1), f.readline(), f.readlines(), f.read(), f.tell(), f.seek(-3, 2), f.read(), f.seek(1), f.seek(1, 1), f.read(1))
    b = bytearray(4)
    print(f.readinto(b), b, f.readinto1(b), f.seek(0), list(f))
    show(lambda: f.write(b"x"))
    show(lambda: f.readinto(b"xx"))
    show(lambda: f.readinto("x"))
    show(lambda: f.seek(-1))
    show(lambda: f.seek("a"))
    show(lambda: f.truncate())
    show(lambda: f.read("x"))
    show(lambda: f.read(-5) is not None)
f = open(path, "rb")
raw = f.detach()
print(raw.read(3))
show(lambda: f.read(1))
raw.close()
with open(path, "rb", buffering=0) as f:
    print(type(f).__name__, f.read(3), f.readall()[:3], f.read(5), f.mode, f.closefd, f.fileno() > 2, f.seek(0), f.readline(), f.readable(), f.writable())
    show(lambda: f.write(b"x"))
with open(path, "r+b") as f:
    print(type(f).__name__, f.read(1), f.write(b"ZZ"), f.seek(0), f.read(5), f.truncate(4), f.seek(0), f.read(), f.mode)
with open(path, "w+b") as f:
    print(f.write(b"hello"), f.seek(1), f.read(), f.mode)
with open(path, "ab") as f:
    print(f.tell(), f.write(b"!"), f.tell(), f.mode)
with open(path, "a+b") as f:
    print(f.seek(0), f.read(), f.mode)
os.remove(path)
with open(path, "xb") as f:
    print(f.write(b"new"), f.mode)
show(lambda: open(path, "xb"))
f = open(path, "rb")
fd = f.fileno()
g = open(fd, "rb", closefd=False)
print(g.read(), g.name == fd)
g.close()
print(f.seek(0), f.read())
f.close()
show(lambda: f.fileno())
show(lambda: f.read())
show(lambda: f.seek(0))
show(lambda: f.closed)
show(lambda: open(path, "rb", buffering=-5).close())
show(lambda: open(path, "rb", buffering=1.5))
show(lambda: open(path, "r", buffering=1).line_buffering)
with open(path) as f:
    print(type(f).__name__, type(f.buffer).__name__, type(f.buffer.raw).__name__, f.name == path)
    print(f.buffer.read())
os.remove(path)
os.rmdir(folder)
