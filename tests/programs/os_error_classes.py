# OSError makes an exception of the class that belongs to the error number.
import errno
import os

for name in ("EAGAIN EALREADY EINPROGRESS EWOULDBLOCK EPIPE ESHUTDOWN ECHILD ECONNABORTED ECONNREFUSED ECONNRESET EEXIST "
             "ENOENT EINTR EISDIR ENOTDIR EACCES EPERM ESRCH ETIMEDOUT EBADF EINVAL").split():
    e = OSError(getattr(errno, name), "text")
    print(name, type(e).__name__, str(e).replace(str(e.errno), "N"), e.args[1:], e.filename)
print(repr(OSError(errno.ECONNREFUSED, "x", "file")), type(ConnectionError(errno.ECONNREFUSED, "x")).__name__)


class Own(OSError):
    pass


print(type(Own(errno.ENOENT, "x")).__name__, OSError("ENOENT").errno, type(OSError(errno.ENOENT)).__name__)
for f, *args in ((os.kill, 99999999, 0), (os.waitpid, -1, 0), (os.listdir, "/nonexistent"), (os.mkdir, "/"), (os.rmdir, "/dev/null")):
    try:
        f(*args)
    except OSError as e:
        print(f.__name__, type(e).__name__, e.errno == getattr(errno, errno.errorcode[e.errno]), e.filename)
