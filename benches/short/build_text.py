"""Text put together and taken apart: run lengths, columns, wrapping, reversal of words.

Strings by `+=`, `join`, slices and methods.
"""
import sys
import time

DEFAULT_N = 1200


def encode(text):
    out = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out += text[i] if j - i == 1 else str(j - i) + text[i]
        i = j
    return out


def decode(text):
    out = []
    count = ""
    for c in text:
        if c.isdigit():
            count += c
        else:
            out.append(c * int(count or 1))
            count = ""
    return "".join(out)


def wrap(words, width):
    lines = []
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line.ljust(width, "."))
            line = word
        else:
            line = line + " " + word if line else word
    return lines + [line]


def run(n):
    text = "".join("ab"[k % 2] * (k * k % 6 + 1) for k in range(n))
    packed = encode(text)
    words = [("word" * 3)[: k * 7 % 11 + 1] for k in range(n)]
    lines = wrap(words, 30)
    swapped = " ".join(w[::-1].capitalize() for w in words[:9])
    return f"{packed[:20]} {decode(packed) == text} {len(lines)} {lines[1]} {swapped}"


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
