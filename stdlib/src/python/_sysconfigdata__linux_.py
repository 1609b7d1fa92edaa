"""What `sysconfig` knows of how the interpreter was built: there is no C compiler in it, and there are no extension modules."""

import sys

build_time_vars = {
    "AR": "ar",
    "CC": "cc",
    "CFLAGS": "",
    "CONFIG_ARGS": "",
    "EXT_SUFFIX": None,
    "EXE": "",
    "HAVE_FORK": 1,
    "LDFLAGS": "",
    "MULTIARCH": "",
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "SHLIB_SUFFIX": ".so",
    "SIZEOF_VOID_P": 8,
    "SOABI": None,
    "WITH_DOC_STRINGS": 1,
    "WITH_PYMALLOC": 0,
    "abs_builddir": sys.prefix,
    "abs_srcdir": sys.prefix,
    "exec_prefix": sys.exec_prefix,
    "prefix": sys.prefix,
    "srcdir": sys.prefix,
}
