# An error raised in an imported module: its own file and line are in the traceback.
import _mod_fails

print(_mod_fails.good(3))
print(_mod_fails.ratio(10, 4))
print(_mod_fails.ratio(10, 0))
