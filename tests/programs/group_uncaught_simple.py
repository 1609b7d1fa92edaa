# A group within a group as the last of it, and a group as a cause.
def f():
    raise ExceptionGroup("first", [ValueError("v"), ExceptionGroup("second", [TypeError("t")])])


try:
    f()
except ExceptionGroup as g:
    raise BaseExceptionGroup("third", [KeyboardInterrupt(), g.exceptions[1]]) from g
