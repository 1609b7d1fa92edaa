"""This module performs file control and I/O control on file
descriptors.  It is an interface to the fcntl() and ioctl() Unix
routines.  File descriptors can be obtained with the fileno() method of
a file or socket object."""

import _posix

LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 1, 2, 4, 8
LOCK_MAND, LOCK_READ, LOCK_WRITE, LOCK_RW = 32, 64, 128, 192
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW = range(8)
F_GETLK64, F_SETLK64, F_SETLKW64 = F_GETLK, F_SETLK, F_SETLKW
F_SETOWN, F_GETOWN, F_SETSIG, F_GETSIG, F_SETOWN_EX, F_GETOWN_EX = 8, 9, 10, 11, 15, 16
F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW = 36, 37, 38
F_SETLEASE, F_GETLEASE, F_NOTIFY = 1024, 1025, 1026
F_DUPFD_CLOEXEC, F_SETPIPE_SZ, F_GETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS = 1030, 1031, 1032, 1033, 1034
F_DUPFD_QUERY = 1027
F_RDLCK, F_WRLCK, F_UNLCK, F_EXLCK, F_SHLCK = 0, 1, 2, 4, 8
FD_CLOEXEC, FASYNC = 1, 0o20000
F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE = 1, 2, 4, 8
DN_ACCESS, DN_MODIFY, DN_CREATE, DN_DELETE, DN_RENAME, DN_ATTRIB, DN_MULTISHOT = 1, 2, 4, 8, 16, 32, 0x80000000
FICLONE, FICLONERANGE = 0x40049409, 0x4020940D


def _descriptor(fd):
    if not isinstance(fd, int):
        try:
            method = fd.fileno
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method.") from None
        fd = method()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd > 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def fcntl(fd, cmd, arg=0, /):
    """Perform the operation `cmd` on file descriptor fd.

    The values used for `cmd` are operating system dependent, and are
    available as constants in the fcntl module, using the same names as used
    in the relevant C header files.  The argument arg is optional, and
    defaults to 0; it may be an integer, a bytes-like object or a string."""
    fd = _descriptor(fd)
    if isinstance(arg, str):
        arg = arg.encode()
    if isinstance(arg, int):
        return _posix.fcntl(fd, cmd, _signed(arg, 64))
    if len(arg := bytes(arg)) > 1024:
        raise ValueError("fcntl argument 3 is too long")
    return _posix.fcntl_with(fd, cmd, arg)


def _signed(number, bits):
    """A number as the signed one with the same bits."""
    if not -1 << bits - 1 <= number < 1 << bits:
        raise OverflowError("Python int too large to convert to C long")
    return number - (1 << bits) if number >> bits - 1 == 1 else number


def ioctl(fd, request, arg=0, mutate_flag=True, /):
    """Perform the operation request on file descriptor fd.

    The values used for request are operating system dependent, and are
    available as constants in the fcntl or termios library modules, using
    the same names as used in the relevant C header files."""
    fd = _descriptor(fd)
    if isinstance(request, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    request &= 0xffffffff
    if isinstance(arg, str):
        arg = arg.encode()
    if isinstance(arg, int):
        return _posix.ioctl(fd, request, _signed(arg, 64))
    view = memoryview(arg)
    answer, data = _posix.ioctl_with(fd, request, bytes(view))
    if view.readonly or not mutate_flag:
        return data
    view.cast("B")[:] = data
    return answer


def flock(fd, operation, /):
    """Perform the lock operation `operation` on file descriptor fd.

    See the Unix manual page for flock(2) for details (On some systems, this
    function is emulated using fcntl())."""
    _posix.flock(_descriptor(fd), operation)


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    """A wrapper around the fcntl() locking calls."""
    fd = _descriptor(fd)
    if cmd == LOCK_UN:
        kind = F_UNLCK
    elif cmd & LOCK_SH:
        kind = F_RDLCK
    elif cmd & LOCK_EX:
        kind = F_WRLCK
    else:
        raise ValueError("unrecognized lockf argument")
    # struct flock: type, whence, start, length and a process, aligned as C does.
    lock = b"".join((kind.to_bytes(2, "little"), whence.to_bytes(2, "little"), bytes(4),
                     start.to_bytes(8, "little", signed=True), len.to_bytes(8, "little", signed=True), bytes(8)))
    _posix.fcntl_with(fd, F_SETLK if cmd & LOCK_NB else F_SETLKW, lock)
