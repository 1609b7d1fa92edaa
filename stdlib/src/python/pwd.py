"""This module provides access to the Unix password database.
It is available on all Unix versions.

Password database entries are reported as 7-tuples containing the following
items from the password database (see `<pwd.h>'), in order:
pw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.
The uid and gid items are integers, all others are strings. An
exception is raised if the entry asked for cannot be found."""

import _posix
from _structseq import structseq as _structseq

struct_passwd = _structseq(
    "pwd.struct_passwd", ("pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"),
    doc="""pwd.struct_passwd: Results from getpw*() routines.

This object may be accessed either as a tuple of
  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)
or via the object attributes as named in the above tuple.""")


def getpwuid(uidobj, /):
    """Return the password database entry for the given numeric user ID.

    See `help(pwd)` for more on password database entries."""
    if isinstance(uidobj, float) or not hasattr(uidobj, "__index__"):
        raise TypeError(f"uid should be integer, not {type(uidobj).__name__}")
    for row in _posix.users(uidobj.__index__()):
        return struct_passwd(row)
    raise KeyError(f"getpwuid(): uid not found: {uidobj}")


def getpwnam(name, /):
    """Return the password database entry for the given user name.

    See `help(pwd)` for more on password database entries."""
    if not isinstance(name, str):
        raise TypeError(f"getpwnam() argument must be str, not {type(name).__name__}")
    for row in _posix.users(name):
        return struct_passwd(row)
    raise KeyError(f"getpwnam(): name not found: {name!r}")


def getpwall():
    """Return a list of all available password database entries, in arbitrary order.

    See help(pwd) for more on password database entries."""
    return [struct_passwd(row) for row in _posix.users(None)]
