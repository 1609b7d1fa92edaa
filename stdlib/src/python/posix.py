"""Stand-in until the native `posix` is there: what `os` needs to be imported."""

import errno as _errno

environ = {}
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
O_CLOEXEC, O_NOFOLLOW, O_DIRECTORY, O_NONBLOCK = 524288, 131072, 65536, 2048
_have_functions = []


def _unsupported(*args, **kwargs):
    raise OSError(_errno.ENOSYS, "Function not implemented")


class stat_result(tuple):
    pass


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])


class DirEntry:
    pass


stat = lstat = fstat = scandir = listdir = open = close = read = write = unlink = remove = _unsupported
mkdir = rmdir = rename = chmod = access = urandom = getcwd = getcwdb = get_terminal_size = _unsupported
putenv = unsetenv = readlink = pipe = dup = isatty = utime = truncate = ftruncate = lseek = _unsupported


def cpu_count():
    return 1


def getpid():
    return 1


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    path = method(path)
    if not isinstance(path, (str, bytes)):
        raise TypeError(f"expected __fspath__() to return str or bytes, not {type(path).__name__}")
    return path


def _exit(status):
    raise SystemExit(status)


# What is native already.
import _files
from _files import *

environ = _files.environ


class stat_result(tuple):
    st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size, st_atime, st_mtime, st_ctime, st_atime_ns, \
        st_mtime_ns, st_ctime_ns, st_blksize, st_blocks, st_rdev = [
            property(lambda self, i=i: self[i]) for i in range(16)]


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_files._stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def fstat(fd):
    return stat(fd)
