# An uncaught RecursionError: the repeated frames are folded in the traceback.
import sys

sys.setrecursionlimit(200)


def down(n):
    return down(n + 1)


print("go")
down(0)
