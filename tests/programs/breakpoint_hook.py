"""breakpoint() and its hook; input() from other streams."""
import sys, os
def hook(*a, **k):
    print("hook", a, k)
    return 7
sys.breakpointhook = hook
print(breakpoint(), breakpoint(1, x=2))
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "os.path.join"
print(breakpoint("a", "b"))
os.environ["PYTHONBREAKPOINT"] = "len"
print(breakpoint("abc"))
import warnings
warnings.simplefilter("always")
for n in ("nothing.here", "os.nothing", "nothing", ".", "..", "a b"):
    os.environ["PYTHONBREAKPOINT"] = n
    with warnings.catch_warnings(record=True) as w:
        print(breakpoint(), w[0].message, w[0].category.__name__)
os.environ["PYTHONBREAKPOINT"] = "int"
try: breakpoint("x", 3)
except Exception as e: print(repr(e))
del sys.breakpointhook
try: breakpoint()
except Exception as e: print(repr(e))
import io
sys.stdin = io.StringIO("one\ntwo\nthree")
print([input() for _ in range(3)])
try: input()
except EOFError as e: print(repr(e))
old = sys.stdout
sys.stdout = io.StringIO()
sys.stdin = io.StringIO("x\n")
input("prompt")
v = sys.stdout.getvalue(); sys.stdout = old
print(repr(v))
class R:
    def readline(self, *a): return b"x"
sys.stdin = R()
try: input()
except Exception as e: print(repr(e))
sys.stdin = None
try: input()
except Exception as e: print(repr(e))
del sys.stdin
try: input()
except Exception as e: print(repr(e))
