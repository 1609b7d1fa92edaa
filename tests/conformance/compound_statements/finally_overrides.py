# Jumps out of finally swallow what is in flight.
import warnings
warnings.simplefilter("ignore")


def source(body, last):
    lines = ["def f():", " for i in range(3):", "  try:"]
    lines += ["   " + body, "  finally:", "   " + last]
    lines += [" return 'end', i"]
    return "\n".join(lines)


for body in ("pass", "return 'try'", "raise ValueError(i)", "break", "continue", "return 1 / 0"):
    for last in ("pass", "return 'finally'", "break", "continue", "raise KeyError('k')", "i = 10"):
        space = {}
        exec(source(body, last), space)
        try:
            print(f"{body:20} {last:20}", space["f"]())
        except Exception as e:
            print(f"{body:20} {last:20}", repr(e), repr(e.__context__))


def nested():
    out = []
    for i in range(3):
        try:
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise ValueError
                return out
            finally:
                out.append(("a", i))
        except ValueError:
            out.append("caught")
            continue
        finally:
            out.append(("b", i))
    return "not reached"


print(nested())


def gen():
    try:
        yield 1
        yield 2
    finally:
        yield "cleanup"


g = gen()
print(next(g))
try:
    print(g.throw(ValueError("thrown")))
    next(g)
except ValueError as e:
    print(repr(e))
g = gen()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
import sys


def in_flight():
    seen = []
    try:
        try:
            1 / 0
        finally:
            seen.append(sys.exc_info()[0])
            seen.append(sys.exception().__class__.__name__)
    except ZeroDivisionError:
        seen.append(sys.exc_info()[0].__name__)
    seen.append(sys.exc_info())
    return seen


print(in_flight())


def loop_in_finally():
    for i in range(2):
        try:
            raise ValueError
        except ValueError:
            pass
        finally:
            for j in range(3):
                if j == 1:
                    break
            else:
                print("no")
            while True:
                break
    return i, j


print(loop_in_finally())
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for text in ["def f():\n try: pass\n finally: return", "while 1:\n try: pass\n finally: break", "while 1:\n try: pass\n finally: continue", "def f():\n try: pass\n finally:\n  for x in y: break", "def f():\n try: pass\n finally:\n  def g(): return", "def f():\n try: pass\n finally:\n  try: return\n  finally: pass", "def f():\n try: pass\n finally:\n  with x: return", "def f():\n try: pass\n finally:\n  if x: return 1"]:
        compile(text, "<s>", "exec")
for w in seen:
    print(w.category.__name__, w.message, w.lineno)
