"""Ciphers over text: shifts, a keyword, exclusive or, a transposition, and back.

`ord`, `chr`, bytes, alphabets by index, dictionaries of letters.
"""
import sys
import time

DEFAULT_N = 50
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shift(text, key):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + key) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def keyword(text, key, sign):
    out = ""
    for i, c in enumerate(text):
        place = LETTERS.find(c)
        out += c if place < 0 else LETTERS[(place + sign * LETTERS.index(key[i % len(key)])) % 26]
    return out


def crossed(data, key):
    return bytes([b ^ key[i % len(key)] for i, b in enumerate(data)])


def columns(text, width):
    return "".join(text[k::width] for k in range(width))


def guess(text):
    counts = {}
    for c in text:
        if c != " ":
            counts[c] = counts.get(c, 0) + 1
    common = max(counts, key=lambda c: (counts[c], c))
    return (ord(common) - ord("e")) % 26


def run(n):
    text = "the snake sleeps between three green trees near the eastern fence " * n
    hidden = shift(text, 11)
    key = guess(hidden)
    again = keyword(keyword(text, "viper", 1), "viper", -1)
    data = crossed(text.encode(), b"adder")
    same = crossed(data, b"adder").decode() == text
    return f"{key} {shift(hidden, -key) == text} {again == text} {same} {sum(data)} {columns(text, 7)[:20]}"


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
