# Import statements: what they bind.
import sys, sys as system
import os.path
import os.path as p
import collections.abc as cabc, collections
from os import path, sep as separator
from collections import (OrderedDict, abc as a2,)
from math import *
print(sys is system, os.path is p, path is p, separator, cabc is collections.abc, a2 is cabc, OrderedDict.__name__)
print(floor(2.5), "pi" in globals(), "__doc__" in globals(), sorted(n for n in globals() if n.startswith("_") and "math" in str(globals()[n])))


def f():
    import json.decoder
    from string import digits as d
    return sorted(locals()), json.decoder.__name__


print(f())


class C:
    import string as s
    from string import hexdigits


print(C.s.__name__, C.hexdigits)


def error(text):
    try:
        exec(text, {"__name__": "nowhere"})
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e, getattr(e, "name", "?"), getattr(e, "path", "?"))


for text in ["import nothing_like_it", "import nothing.at.all", "import sys.nothing", "import sys.path", "from sys import nothing", "from sys import nothing as x", "from nothing import x", "from . import x", "from .. import x", "from .a import x", "from sys import (path, nothing)", "import collections.nothing", "from math import nothing",
             "import", "import a,", "import a b", "import a as", "import a.b as c.d", "import (a)", "import a as b.c", "import .a", "import *", "from a import", "from a import (b", "from a import b,", "from a import (b,)", "from a import ()", "from a import (*)", "from a import *, b", "from a import b.c", "from a import b as c.d", "from a import b as 1", "import a as 1", "import a as b()", "import a as (b)", "from a import b as (c)", "from a import b as c[0]", "import 'a'", "from a import 'b'", "from import a", "from a.b.c import d as e, f", "from ...a import b", "from .... import b", "from . import *", "def f(): from a import *", "class A: from a import *", "from __future__ import nothing", "from __future__ import braces", "from __future__ import *", "from __future__ import annotations", "x = 1\nfrom __future__ import annotations", "'doc'\nfrom __future__ import annotations", "'doc'\n'two'\nfrom __future__ import annotations", "from __future__ import annotations, division, generators", "from __future__ import annotations as a", "import __future__\nfrom __future__ import division", "def f():\n from __future__ import division", "from __future__ import (barry_as_FLUFL)", "from a import b c", "from a import b as c d", "import a.b.", "from a. import b", "from a import b; import c; from d", "import a..b", "from a import b if c else d", "import a and b"]:
    try:
        error(text)
    except ImportError as e:
        print(e)
