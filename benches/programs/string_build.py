"""Format N records, join them, and cut the text up again.

Measures f-strings with format specs, repeated +=, join, slices with and
without a step, str methods (replace, find, upper, startswith), and a loop
over the characters of a string.
"""
import sys
import time

DEFAULT_N = 120000


def format_records(n):
    lines = []
    for i in range(n):
        price = i * 37 % 1000 / 8
        colour = i * i & 255
        lines.append(f"item{i:05d}:{price:8.3f}|{i % 97:>4d}|{colour:02x}")
    return "\n".join(lines)


def shuffle_slices(text, width):
    built = ""
    count = 0
    for start in range(0, len(text), width):
        piece = text[start:start + width]
        if count % 3 == 1:
            piece = piece[::-1]
        elif count % 3 == 2:
            piece = piece[2:] + piece[:2]
        built += piece
        count += 1
    return built


def count_marked(text):
    found = 0
    at = text.find("|")
    while at != -1:
        found += 1
        at = text.find("|", at + 1)
    return found


def checksum(text):
    total = 0
    for ch in text:
        total = (total * 31 + ord(ch)) % 1000003
    return total


def run(n):
    text = format_records(n)
    marked = count_marked(text)
    mixed = shuffle_slices(text, 11).replace("item", "#").upper()
    lines = mixed.split("\n")
    tagged = 0
    for line in lines:
        if line.startswith("#") or line.endswith("F"):
            tagged += 1
    return f"{len(text)} {marked} {len(mixed)} {len(lines)} {tagged} {checksum(mixed)}"


def main(argv):
    args = [arg for arg in argv[1:] if arg != "--times"]
    show_times = "--times" in argv
    n = int(args[0]) if len(args) > 0 else DEFAULT_N
    iterations = int(args[1]) if len(args) > 1 else 1
    result = None
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if show_times:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
