# Imports that fail leave names alone.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
import sys as a, no_such as b
''')
run('''\
try: import sys as kept, no_such as lost
except ImportError: print("kept" in dir(), "lost" in dir())
''')
run('''\
from sys import path as p, no_such as q
''')
run('''\
try: from sys import path as p, no_such as q
except ImportError: print("p" in dir(), "q" in dir())
''')
run('''\
import os.path, os.no_such
''')
run('''\
import sys
sys = 5
import sys
print(sys.__name__)
''')
run('''\
def f():
    import sys
    return sys.__name__
print(f(), "sys" in dir())
''')
run('''\
class A:
    import sys
    from os import path
print(A.sys.__name__, A.path.__name__)
''')
run('''\
import sys.path
''')
run('''\
from sys.path import x
''')
run('''\
from math import *
print(floor(1.5), "_" in dir())
''')
run('''\
import math as m, math as n
print(m is n)
''')
run('''\
import os.path as p
print(p.__name__, "os" in dir())
''')
run('''\
import collections.abc
print(collections.abc.__name__, "abc" in dir())
''')
run('''\
from collections import abc as c, OrderedDict as O
print(c.__name__, O.__name__)
''')
run('''\
from . import x
''')
run('''\
from .. import x
''')
run('''\
from .m import x
''')
run('''\
for math in [1]: pass
print(math)
''')
