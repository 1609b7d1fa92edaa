"""This module provides mechanisms to use signal handlers in Python.

Functions:

alarm() -- cause SIGALRM after a specified time [Unix only]
setitimer() -- cause a signal (described below) after a specified
               float time and the timer may restart then [Unix only]
getitimer() -- get current value of timer [Unix only]
signal() -- set the action for a given signal
getsignal() -- get the signal action for a given signal
pause() -- wait until a signal arrives [Unix only]
default_int_handler() -- default SIGINT handler

signal constants:
SIG_DFL -- used to refer to the system default handler
SIG_IGN -- used to ignore the signal
NSIG -- number of defined signals
SIGINT, SIGTERM, etc. -- signal numbers

itimer constants:
ITIMER_REAL -- decrements in real time, and delivers SIGALRM upon
               expiration
ITIMER_VIRTUAL -- decrements only when the process is executing,
               and delivers SIGVTALRM upon expiration
ITIMER_PROF -- decrements both when the process is executing and
               when the system is executing on behalf of the process.
               Coupled with ITIMER_VIRTUAL, this timer is usually
               used to profile the time spent by the application
               in user and kernel space. SIGPROF is delivered upon
               expiration.


*** IMPORTANT NOTICE ***
A signal handler function is called with two arguments:
the first is the signal number, the second is the interrupted stack frame."""

# What programs see.
__name__ = "signal"

import _signals
from _signals import alarm, pause, raise_signal
from _structseq import structseq as _structseq

SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1 = range(1, 11)
SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP = range(11, 21)
SIGTTIN, SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPWR, SIGSYS = range(21, 32)
SIGIOT, SIGCLD, SIGPOLL, SIGRTMIN, SIGRTMAX, NSIG = SIGABRT, SIGCHLD, SIGIO, 34, 64, 65
SIG_DFL, SIG_IGN = 0, 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


class ItimerError(OSError):
    pass


ItimerError.__module__ = "signal"
itimer_error = ItimerError

struct_siginfo = _structseq(
    "signal.struct_siginfo", ("si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"),
    doc="""struct_siginfo: Result from sigwaitinfo or sigtimedwait.

This object may be accessed either as a tuple of
(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),
or via the attributes si_signo, si_code, and so on.""")


def _number(signalnum):
    if isinstance(signalnum, float) or not hasattr(signalnum, "__index__"):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    signalnum = signalnum.__index__()
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return signalnum


def default_int_handler(signalnum, frame, /):
    """The default handler for SIGINT installed by Python.

    It raises KeyboardInterrupt."""
    raise KeyboardInterrupt


def signal(signalnum, handler, /):
    """Set the action for the given signal.

    The action can be SIG_DFL, SIG_IGN, or a callable Python object.
    The previous action is returned.  See getsignal() for possible return values.

    *** IMPORTANT NOTICE ***
    A signal handler function is called with two arguments:
    the first is the signal number, the second is the interrupted stack frame."""
    signalnum = _number(signalnum)
    from _thread import get_ident, _get_main_thread_ident
    if get_ident() != _get_main_thread_ident():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and not (isinstance(handler, int) and handler in (SIG_DFL, SIG_IGN)):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = getsignal(signalnum)
    _signals.set(signalnum, handler)
    return before


def getsignal(signalnum, /):
    """Return the current action for the given signal.

    The return value can be:
      SIG_IGN -- if the signal is being ignored
      SIG_DFL -- if the default action for the signal is in effect
      None    -- if an unknown handler is in effect
      anything else -- the callable Python object used as a handler"""
    handler = _signals.get(_number(signalnum))
    # The interpreter's own handler, which raises the same exception.
    return default_int_handler if handler is True else handler


def setitimer(which, seconds, interval=0.0, /):
    """Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).

    The timer will fire after value seconds and after that every interval seconds.
    The itimer can be cleared by setting seconds to zero.

    Returns old values as a tuple: (delay, interval)."""
    try:
        return _signals.setitimer(which, seconds, interval)
    except OSError as e:
        raise ItimerError(e.errno, e.strerror) from None


def getitimer(which, /):
    """Returns current value of given itimer."""
    try:
        return _signals.getitimer(which)
    except OSError as e:
        raise ItimerError(e.errno, e.strerror) from None


def siginterrupt(signalnum, flag, /):
    """Change system call restart behaviour.

    If flag is False, system calls will be restarted when interrupted by
    signal sig, else system calls will be interrupted."""
    _signals.siginterrupt(_number(signalnum), flag)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Sets the fd to be written to (with the signal number) when a signal comes in.

    A library can use this to wakeup select or poll.
    The previous fd or -1 is returned.

    The fd must be non-blocking."""
    if isinstance(fd, float) or not hasattr(fd, "__index__"):
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted as an integer")
    if fd != -1:
        import _posix
        _posix.fstat(fd)
        if _posix.get_blocking(fd):
            raise ValueError(f"the fd {fd} must be in non-blocking mode")
    return _signals.set_wakeup(fd, warn_on_full_buffer)


def pthread_kill(thread_id, signalnum, /):
    """Send a signal to a thread."""
    if signalnum != 0:
        _signals.thread_kill(thread_id, signalnum)


def pthread_sigmask(how, mask, /):
    """Fetch and/or change the signal mask of the calling thread."""
    return set(_signals.sigmask(how, mask))


def sigpending():
    """Examine pending signals.

    Returns a set of signal numbers that are pending for delivery to
    the calling thread."""
    return set(_signals.pending())


def sigwait(sigset, /):
    """Wait for a signal.

    Suspend execution of the calling thread until the delivery of one of the
    signals specified in the signal set sigset.  The function accepts the signal
    and returns the signal number."""
    return _signals.wait(sigset)


def sigwaitinfo(sigset, /):
    """Wait synchronously until one of the signals in *sigset* is delivered.

    Returns a struct_siginfo containing information about the signal."""
    return struct_siginfo(_signals.timed_wait(sigset, None))


def sigtimedwait(sigset, timeout, /):
    """Like sigwaitinfo(), but with a timeout.

    The timeout is specified in seconds, rounded up to nanoseconds."""
    if timeout < 0:
        raise ValueError("timeout must be non-negative")
    info = _signals.timed_wait(sigset, timeout)
    return None if info is None else struct_siginfo(info)


def pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /):
    """Send a signal to a process referred to by a pid file descriptor."""
    if siginfo is not None:
        raise TypeError("siginfo must be None")
    _signals.pidfd_send(pidfd, signalnum)


def valid_signals():
    """Return a set of valid signal numbers on this platform.

    The signal numbers returned by this function can be safely passed to
    functions like `pthread_kill`."""
    return set(range(1, NSIG)) - {32, 33}


def strsignal(signalnum, /):
    """Return the system description of the given signal.

    Returns the description of signal *signalnum*, such as "Interrupt"
    for :const:`SIGINT`. Returns :const:`None` if *signalnum* has no
    description. Raises :exc:`ValueError` if *signalnum* is invalid."""
    return _signals.describe(_number(signalnum))
