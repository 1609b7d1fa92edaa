# sys.exit with a number in the middle of a hot loop: finally runs, the status is the number, no traceback.
import sys


def work(n):
    try:
        for i in range(n):
            if i == 900:
                sys.exit(42)
    finally:
        print("cleanup", i)


print("start")
work(2000)
print("never")
