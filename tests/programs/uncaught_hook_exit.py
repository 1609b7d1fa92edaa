# SystemExit raised by `sys.excepthook` gives the exit status.
import sys


def hook(*args):
    print(args[0].__name__)
    sys.exit(7)


sys.excepthook = hook
1 / 0
