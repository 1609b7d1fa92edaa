"""What `sysconfig` says about how this interpreter was built: there is no C compiler and no Python.h behind it."""

import sys as _sys

_version = "%d.%d" % _sys.version_info[:2]

build_time_vars = {
    "ABIFLAGS": "",
    "BINDIR": _sys.prefix + "/bin",
    "CONFIG_ARGS": "",
    "EXE": "",
    "EXT_SUFFIX": None,
    "HAVE_FORK": 1,
    "HAVE_FORKPTY": 0,
    "HAVE_VFORK": 1,
    "HOST_GNU_TYPE": "",
    "INCLUDEPY": None,
    "LDVERSION": _version,
    "LIBDIR": _sys.prefix + "/lib",
    "MACHDEP": _sys.platform,
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "SHLIB_SUFFIX": None,
    "SOABI": None,
    "VERSION": _version,
    "WITH_DOC_STRINGS": 1,
    "exec_prefix": _sys.exec_prefix,
    "prefix": _sys.prefix,
    "srcdir": "",
}
