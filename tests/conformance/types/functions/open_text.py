# open() in text mode: arguments, methods, errors.
import os
import tempfile
folder = tempfile.mkdtemp()
path = os.path.join(folder, "file.txt")
def show(call):
    try:
        print(repr(call()).replace(folder, "DIR"))
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "DIR"))

with open(path, "w") as f:
    print(f.write("one\ntwo\r\nthree\rfour é"), f.tell() > 0, f.writable(), f.readable(), f.seekable(), f.mode, f.closed, f.encoding.lower(), f.errors, f.newlines, f.line_buffering)
print(f.closed)
show(lambda: f.write("x"))
show(lambda: f.read())
show(lambda: f.__enter__())
show(lambda: next(f))
show(lambda: f.close())
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
with open(path) as f:
    print(repr(f.read(2)), repr(f.readline()), repr(f.readline(2)), repr(next(f)), repr(f.read()), repr(f.read()), repr(f.readline()))
    show(lambda: next(f))
    show(lambda: f.write("x"))
    show(lambda: f.seek(0, 1))
    show(lambda: f.seek(5, 1))
    show(lambda: f.seek(-1))
    show(lambda: f.seek(1, 2))
    show(lambda: f.seek(0, 5))
    f.seek(0)
    show(lambda: f.readlines(5))
    show(lambda: f.read("a"))
    show(lambda: f.read(None))
for args in [(path, "q"), (path, "rw"), (path, "r+b+"), (path, ""), (path, "rt+"), (path, "wt"), (path, "tb"), (path, "x"), (path, "rb", -1, "utf-8"), (path, "rb", -1, None, "strict"), (path, "rb", -1, None, None, "\n"), (path, "r", 0), (path, "r", -1, "nonsense"), (path, "r", -1, "utf-8", "nonsense"), (path, "r", -1, None, None, "x"), (path, 5), (None,), (5.5,), (-1,), (99999,), ([],), (path + "/no",), (os.path.join(folder, "none"),), (folder,), (folder, "w"), ("a\0b",), (b"a\0b",), (path, "r", "a"), (path, "r", -1, 5), (path, "r", -1, None, 5), (path, "r", -1, None, None, 5), (path, "r", -1, None, None, None, False), (path, "r", -1, None, None, None, True, 5), ("",)]:
    def attempt():
        with open(*args) as f:
            return (f.mode, f.closed)
    show(attempt)
show(lambda: open())
show(lambda: open(file=path, foo=1))
with open(path, "w", encoding="ascii") as f:
    show(lambda: f.write("é"))
    show(lambda: f.write(b"x"))
    show(lambda: f.write(5))
    show(lambda: f.writelines(["a", "b", 3]))
    show(lambda: f.writelines(5))
with open(path, "a+") as f:
    print(f.tell(), f.read(), f.write("zz"), f.seek(0), f.read())
with open(path, "r+") as f:
    print(f.truncate(1), f.read(), f.mode)
with open(path, "w", encoding="utf-16") as f:
    f.write("é")
with open(path, encoding="utf-8") as f:
    show(f.read)
with open(path, encoding="ascii", errors="replace") as f:
    print(ascii(f.read()))
class Path:
    def __fspath__(self):
        return path

class BadPath:
    def __fspath__(self):
        return 5

class IntPath:
    def __index__(self):
        return 10**6

with open(Path(), "rb") as f:
    print(f.read())
show(lambda: open(BadPath()))
show(lambda: open(IntPath()))
f = open(path, opener=lambda p, flags: os.open(p, flags))
print(f.name == path)
f.close()
show(lambda: open(path, opener=lambda p, flags: -1))
show(lambda: open(path, opener=lambda p, flags: "x"))
os.remove(path)
os.rmdir(folder)
