# if: conditions, branches that the compiler may drop, and pass.
class T:
    def __init__(self, n, v):
        self.n, self.v = n, v

    def __bool__(self):
        print("?" + self.n, end=" ")
        return self.v


t, f = T("t", True), T("f", False)
if f:
    print("no")
elif t:
    print("elif")
else:
    print("no")
if not f and (f or t):
    print("both")
if not (t and not f):
    print("no")
else:
    print("else")
if 0:
    undefined_name()
if 1:
    print("one")
else:
    undefined_name()
if None: pass
elif (): pass
elif "": pass
elif 0.0: pass
else: print("all false")
if t: pass; print("same line")
if t and f or t: print("and or")
if (x := t): print("walrus", x is t)
if t if f else t: print("conditional")
if t < t if False else 1 < 2 < 3: print("chain")
if t:
    if f:
        print("no")
    else:
        print("dangling else")


def unreachable():
    return 1
    print("never")
    yield_ = 2


def constant():
    if False:
        yield 1
    return 2


print(unreachable(), type(constant()).__name__)
if __debug__:
    print("debug")
while 0:
    print("no")
else:
    print("while 0 else")
while not f:
    break
if [] == []: print("eq")
if not []: print("not")
if t is t and t is not f: print("is")
if "a" in "abc" and "z" not in "abc": print("in")
try:
    if undefined: pass
except NameError as e:
    print(e)
if 1 if 0 else 0: print("no")
else: print("nested constant")
