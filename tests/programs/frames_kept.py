# Frames that are over keep their variables as long as somebody has them; tracebacks do.
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def fails(n):
    kept = Loud(f"level {n}")
    if n == 0:
        raise ValueError("at the bottom")
    fails(n - 1)


try:
    fails(2)
except ValueError as e:
    print("caught")
    tb = e.__traceback__
    frames = []
    while tb:
        frames.append(tb.tb_frame)
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_locals.get("n"))
        tb = tb.tb_next
    print(frames[-1].f_back is frames[-2], frames[1].f_back is sys._getframe())
    del e
print("after the handler")
frames[2].clear()
print("cleared one")
print(frames[1].f_locals["kept"].name)
del frames, tb
print("let go")


def returns_frame():
    thing = Loud("of a frame that returned")
    return sys._getframe()


f = returns_frame()
print(f.f_locals["thing"].name, f.f_lineno - f.f_code.co_firstlineno, f.f_back is sys._getframe())
f.clear()
print(f.f_locals)

try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)


def numbers():
    local = Loud("of a generator")
    got = yield 1
    print("got", got, local.name)
    yield 2


g = numbers()
print(g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_frame.f_locals, g.gi_frame.f_back)
next(g)
print(g.gi_frame is g.gi_frame, g.gi_frame.f_lineno - g.gi_code.co_firstlineno, list(g.gi_frame.f_locals))
g.gi_frame.f_locals["local"] = Loud("stored by way of the frame")
try:
    g.gi_frame.clear()
except RuntimeError as e:
    print(e)
print(g.gi_frame.f_generator is g, g.send("this"))
frame = g.gi_frame
g.close()
print(g.gi_frame, frame.f_generator, frame.f_code is g.gi_code)
del frame
print("end")
