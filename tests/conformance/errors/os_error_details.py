# OSError: subclasses by errno, attributes and text.
import errno
import os

for n in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.EAGAIN, errno.EPIPE, errno.ECHILD, errno.ECONNREFUSED, errno.ECONNRESET, errno.ECONNABORTED, errno.EINTR, errno.ESRCH, errno.ETIMEDOUT, errno.EINVAL, errno.ENOSPC, 0, -1, 99999):
    e = OSError(n, "text")
    print(errno.errorcode.get(n), type(e).__name__, e, e.errno, e.strerror, e.filename)
for args in ((), (1,), ("msg",), (2, "m"), (2, "m", "f"), (2, "m", "f", 0, "g"), (2, "m", None), (2, "m", "f", None), (2, "m", b"bytes"), (2, "m", 5), (None, None), ("x", "y"), (2.5, "m"), (2, "m", "f", 1, "g", 6)):
    try:
        e = OSError(*args)
        print(args, type(e).__name__, str(e), e.errno, e.strerror, e.filename, e.filename2, e.args)
    except Exception as x:
        print(args, type(x).__name__, x)


def error(f):
    try:
        f()
        print("fine")
    except OSError as e:
        print(type(e).__name__, e, e.errno == getattr(errno, "ENOENT") or e.errno, e.filename, e.filename2)
    except Exception as e:
        print(type(e).__name__, e)


error(lambda: open("/no/such/file"))
error(lambda: open("/"))
error(lambda: open("/dev/null/x"))
error(lambda: os.rename("/no/a", "/no/b"))
error(lambda: os.listdir("/no/such"))
error(lambda: os.mkdir("/"))
error(lambda: os.rmdir("/no/such"))
error(lambda: os.remove("/no/such"))
error(lambda: os.stat(b"/no/such"))
error(lambda: os.close(9999))
error(lambda: os.read(9999, 1))
error(lambda: open(9999))
error(lambda: open("/no/such", "zz"))
error(lambda: open("", "r"))
error(lambda: open("a\0b"))
error(lambda: os.stat("a\0b"))
error(lambda: os.chdir("/no/such"))
error(lambda: os.readlink("/no/such"))
error(lambda: os.symlink("/x", "/no/such/y"))
e = OSError(2, "m", "f")
e.errno, e.strerror, e.filename = 5, "changed", "other"
print(e, e.args)
print(FileNotFoundError(2, "a").errno, FileNotFoundError("just text"), FileNotFoundError(13, "x").__class__.__name__, issubclass(ConnectionResetError, ConnectionError))
