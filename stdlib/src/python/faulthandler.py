"""faulthandler module: tracebacks on request. Signals that end the process do so without one."""

import sys as _sys

from _files import environ as _environ

_enabled = "faulthandler" in _sys._xoptions or bool(
    _environ.get(b"PYTHONFAULTHANDLER") and not _sys.flags.ignore_environment)
# Longer names are cut.
_LONGEST = 500


def _descriptor(file):
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    if isinstance(file, int) and not isinstance(file, bool):
        if file < 0:
            raise ValueError("file is not a valid file descripter")
        return file
    fd = file.fileno()
    if not isinstance(fd, int) or fd < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    try:
        file.flush()
    except Exception:
        pass
    return fd


def _cut(name):
    return name if len(name) <= _LONGEST else name[:_LONGEST] + "..."


def _write_stack(fd, frame, title):
    from _posix import write
    lines = [f"{title} (most recent call first):\n"]
    if frame is None:
        lines.append("  <no Python frame>\n")
    depth = 0
    while frame is not None and depth < 100:
        code = frame.f_code
        lines.append(f'  File "{_cut(code.co_filename)}", line {frame.f_lineno} in {_cut(code.co_name)}\n')
        frame = frame.f_back
        depth += 1
    if frame is not None:
        lines.append("  ...\n")
    write(fd, "".join(lines).encode("ascii", "backslashreplace"))


def enable(file=None, all_threads=True, c_stack=True):
    """Enable the fault handler."""
    global _enabled
    _descriptor(file)
    _enabled = True


def disable():
    """Disable the fault handler."""
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    """Check if the handler is enabled."""
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Dump the traceback of the current thread, or of all threads if all_threads is True, into file."""
    fd = _descriptor(file)
    _write_stack(fd, _sys._getframe(1), _title(all_threads))


def _title(all_threads):
    if not all_threads:
        return "Stack"
    from _thread import get_ident
    return f"Current thread {get_ident():#018x}"


def dump_c_stack(file=None):
    """Dump the C stack of the current thread: it is not known."""
    from _posix import write
    write(_descriptor(file), b"Current thread's C stack trace (most recent call first):\n  <not available>\n")


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Dump the traceback of all threads into file after timeout: nothing watches the time, so nothing is dumped."""
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    _descriptor(file)


def cancel_dump_traceback_later():
    """Cancel the previous call to dump_traceback_later()."""


_registered = {}


def register(signum, file=None, all_threads=True, chain=False):
    """Register a handler for the signal 'signum'."""
    import _signal
    fd = _descriptor(file)
    if signum in (_signal.SIGSEGV, _signal.SIGFPE, _signal.SIGABRT, _signal.SIGBUS, _signal.SIGILL):
        raise RuntimeError(f"signal {signum} cannot be registered, use enable() instead")
    if not 1 <= signum < _signal.NSIG:
        raise ValueError("signal number out of range")

    def handler(signum, frame):
        _write_stack(fd, frame, _title(all_threads))
        if chain and callable(before):
            before(signum, frame)

    before = _signal.signal(signum, handler)
    _registered.setdefault(signum, before)


def unregister(signum, /):
    """Unregister the handler of the signal 'signum' registered by register()."""
    import _signal
    if not 1 <= signum < _signal.NSIG:
        raise ValueError("signal number out of range")
    if signum not in _registered:
        return False
    _signal.signal(signum, _registered.pop(signum))
    return True


def _fatal(signum):
    import _signal
    _signal.signal(signum, _signal.SIG_DFL)
    _signal.raise_signal(signum)


def _sigsegv(release_gil=False, /):
    """Raise a SIGSEGV signal."""
    import _signal
    _fatal(_signal.SIGSEGV)


def _sigabrt():
    """Raise a SIGABRT signal."""
    import _signal
    _fatal(_signal.SIGABRT)


def _sigfpe():
    """Raise a SIGFPE signal."""
    import _signal
    _fatal(_signal.SIGFPE)
