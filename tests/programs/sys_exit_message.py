# sys.exit with a string: it goes to standard error and the status is 1.
import sys

print("out")
sys.exit("fatal: giving up")
