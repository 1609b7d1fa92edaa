# The __main__ guard in a program and in a module it imports.
import _mod_main_guard


def main(argv=()):
    total = 0
    for i in range(1000):
        total += i if __name__ == "__main__" else -i
    print(total, list(argv))
    return 0


print(_mod_main_guard.value)
if __name__ == "__main__":
    main()
if __name__ != "__main__":
    print("never")
