"""A tokenizer: names, numbers, strings, operators, comments.

Characters of a string compared, tested and cut out by slices.
"""
import sys
import time

DEFAULT_N = 120
SOURCE = '''
let total_%d = 3.25 * (width + %d) / 2;  # a comment
if (total_%d >= limit && name != "none \\" such") { emit(total_%d << 2, 'x'); }
'''
DOUBLE = ("<=", ">=", "==", "!=", "&&", "||", "<<", ">>")


def tokenize(text):
    tokens = []
    i = 0
    line = 1
    while i < len(text):
        c = text[i]
        if c == "\n":
            line += 1
            i += 1
        elif c == " ":
            i += 1
        elif c == "#":
            while i < len(text) and text[i] != "\n":
                i += 1
        elif c.isalpha() or c == "_":
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            tokens.append(("name", text[start:i], line))
        elif "0" <= c <= "9":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            word = text[start:i]
            tokens.append(("number", float(word) if "." in word else int(word), line))
        elif c in "\"'":
            start = i
            i += 1
            while text[i] != c:
                i += 2 if text[i] == "\\" else 1
            i += 1
            tokens.append(("string", text[start:i], line))
        elif text[i:i + 2] in DOUBLE:
            tokens.append(("operator", text[i:i + 2], line))
            i += 2
        else:
            tokens.append(("operator", c, line))
            i += 1
    return tokens


def run(n):
    tokens = tokenize("".join(SOURCE % (k, k * k, k, k) for k in range(n)))
    kinds = {}
    for kind, _, _ in tokens:
        kinds[kind] = kinds.get(kind, 0) + 1
    return f"{len(tokens)} {kinds} {tokens[-3]}"


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
