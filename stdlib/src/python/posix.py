"""This module provides access to operating system functionality that is
standardized by the C Standard and the POSIX standard (a thinly
disguised Unix interface).  Refer to the library manual and
corresponding Unix manual entries for more information on calls."""

import _files
import _posix
import sys as _sys
from _files import _create_environ, environ, close, fspath, getcwd, getcwdb, getpid, isatty, read, strerror, urandom
from _posix import *
from _posix import _exit
from _structseq import structseq as _structseq

for _name in ("openat fstatat faccessat mkdirat mkfifoat mknodat unlinkat renameat linkat symlinkat readlinkat fchmodat "
              "fchownat utimensat futimens fexecve terminal_size flock fcntl fcntl_with ioctl ioctl_with users groups device "
              "getrusage getrlimit setrlimit prlimit AT_FDCWD AT_SYMLINK_NOFOLLOW AT_SYMLINK_FOLLOW AT_REMOVEDIR "
              "AT_EACCESS AT_EMPTY_PATH UTIME_NOW UTIME_OMIT").split():
    del globals()[_name]
del _name

error = OSError
_HERE = _posix.AT_FDCWD
_have_functions = [
    "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR",
    "HAVE_FEXECVE", "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_LINKAT",
    "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT",
    "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT"]

stat_result = _structseq(
    "os.stat_result",
    ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "_atime", "_mtime", "_ctime", "st_atime",
     "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"), 10,
    """stat_result: Result from stat, fstat, or lstat.

This object may be accessed either as a tuple of
  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)
or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.

Posix/windows: If your platform supports st_blksize, st_blocks, st_rdev,
or st_flags, they are available as attributes only.

See os.stat for more information.""", unnamed=("_atime", "_mtime", "_ctime"), copies={"st_atime": 7, "st_mtime": 8, "st_ctime": 9})
statvfs_result = _structseq(
    "os.statvfs_result",
    ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax",
     "f_fsid"), 10,
    """statvfs_result: Result from statvfs or fstatvfs.

This object may be accessed either as a tuple of
  (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax),
or via the attributes f_bsize, f_frsize, f_blocks, f_bfree, and so on.

See os.statvfs for more information.""")
terminal_size = _structseq("os.terminal_size", ("columns", "lines"), doc="A tuple of (columns, lines) for holding terminal window size")
times_result = _structseq(
    "posix.times_result", ("user", "system", "children_user", "children_system", "elapsed"),
    doc="""times_result: Result from os.times().

This object may be accessed either as a tuple of
  (user, system, children_user, children_system, elapsed),
or via the attributes user, system, children_user, children_system,
and elapsed.

See os.times for more information.""")
uname_result = _structseq(
    "posix.uname_result", ("sysname", "nodename", "release", "version", "machine"),
    doc="""uname_result: Result from os.uname().

This object may be accessed either as a tuple of
  (sysname, nodename, release, version, machine),
or via the attributes sysname, nodename, release, version, and machine.

See os.uname for more information.""")
waitid_result = _structseq(
    "posix.waitid_result", ("si_pid", "si_uid", "si_signo", "si_status", "si_code"),
    doc="""waitid_result: Result from waitid.

This object may be accessed either as a tuple of
  (si_pid, si_uid, si_signo, si_status, si_code),
or via the attributes si_pid, si_uid, and so on.

See os.waitid for more information.""")


class sched_param(_structseq("posix.sched_param", ("sched_priority",))):
    """Currently has only one field: sched_priority

  sched_priority
    A scheduling parameter."""
    __slots__ = ()
    __module__ = "posix"

    def __new__(cls, sched_priority):
        return super().__new__(cls, (sched_priority,))

    def __reduce__(self):
        return sched_param, tuple(self)


# ---- arguments ---------------------------------------------------------------------------------------

def _dir(dir_fd):
    if dir_fd is None:
        return _HERE
    if isinstance(dir_fd, int):
        if isinstance(dir_fd, bool):
            _warn_of_bool()
        return _c_int(dir_fd)
    try:
        return _c_int(type(dir_fd).__index__(dir_fd))
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not {type(dir_fd).__name__}") from None


def _warn_of_bool():
    import warnings
    warnings.warn("bool is used as a file descriptor", RuntimeWarning, 4)


def _c_int(value):
    if value > 2147483647:
        raise OverflowError("fd is greater than maximum")
    if value < -2147483648:
        raise OverflowError("fd is less than minimum")
    return int(value)


def _path(path, function, argument="path", fd=False, none=False):
    """A path as text or bytes; an int too, if it may be a descriptor."""
    kind = type(path)
    if isinstance(path, (str, bytes)):
        return _without_zero(path, function)
    if fd and (isinstance(path, int) or hasattr(kind, "__index__")):
        if isinstance(path, bool):
            _warn_of_bool()
        return _c_int(kind.__index__(path))
    method = getattr(kind, "__fspath__", None)
    if method is not None:
        real = method(path)
        if isinstance(real, (str, bytes)):
            return _without_zero(real, function)
        raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(real).__name__}")
    allowed = "string, bytes, os.PathLike" if fd or none else "string, bytes or os.PathLike"
    if fd:
        allowed += ", integer or None" if none else " or integer"
    elif none:
        allowed += " or None"
    raise TypeError(f"{function}: {argument} should be {allowed}, not {kind.__name__}")


def _without_zero(path, function):
    if ("\0" if isinstance(path, str) else b"\0") in path:
        raise ValueError(f"{function}: embedded null character in path")
    return path


def _not_both(function, path, dir_fd, follow_symlinks=True):
    """A descriptor leaves nothing else to say."""
    if isinstance(path, int):
        if dir_fd is not None:
            raise ValueError(f"{function}: can't specify dir_fd without matching path")
        if not follow_symlinks:
            raise ValueError(f"{function}: cannot use fd and follow_symlinks together")


def _flag(follow_symlinks):
    return 0 if follow_symlinks else _posix.AT_SYMLINK_NOFOLLOW


# ---- files and folders -------------------------------------------------------------------------------

def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file for low level IO.  Returns a file descriptor (integer).

    If dir_fd is not None, it should be a file descriptor open to a directory,
      and path should be relative; path will then be relative to that directory."""
    return _posix.openat(_dir(dir_fd), _path(path, "open"), flags, mode)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path.

      path
        Path to be examined; can be string, bytes, a path-like object or
        open-file-descriptor int.
      dir_fd
        If not None, it should be a file descriptor open to a directory,
        and path should be a relative string; path will then be relative to
        that directory.
      follow_symlinks
        If False, and the last element of the path is a symbolic link,
        stat will examine the symbolic link itself instead of the file
        the link points to."""
    path = _path(path, "stat", fd=True)
    if isinstance(path, int):
        _not_both("stat", path, dir_fd, follow_symlinks)
        return stat_result(_posix.fstat(path))
    return stat_result(_posix.fstatat(_dir(dir_fd), path, _flag(follow_symlinks)))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links.

    Like stat(), but do not follow symbolic links.
    Equivalent to stat(path, follow_symlinks=False)."""
    return stat_result(_posix.fstatat(_dir(dir_fd), _path(path, "lstat"), _posix.AT_SYMLINK_NOFOLLOW))


def fstat(fd):
    """Perform a stat system call on the given file descriptor.

    Like stat(), but for an open file descriptor.
    Equivalent to os.stat(fd)."""
    return stat_result(_posix.fstat(fd))


def statvfs(path):
    """Perform a statvfs system call on the given path.

    path may always be specified as a string.
    On some platforms, path may also be specified as an open file descriptor.
      If this functionality is unavailable, using it raises an exception."""
    path = _path(path, "statvfs", fd=True)
    return statvfs_result(_posix.fstatvfs(path) if isinstance(path, int) else _posix.statvfs(path))


def fstatvfs(fd, /):
    """Perform an fstatvfs system call on the given fd.

    Equivalent to statvfs(fd)."""
    return statvfs_result(_posix.fstatvfs(fd))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Use the real uid/gid to test for access to a path."""
    flags = _flag(follow_symlinks)
    if effective_ids:
        flags |= _posix.AT_EACCESS
    return _posix.faccessat(_dir(dir_fd), _path(path, "access"), mode, flags)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Create a directory.

    If dir_fd is not None, it should be a file descriptor open to a directory,
      and path should be relative; path will then be relative to that directory.

    The mode argument is ignored on Windows."""
    _posix.mkdirat(_dir(dir_fd), _path(path, "mkdir"), mode)


def mkfifo(path, mode=0o666, *, dir_fd=None):
    """Create a "fifo" (a POSIX named pipe)."""
    _posix.mkfifoat(_dir(dir_fd), _path(path, "mkfifo"), mode)


def mknod(path, mode=0o600, device=0, *, dir_fd=None):
    """Create a node in the file system."""
    _posix.mknodat(_dir(dir_fd), _path(path, "mknod"), mode, device)


def rmdir(path, *, dir_fd=None):
    """Remove a directory."""
    _posix.unlinkat(_dir(dir_fd), _path(path, "rmdir"), _posix.AT_REMOVEDIR)


def unlink(path, *, dir_fd=None):
    """Remove a file (same as remove())."""
    _posix.unlinkat(_dir(dir_fd), _path(path, "unlink"), 0)


def remove(path, *, dir_fd=None):
    """Remove a file (same as unlink())."""
    _posix.unlinkat(_dir(dir_fd), _path(path, "remove"), 0)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory."""
    _posix.renameat(_dir(src_dir_fd), _path(src, "rename", "src"), _dir(dst_dir_fd), _path(dst, "rename", "dst"))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory, overwriting the destination."""
    _posix.renameat(_dir(src_dir_fd), _path(src, "replace", "src"), _dir(dst_dir_fd), _path(dst, "replace", "dst"))


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    """Create a hard link to a file."""
    flags = _posix.AT_SYMLINK_FOLLOW if follow_symlinks else 0
    _posix.linkat(_dir(src_dir_fd), _path(src, "link", "src"), _dir(dst_dir_fd), _path(dst, "link", "dst"), flags)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """Create a symbolic link pointing to src named dst."""
    _posix.symlinkat(_path(src, "symlink", "src"), _dir(dir_fd), _path(dst, "symlink", "dst"))


def readlink(path, *, dir_fd=None):
    """Return a string representing the path to which the symbolic link points."""
    return _posix.readlinkat(_dir(dir_fd), _path(path, "readlink"))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """Change the access permissions of a file."""
    path = _path(path, "chmod", fd=True)
    if isinstance(path, int):
        _not_both("chmod", path, dir_fd, follow_symlinks)
        _posix.fchmod(path, mode)
    elif follow_symlinks:
        _posix.fchmodat(_dir(dir_fd), path, mode, 0)
    else:
        raise NotImplementedError("chmod: follow_symlinks unavailable on this platform")


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    """Change the owner and group id of path to the numeric uid and gid."""
    path = _path(path, "chown", fd=True)
    if isinstance(path, int):
        _not_both("chown", path, dir_fd, follow_symlinks)
        _posix.fchown(path, uid, gid)
    else:
        _posix.fchownat(_dir(dir_fd), path, uid, gid, _flag(follow_symlinks))


def lchown(path, uid, gid):
    """Change the owner and group id of path to the numeric uid and gid.

    This function will not follow symbolic links.
    Equivalent to os.chown(path, uid, gid, follow_symlinks=False)."""
    _posix.fchownat(_HERE, _path(path, "lchown"), uid, gid, _posix.AT_SYMLINK_NOFOLLOW)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path."""
    path = _path(path, "utime", fd=True)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        atime, mtime = map(_nanoseconds, times)
    elif ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        atime, mtime = ns
    else:
        atime = mtime = None
    if isinstance(path, int):
        _not_both("utime", path, dir_fd, follow_symlinks)
        _posix.futimens(path, atime, mtime)
    else:
        _posix.utimensat(_dir(dir_fd), path, atime, mtime, _flag(follow_symlinks))


def _nanoseconds(seconds):
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        whole = seconds // 1
        return int(whole) * 1_000_000_000 + int((seconds - whole) * 1e9)
    try:
        return type(seconds).__index__(seconds) * 1_000_000_000
    except AttributeError:
        raise TypeError(
            f"'{type(seconds).__name__}' object cannot be interpreted as an integer") from None


def truncate(path, length):
    """Truncate a file, specified by path, to a specific length.

    On some platforms, path may also be specified as an open file descriptor.
    If this functionality is unavailable, using it raises an exception."""
    path = _path(path, "truncate", fd=True)
    if isinstance(path, int):
        _posix.ftruncate(path, length)
    else:
        _posix.truncate(path, length)


def chdir(path):
    """Change the current working directory to the specified path.

    path may always be specified as a string.
    On some platforms, path may also be specified as an open file descriptor.
    If this functionality is unavailable, using it raises an exception."""
    path = _path(path, "chdir", fd=True)
    if isinstance(path, int):
        _posix.fchdir(path)
    else:
        _posix.chdir(path)


def listdir(path=None):
    """Return a list containing the names of the files in the directory."""
    if path is not None:
        path = _path(path, "listdir", fd=True, none=True)
    if isinstance(path, int):
        return [name for name, _kind, _inode in _files._entries(path)]
    return _files.listdir(path)


# Kinds of entries as `st_mode` has them.
_KIND, _FOLDER, _FILE, _LINK, _UNKNOWN = 0o170000, 0o040000, 0o100000, 0o120000, 0


class DirEntry:
    __slots__ = ("name", "path", "_kind", "_inode", "_folder", "_stat", "_lstat")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __fspath__(self):
        """Returns the path for the entry."""
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def inode(self):
        """Return inode of the entry; cached per entry."""
        return self._inode

    def stat(self, *, follow_symlinks=True):
        """Return stat_result object for the entry; cached per entry."""
        if not follow_symlinks or self._kind not in (_LINK, _UNKNOWN):
            if self._lstat is None:
                self._lstat = self._look(False)
            return self._lstat
        if self._stat is None:
            self._stat = self._look(True)
        return self._stat

    def _look(self, follows):
        if self._folder is None:
            return stat(self.path, follow_symlinks=follows)
        return stat(self.name, dir_fd=self._folder, follow_symlinks=follows)

    def _is(self, kind, follows):
        if self._kind == _UNKNOWN or self._kind == _LINK and follows:
            try:
                return self.stat(follow_symlinks=follows).st_mode & _KIND == kind
            except FileNotFoundError:
                return False
        return self._kind == kind

    def is_dir(self, *, follow_symlinks=True):
        """Return True if the entry is a directory; cached per entry."""
        return self._is(_FOLDER, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Return True if the entry is a file; cached per entry."""
        return self._is(_FILE, follow_symlinks)

    def is_symlink(self):
        """Return True if the entry is a symbolic link; cached per entry."""
        return self._is(_LINK, False)

    def is_junction(self):
        """Return True if the entry is a junction; cached per entry."""
        return False

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    @classmethod
    def __class_getitem__(cls, item):
        """See PEP 585"""
        return type(list[int])(cls, item)


DirEntry.__module__ = "posix"


class ScandirIterator:
    __slots__ = ("_entries", "_folder", "_prefix")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.ScandirIterator' instances")

    def __iter__(self):
        return self

    def __next__(self):
        if self._entries is None:
            raise StopIteration
        for name, kind, inode in self._entries:
            entry = object.__new__(DirEntry)
            entry.name, entry._kind, entry._inode, entry._folder = name, kind, inode, self._folder
            entry.path = name if self._prefix is None else self._prefix + name
            entry._stat = entry._lstat = None
            return entry
        self._entries = None
        raise StopIteration

    def close(self):
        self._entries = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._entries = None

    def __del__(self):
        if self._entries is not None:
            import warnings
            warnings.warn(f"unclosed scandir iterator {self!r}", ResourceWarning, source=self)

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'posix.ScandirIterator' object")


ScandirIterator.__module__ = "posix"


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path.

    path can be specified as either str, bytes, or a path-like object.  If path
    is bytes, the names of yielded DirEntry objects will also be bytes; in
    all other circumstances they will be str.

    If path is None, uses the path='.'."""
    if path is not None:
        path = _path(path, "scandir", fd=True, none=True)
    entries = _files._entries("." if path is None else path)
    it = object.__new__(ScandirIterator)
    it._entries, it._folder, it._prefix = iter(entries), None, None
    if isinstance(path, int):
        it._folder = path
    else:
        prefix = "." if path is None else path
        slash = b"/" if isinstance(prefix, bytes) else "/"
        it._prefix = prefix if prefix.endswith(slash) else prefix + slash
    return it




def pathconf(path, name):
    """Return the configuration limit name for the file or directory path.

    If there is no limit, return -1.
    On some platforms, path may also be specified as an open file descriptor.
      If this functionality is unavailable, using it raises an exception."""
    name = _configured(name, pathconf_names)
    path = _path(path, "pathconf", fd=True)
    return _posix.fpathconf(path, name) if isinstance(path, int) else _posix.pathconf(path, name)


def fpathconf(fd, name, /):
    """Return the configuration limit name for the file descriptor fd.

    If there is no limit, return -1."""
    return _posix.fpathconf(fd, _configured(name, pathconf_names))


def sysconf(name, /):
    """Return an integer-valued system configuration variable."""
    return _posix.sysconf(_configured(name, sysconf_names))


def confstr(name, /):
    """Return a string-valued system configuration variable."""
    return _posix.confstr(_configured(name, confstr_names))


def _configured(name, names):
    if isinstance(name, str):
        try:
            return names[name]
        except KeyError:
            raise ValueError("unrecognized configuration name") from None
    if not hasattr(type(name), "__index__"):
        raise TypeError("configuration names must be strings or integers")
    return name


def get_terminal_size(fd=1, /):
    """Return the size of the terminal window as (columns, lines).

    The optional argument fd (default standard output) specifies
    which file descriptor should be queried.

    If the file descriptor is not connected to a terminal, an OSError
    is thrown.

    This function will only be defined if an implementation is
    available for this system.

    shutil.get_terminal_size is the high-level function which should
    normally be used, os.get_terminal_size is the low-level implementation."""
    return terminal_size(_posix.terminal_size(fd))


def device_encoding(fd):
    """Return a string describing the encoding of a terminal's file descriptor.

    The file descriptor must be attached to a terminal.
    If the device is not a terminal, return None."""
    return "utf-8" if isatty(fd) else None


def readv(fd, buffers, /):
    """Read from a file descriptor fd into an iterable of buffers."""
    views = [memoryview(b).cast("B") for b in buffers]
    return _scattered(views, read(fd, sum(map(len, views))))


def preadv(fd, buffers, offset, flags=0, /):
    """Reads from a file descriptor into a number of mutable bytes-like objects."""
    views = [memoryview(b).cast("B") for b in buffers]
    return _scattered(views, pread(fd, sum(map(len, views)), offset))


def _scattered(views, data):
    rest = data
    for view in views:
        part, rest = rest[:len(view)], rest[len(view):]
        view[:len(part)] = part
    return len(data)


def readinto(fd, buffer, /):
    """Read into a buffer object from a file descriptor."""
    view = memoryview(buffer).cast("B")
    if view.readonly:
        raise TypeError(f"readinto() argument 2 must be read-write bytes-like object, not {type(buffer).__name__}")
    return _scattered([view], read(fd, len(view)))


def writev(fd, buffers, /):
    """Iterate over buffers, and write the contents of each to a file descriptor.

    Returns the total number of bytes written.
    buffers must be a sequence of bytes-like objects."""
    return write(fd, b"".join(buffers))


def pwritev(fd, buffers, offset, flags=0, /):
    """Writes the contents of bytes-like objects to a file descriptor at a given offset."""
    return pwrite(fd, b"".join(buffers), offset)


def sendfile(out_fd, in_fd, offset, count):
    """Copy count bytes from file descriptor in_fd to file descriptor out_fd."""
    return _posix.sendfile(out_fd, in_fd, offset, count)


def eventfd_read(fd):
    """Read eventfd value"""
    return int.from_bytes(read(fd, 8), _sys.byteorder)


def eventfd_write(fd, value):
    """Write eventfd value."""
    write(fd, value.to_bytes(8, _sys.byteorder))


def posix_fadvise(fd, offset, length, advice, /):
    """Announce an intention to access data in a specific pattern."""
    _posix.fstat(fd)


def major(device, /):
    """Extracts a device major number from a raw device number."""
    return _device(device)[0]


def minor(device, /):
    """Extracts a device minor number from a raw device number."""
    return _device(device)[1]


def _device(number):
    """Major and minor number of a device; -1 stands for none."""
    if number == -1:
        return -1, -1
    if number < 0:
        raise OverflowError("can't convert negative int to unsigned")
    return _posix.device(number)


# ---- processes ---------------------------------------------------------------------------------------

_before_fork, _after_in_parent, _after_in_child = [], [], []


_NOT_GIVEN = object()


def register_at_fork(*, before=_NOT_GIVEN, after_in_child=_NOT_GIVEN, after_in_parent=_NOT_GIVEN):
    """Register callables to be called when forking a new process."""
    if before is after_in_child is after_in_parent is _NOT_GIVEN:
        raise TypeError("At least one argument is required.")
    for name, function, registered in (("before", before, _before_fork),
                                       ("after_in_child", after_in_child, _after_in_child),
                                       ("after_in_parent", after_in_parent, _after_in_parent)):
        if function is not _NOT_GIVEN:
            if not callable(function):
                raise TypeError(f"'{name}' must be callable, not {type(function).__name__}")
            registered.append(function)


def _call_all(functions):
    for function in functions:
        try:
            function()
        except BaseException as e:
            _files.report_unraisable(e.with_traceback(e.__traceback__.tb_next), 'in atfork callback', function)


def fork():
    """Fork a child process.

    Return 0 to child process and PID of child to parent process."""
    _call_all(reversed(_before_fork))
    pid = -1
    try:
        pid = _posix.fork()
    finally:
        _call_all(_after_in_parent if pid else _after_in_child)
    return pid


def forkpty():
    """Fork a new process with a new pseudo-terminal as controlling tty.

    Returns a tuple of (pid, master_fd).
    Like fork(), return pid of 0 to the child process,
    and pid of child to the parent process.
    To both, return fd of newly opened pseudo-terminal."""
    master, slave = openpty()
    pid = fork()
    if pid == 0:
        close(master)
        setsid()
        _posix.ioctl(slave, 0x540E, 0)
        for fd in (0, 1, 2):
            dup2(slave, fd)
        if slave > 2:
            close(slave)
        return 0, -1
    close(slave)
    return pid, master


def execv(path, argv, /):
    """Execute an executable path with arguments, replacing current process.

      path
        Path of executable file.
      argv
        Tuple or list of strings."""
    _posix.execve(_path(path, "execv"), _arguments(argv, "execv"), None)


def execve(path, argv, env):
    """Execute an executable path with arguments, replacing current process.

      path
        Path of executable file.
      argv
        Tuple or list of strings.
      env
        Dictionary of strings mapping to strings."""
    path = _path(path, "execve", fd=True)
    argv = _arguments(argv, "execve")
    if not hasattr(env, "keys"):
        raise TypeError("execve: environment must be a mapping object")
    strings = _environment(env)
    if isinstance(path, int):
        _posix.fexecve(path, argv, strings)
    else:
        _posix.execve(path, argv, strings)


def _arguments(argv, function):
    if not isinstance(argv, (tuple, list)):
        raise TypeError(f"{function}() arg 2 must be a tuple or list" if function == "execv"
                        else "execve: argv must be a tuple or list")
    if not argv:
        raise ValueError(f"{function}() arg 2 must not be empty" if function == "execv"
                         else "execve: argv must not be empty")
    argv = [fspath(a) for a in argv]
    if not argv[0]:
        raise ValueError(f"{function}() arg 2 first element cannot be empty" if function == "execv"
                         else "execve: argv first element cannot be empty")
    return argv


def _encoded(text):
    text = fspath(text)
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text


def _environment(env):
    strings = []
    for key in env.keys():
        name, value = _encoded(key), _encoded(env[key])
        if not name or b"=" in name[1:]:
            raise ValueError("illegal environment variable name")
        strings.append(name + b"=" + value)
    return strings


POSIX_SPAWN_OPEN, POSIX_SPAWN_CLOSE, POSIX_SPAWN_DUP2, POSIX_SPAWN_CLOSEFROM = range(4)


def wait3(options):
    """Wait for completion of a child process.

    Returns a tuple of information about the child process:
      (pid, status, rusage)"""
    return wait4(-1, options)


def wait4(pid, options):
    """Wait for completion of a specific child process.

    Returns a tuple of information about the child process:
      (pid, status, rusage)"""
    from resource import struct_rusage
    pid, status, usage = _posix.wait4(pid, options)
    return pid, status, struct_rusage(usage)


def waitid(idtype, id, options, /):
    """Returns the result of waiting for a process or processes."""
    result = _posix.waitid(idtype, id, options)
    return None if result is None else waitid_result(result)


def WIFEXITED(status):
    """Return True if the process returning status exited via the exit() system call."""
    return status & 0x7f == 0


def WEXITSTATUS(status):
    """Return the process return code from status."""
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    """Return True if the process returning status was terminated by a signal."""
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    """Return the signal that terminated the process that provided the status value."""
    return status & 0x7f


def WIFSTOPPED(status):
    """Return True if the process returning status was stopped."""
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    """Return the signal that stopped the process that provided the status value."""
    return status >> 8 & 0xff


def WIFCONTINUED(status):
    """Return True if a particular process was continued from a job control stop."""
    return status == 0xffff


def WCOREDUMP(status, /):
    """Return True if the process returning status was dumped to a core file."""
    return status & 0x80 != 0


def waitstatus_to_exitcode(status):
    """Convert a wait status to an exit code.

    On Unix:

    * If WIFEXITED(status) is true, return WEXITSTATUS(status).
    * If WIFSIGNALED(status) is true, return -WTERMSIG(status).
    * Otherwise, raise a ValueError."""
    if isinstance(status, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    status = status.__index__()
    if not -2147483648 <= status <= 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")


def sched_getaffinity(pid, /):
    """Return the affinity of the process identified by pid (or the current process if zero).

    The affinity is returned as a set of CPU identifiers."""
    return set(_posix.sched_getaffinity(pid))


def sched_getparam(pid, /):
    """Returns scheduling parameters for the process identified by pid.

    If pid is 0, returns parameters for the calling process.
    Return value is an instance of sched_param."""
    return sched_param(_posix.sched_getparam(pid))


def sched_setparam(pid, param, /):
    """Set scheduling parameters for the process identified by pid.

    If pid is 0, sets parameters for the calling process.
    param should be an instance of sched_param."""
    _posix.sched_setparam(pid, _priority(param))


def sched_setscheduler(pid, policy, param, /):
    """Set the scheduling policy for the process identified by pid.

    If pid is 0, the calling process is changed.
    param is an instance of sched_param."""
    _posix.sched_setscheduler(pid, policy, _priority(param))


def _priority(param):
    if not isinstance(param, sched_param):
        raise TypeError("must have a sched_param object")
    return param.sched_priority


def getlogin():
    """Return the actual login name."""
    fd = -1
    try:
        fd = open("/proc/self/loginuid", O_RDONLY)
        number = int(read(fd, 32))
    except OSError:
        number = 0xffffffff
    finally:
        if fd >= 0:
            close(fd)
    rows = _posix.users(number) if number != 0xffffffff else ()
    for row in rows:
        return row[0]
    raise OSError(6, strerror(6))


def times():
    """Return a collection containing process timing information.

    The object returned behaves like a named tuple with these fields:
      (utime, stime, cutime, cstime, elapsed_time)
    All fields are floating-point numbers."""
    return times_result(_posix.times())


def uname():
    """Return an object identifying the current operating system.

    The object behaves like a named tuple with the following fields:
      (sysname, nodename, release, version, machine)"""
    return uname_result(_posix.uname())


def cpu_count():
    """Return the number of logical CPUs in the system.

    Return None if indeterminable."""
    return _posix.sysconf(sysconf_names["SC_NPROCESSORS_ONLN"])


def ctermid():
    """Return the name of the controlling terminal for this process."""
    return "/dev/tty"
