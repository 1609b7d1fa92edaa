"""A recursive-descent calculator over the characters of a string.

A parser object with `peek` and `take`, recursion through four methods.
"""
import sys
import time

DEFAULT_N = 150


class Parser:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def peek(self):
        if self.position < len(self.text):
            return self.text[self.position]
        return None

    def take(self):
        c = self.peek()
        self.position += 1
        return c

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            if self.take() == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self):
        value = self.factor()
        while True:
            c = self.peek()
            if c == "*":
                self.take()
                value *= self.factor()
            elif c == "%":
                self.take()
                value %= self.factor() or 1
            else:
                return value

    def factor(self):
        c = self.take()
        if c == "-":
            return -self.factor()
        if c == "(":
            value = self.sum()
            if self.take() != ")":
                raise SyntaxError("')' expected")
            return value
        value = 0
        while c is not None and c.isdigit():
            value = value * 10 + int(c)
            c = self.take()
        self.position -= 1
        return value


def run(n):
    results = []
    for k in range(n):
        text = f"{k}*(12+{k * k}%7)-(-{k}+(3*{k}-(8%5)*2))%11+4*((5))"
        results.append(Parser(text).sum())
    return f"{sum(results)} {results[-3:]}"


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
