"""Misspelt keywords, and names that modules have: what is suggested."""
import sys
import traceback

for text in ("with block ad something:\n  pass", "fur i in x: pass", "whille 1: pass", "defn f(): pass", "retrun 1", "import x form y", "clas A: pass", "iff x: pass", "x = 1 iff y else 2", "tri:\n  pass", "for x im y: pass", "asynch def f(): pass", "lambd x: 1", "elsee", "y = 1\nwhille y:\n  pass\n", "x = = 1", "print('a' 1)"):
    try:
        compile(text, "<string>", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset, len(e.args[1]))
        print(list(traceback.TracebackException.from_exception(e).format_exception_only())[-1].strip())
        try:
            exec(text)
        except SyntaxError as again:
            print(again == e, str(again) == str(e))

import math
for text in ("math.sine", "sys.exitt", "from math import sine", "import os.pathh", "len.foo", "[].appendd"):
    try:
        exec(text)
    except Exception as e:
        name = traceback.format_exception_only(e)[-1].strip()
        print(name.replace(str(getattr(e, "path", None)), "PATH"))

# A module has the methods of its class.
print(math.__repr__() == repr(math), "sin" in math.__dir__(), math.__eq__(math), math.__hash__() == hash(math), math.__sizeof__() > 0)
print(hasattr(math, "__len__"), hasattr(math, "__init__"), math.__class__.__name__, math.__str__() == str(math))
