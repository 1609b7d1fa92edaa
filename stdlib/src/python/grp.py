"""Access to the Unix group database.

Group entries are reported as 4-tuples containing the following fields
from the group database, in order:

  name   - name of the group
  passwd - group password (encrypted); often empty
  gid    - numeric ID of the group
  mem    - list of members

The gid is an integer, name and password are strings.  (Note that most
users are not explicitly listed as members of the groups they are in
according to the password database.  Check both databases to get
complete membership information.)"""

import _posix
from _structseq import structseq as _structseq

struct_group = _structseq(
    "grp.struct_group", ("gr_name", "gr_passwd", "gr_gid", "gr_mem"),
    doc="""grp.struct_group: Results from getgr*() routines.

This object may be accessed either as a tuple of
  (gr_name,gr_passwd,gr_gid,gr_mem)
or via the object attributes as named in the above tuple.""")


def getgrgid(id):
    """Return the group database entry for the given numeric group ID.

    If id is not valid, raise KeyError."""
    if isinstance(id, float) or not hasattr(id, "__index__"):
        raise TypeError(f"gid should be integer, not {type(id).__name__}")
    id = id.__index__()
    if id > 0xFFFFFFFF:
        raise OverflowError("gid is greater than maximum")
    if id < -1:
        raise OverflowError("gid is less than minimum")
    for row in _posix.groups(id):
        return struct_group(row)
    raise KeyError(f"getgrgid(): gid not found: {id}")


def getgrnam(name):
    """Return the group database entry for the given group name.

    If name is not valid, raise KeyError."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    for row in _posix.groups(name):
        return struct_group(row)
    raise KeyError(f"getgrnam(): name not found: {name!r}")


def getgrall():
    """Return a list of all available group entries, in arbitrary order.

    An entry whose name starts with '+' or '-' represents an instruction
    to use YP/NIS and may not be accessible via getgrnam or getgrgid."""
    return [struct_group(row) for row in _posix.groups(None)]
