"""`match` on tuples, dicts, classes and guards: a small robot and a small shell.

Patterns with captures, alternatives, rests and literals.
"""
import sys
import time

DEFAULT_N = 2000


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y) if y > 0:
            return "up"
        case Point(x, 0):
            return f"axis{x % 3}"
        case Point(x=x, y=y) if x == y:
            return "diagonal"
        case _:
            return "plane"


def obey(p, command):
    match command:
        case ("go", int(dx), int(dy)):
            return Point(p.x + dx, p.y + dy)
        case ("turn",):
            return Point(-p.y, p.x)
        case ("home", *rest) if rest:
            return Point(len(rest), 0)
        case ("home", *_):
            return Point(0, 0)
        case {"to": [x, y], **more}:
            return Point(x, y + len(more))
        case "mirror" | "flip":
            return Point(p.x, -p.y)
        case None:
            return p
    raise ValueError(command)


def run(n):
    commands = [("go", 1, 2), ("turn",), "mirror", ("home", 1), {"to": [3, 3]}, ("go", -3, 0), ("home",), None,
                ("go", 0, 5), {"to": [0, 2], "fast": True}, "flip", ("go", 2, -2)]
    p = Point(0, 0)
    seen = {}
    for k in range(n):
        p = obey(p, commands[(k * k + k // 5) % len(commands)])
        place = where(p)
        seen[place] = seen.get(place, 0) + 1
    return f"{p.x} {p.y} {sorted(seen.items())}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.process_time()
        result = run(n)
        elapsed = time.process_time() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
