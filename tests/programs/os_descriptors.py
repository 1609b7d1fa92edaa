# File descriptors.
import errno
import os
import stat
import tempfile


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError) as e:
        return type(e).__name__, str(e)


r, w = os.pipe()
print(os.get_inheritable(r), os.get_blocking(r))
os.set_inheritable(r, True)
os.set_blocking(r, False)
print(os.get_inheritable(r), os.get_blocking(r))
print(attempt(os.read, r, 1))
os.set_blocking(r, True)
print(os.write(w, b"abc"), os.write(w, bytearray(b"de")), os.write(w, memoryview(b"f")))
print(os.read(r, 100))
d = os.dup(w)
print(os.get_inheritable(d), d not in (r, w))
os.close(w)
os.write(d, b"by the copy")
print(os.read(r, 100))
e = os.dup2(d, w)
print(e == w, os.get_inheritable(e))
e = os.dup2(d, w, False)
print(os.get_inheritable(e), os.dup2(d, d) == d)
os.close(e)
os.close(d)
print(os.read(r, 1))
os.close(r)
for f in (os.close, os.dup, os.fstat, os.get_inheritable):
    print(attempt(f, r))
print(attempt(os.read, r, -1), attempt(os.dup2, r, -1))
print(attempt(os.write, 1, "text"))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    print(os.write(fd, b"0123456789"), os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 3), os.lseek(fd, 0, os.SEEK_CUR))
    print(os.pread(fd, 4, 1), os.pwrite(fd, b"XY", 4), os.lseek(fd, 0, os.SEEK_END))
    os.ftruncate(fd, 6)
    print(os.fstat(fd).st_size, os.isatty(fd), stat.filemode(os.fstat(fd).st_mode))
    os.truncate(path, 4)
    os.truncate(fd, 3)
    print(os.stat(fd).st_size)
    buffers = [bytearray(1), bytearray(4)]
    os.lseek(fd, 0, 0)
    print(os.readv(fd, buffers), buffers)
    print(os.writev(fd, [b"a", b"bc"]), os.preadv(fd, [memoryview(buffers[1])], 2), buffers[1])
    os.fsync(fd)
    os.fdatasync(fd)
    print(attempt(os.ttyname, fd)[0], attempt(os.get_terminal_size, fd)[0])
    target = os.open(os.path.join(folder, "copy"), os.O_RDWR | os.O_CREAT)
    print(os.sendfile(target, fd, 1, 3), os.pread(target, 10, 0))
    os.posix_fallocate(target, 0, 100)
    print(os.fstat(target).st_size)
    os.close(target)
    os.lockf(fd, os.F_LOCK, 0)
    os.lockf(fd, os.F_ULOCK, 0)
    os.close(fd)
    os.closerange(fd, fd + 2)
    print(attempt(os.fstat, fd))

with open(os.devnull) as f:
    print(os.fstat(f.fileno()).st_size, os.major(os.stat(os.devnull).st_rdev), os.minor(os.stat(os.devnull).st_rdev))
print(os.makedev(3, 7) == os.stat_result(range(10))[0] + os.makedev(3, 7))
print(attempt(os.fdopen, 9999)[0], errno.errorcode[errno.EBADF])
print(len(os.urandom(5)), len(os.getrandom(3)), os.urandom(0))
print(attempt(os.urandom, -1))
m = os.memfd_create("name")
os.write(m, b"in memory")
print(os.pread(m, 100, 3))
os.close(m)
