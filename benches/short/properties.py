"""Classes with properties, setters that check, and attributes made on demand.

Descriptors, `__getattr__`, class and static methods.
"""
import sys
import time

DEFAULT_N = 1500


class Temperature:
    made = 0

    def __init__(self, celsius):
        self.celsius = celsius
        Temperature.made += 1

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError(value)
        self._celsius = value

    @property
    def fahrenheit(self):
        return self.celsius * 9 // 5 + 32

    @classmethod
    def of_fahrenheit(cls, value):
        return cls((value - 32) * 5 // 9)

    @staticmethod
    def mean(items):
        return sum(t.celsius for t in items) // len(items)

    def __getattr__(self, name):
        if name.startswith("plus_"):
            return self.celsius + int(name[5:])
        raise AttributeError(name)


def run(n):
    items = []
    refused = 0
    for k in range(n):
        try:
            t = Temperature(k * 97 % 700 - 350)
        except ValueError:
            refused += 1
            t = Temperature.of_fahrenheit(k)
        t.celsius += k % 3
        items.append(t)
    warm = [t.fahrenheit for t in items if t.celsius > 20]
    return f"{refused} {sum(warm)} {Temperature.mean(items)} {items[5].plus_40} {hasattr(items[6], 'minus')}"


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
