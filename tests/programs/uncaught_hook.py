# `sys.excepthook` reports what nobody catches; an error in it is reported with the original.
import sys

print(sys.excepthook is sys.__excepthook__, sys.__displayhook__ is sys.displayhook)


def hook(kind, value, traceback):
    print('hook', kind.__name__, value, traceback is value.__traceback__, traceback.tb_lineno > 0)
    if isinstance(value, KeyError):
        raise ValueError('in the hook')


sys.excepthook = hook
try:
    {}[1]
except KeyError as e:
    hook(OSError, OSError('called'), e.__traceback__)
raise KeyError('original')
