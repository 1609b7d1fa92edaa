"""Count the words of a text of N words that the program makes up itself.

Measures dict lookups and stores with string keys, str.split, strip and
lower, sets of tuples, and a sort with a key function.
"""
import sys
import time

DEFAULT_N = 500000
ONSETS = ["b", "d", "f", "gr", "k", "l", "m", "n", "p", "st", "t", "v"]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]


def make_vocabulary():
    words = []
    for first in ONSETS:
        for vowel in VOWELS:
            words.append(first + vowel)
            for second in ONSETS:
                words.append(first + vowel + second + "e")
    return words


def make_text(n):
    vocabulary = make_vocabulary()
    size = len(vocabulary)
    state = 2718281
    sentence_start = True
    parts = []
    for _ in range(n):
        state = state * 48271 % 2147483647
        # Squaring the fraction makes the early words the common ones.
        pick = state % size
        word = vocabulary[pick * pick // size]
        if sentence_start:
            word = word.capitalize()
        sentence_start = False
        mark = state // size % 12
        if mark == 0:
            word += "."
            sentence_start = True
        elif mark == 1:
            word += ","
        parts.append(word)
    return " ".join(parts)


def by_rank(item):
    return (-item[1], item[0])


def run(n):
    counts = {}
    neighbours = set()
    previous = ""
    for token in make_text(n).split():
        word = token.strip(".,").lower()
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
        neighbours.add((previous, word))
        previous = word
    lengths = {}
    for word, count in counts.items():
        lengths[len(word)] = lengths.get(len(word), 0) + count
    ranked = sorted(counts.items(), key=by_rank)
    top = " ".join([f"{word}={count}" for word, count in ranked[:5]])
    spread = ",".join([f"{size}:{lengths[size]}" for size in sorted(lengths)])
    return f"{len(counts)} {len(neighbours)} {top} {spread}"


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
