"""A state machine that reads dates, numbers and signs, by a table of functions.

Functions held in a dict, states that are strings, a verdict for each input.
"""
import sys
import time

DEFAULT_N = 800


def start(c, out):
    if c == "-":
        return "sign"
    if c.isdigit():
        out.append(int(c))
        return "digits"
    return "error"


def sign(c, out):
    if c.isdigit():
        out.append(-int(c))
        return "digits"
    return "error"


def digits(c, out):
    if c.isdigit():
        last = out[-1]
        out[-1] = last * 10 + int(c) * (1 if last >= 0 else -1)
        return "digits"
    if c in "-/:":
        return "gap"
    return "done" if c == ";" else "error"


def gap(c, out):
    return start(c, out) if c != "-" else "error"


STATES = {"start": start, "sign": sign, "digits": digits, "gap": gap}


def parse(text):
    state = "start"
    out = []
    for c in text:
        step = STATES.get(state)
        if step is None:
            break
        state = step(c, out)
    return state, out


def run(n):
    verdicts = {}
    total = 0
    for k in range(n):
        text = f"{k * 31 - 200}-{k % 12}{'/' if k % 4 else '--'}{k % 30}{';' if k % 5 else '?'}"
        state, numbers = parse(text)
        verdicts[state] = verdicts.get(state, 0) + 1
        total += sum(numbers)
    return f"{verdicts} {total}"


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
