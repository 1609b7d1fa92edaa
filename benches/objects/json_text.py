"""A JSON parser over a string, a writer, and a walk over what was read.

A class with a method for each kind of value, characters compared, slices, dicts of methods. N is the number of
records in the text.
"""
import sys
import time

DEFAULT_N = 3500


class JSONError(Exception):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


class Reader:
    ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.methods = {"{": self.object, "[": self.array, '"': self.string}

    def parse(self):
        value = self.value()
        self.space()
        if self.at < len(self.text):
            raise JSONError("more text", self.at)
        return value

    def space(self):
        text = self.text
        while self.at < len(text) and text[self.at] in " \n\t":
            self.at += 1

    def peek(self):
        self.space()
        if self.at >= len(self.text):
            raise JSONError("end of text", self.at)
        return self.text[self.at]

    def expect(self, c):
        if self.peek() != c:
            raise JSONError(f"{c!r} expected", self.at)
        self.at += 1

    def value(self):
        c = self.peek()
        method = self.methods.get(c)
        if method is not None:
            return method()
        if c == "-" or c.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise JSONError("no value", self.at)

    def object(self):
        self.expect("{")
        result = {}
        while self.peek() != "}":
            if result:
                self.expect(",")
                self.space()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
        self.at += 1
        return result

    def array(self):
        self.expect("[")
        result = []
        while self.peek() != "]":
            if result:
                self.expect(",")
            result.append(self.value())
        self.at += 1
        return result

    def string(self):
        self.expect('"')
        pieces = []
        start = self.at
        while True:
            c = self.text[self.at]
            if c == '"':
                break
            if c == "\\":
                pieces.append(self.text[start:self.at])
                c = self.text[self.at + 1]
                if c == "u":
                    pieces.append(chr(int(self.text[self.at + 2:self.at + 6], 16)))
                    self.at += 4
                else:
                    pieces.append(self.ESCAPES[c])
                self.at += 1
                start = self.at + 1
            self.at += 1
        pieces.append(self.text[start:self.at])
        self.at += 1
        return "".join(pieces)

    def number(self):
        start = self.at
        text = self.text
        while self.at < len(text) and (text[self.at].isdigit() or text[self.at] in "+-.eE"):
            self.at += 1
        word = text[start:self.at]
        return int(word) if word.lstrip("-").isdigit() else float(word)


def write(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ",".join(write(k) + ":" + write(v) for k, v in value.items()) + "}"
    return "[" + ",".join([write(v) for v in value]) + "]"


def count(value, counts):
    counts[type(value).__name__] = counts.get(type(value).__name__, 0) + 1
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return
    for item in value:
        count(item, counts)


def record(k):
    return ('{"id": %d, "name": "item \\"%d\\"\\n", "tags": ["a%d", "b\\u0041", []],\n  "price": %d.%d5e1, '
            '"sold": %s, "note": null, "place": {"x": %d, "y": -%d}}'
            % (k, k * 7, k % 5, k, k % 10, "true" if k % 3 else "false", k * k, k))


def run(n):
    text = "[" + ", ".join([record(k) for k in range(n)]) + "]"
    value = Reader(text).parse()
    compact = write(value)
    again = Reader(compact).parse()
    counts = {}
    count(again, counts)
    try:
        Reader(text[:-1]).parse()
        failed = None
    except JSONError as e:
        failed = e.position
    return f"{again == value} {len(text)} {len(compact)} {failed == len(text) - 1} {sorted(counts.items())}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
