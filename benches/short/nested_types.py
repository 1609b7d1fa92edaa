"""Nested lists, tuples, dicts and strings: flattened, copied, compared, printed.

Chains of `isinstance` with tuples of types made anew each time.
"""
import sys
import time

DEFAULT_N = 200


def flatten(value, out):
    if isinstance(value, (int, str)):
        out.append(value)
    elif isinstance(value, (list, tuple)):
        for item in value:
            flatten(item, out)
    elif isinstance(value, dict):
        for key in value:
            flatten(key, out)
            flatten(value[key], out)


def copy(value):
    if isinstance(value, list):
        return [copy(item) for item in value]
    if isinstance(value, tuple):
        return tuple([copy(item) for item in value])
    if isinstance(value, dict):
        return {key: copy(item) for key, item in value.items()}
    return value


def show(value):
    if value is None or isinstance(value, (bool, float)):
        return f"<{value}>"
    if isinstance(value, (int, str)):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(show(k) + "=" + show(v) for k, v in value.items()) + "}"
    return "(" + " ".join(map(show, value)) + ")"


def run(n):
    value = [[k, str(k), (k, [k + 1, None]), {"key": k, k: [True, 2.5]}] for k in range(n)]
    flat = []
    flatten(value, flat)
    twin = copy(value)
    text = show(twin)
    numbers = sum(x for x in flat if isinstance(x, int))
    return f"{len(flat)} {numbers} {twin == value} {len(text)} {text[-40:]}"


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
