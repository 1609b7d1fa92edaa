# sys.exit() and exit through SystemExit subclass: status 0 and nothing on standard error.
import sys


class Quit(SystemExit):
    pass


def main():
    try:
        raise Quit("caught")
    except SystemExit as e:
        print(repr(e))
    try:
        print("leaving")
        sys.exit()
    finally:
        print("finally")


if __name__ == "__main__":
    main()
