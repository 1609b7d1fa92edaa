"""A cache that forgets what was used least lately, twice: by a dict and by linked records.

Deleting and inserting keys of dicts, links both ways.
"""
import sys
import time

DEFAULT_N = 3000


class DictCache:
    def __init__(self, room):
        self.room = room
        self.items = {}
        self.hits = 0

    def get(self, key, make):
        if key in self.items:
            self.hits += 1
            value = self.items.pop(key)
        else:
            value = make(key)
            if len(self.items) >= self.room:
                del self.items[next(iter(self.items))]
        self.items[key] = value
        return value


class Record:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = self
        self.after = self


class LinkCache:
    def __init__(self, room):
        self.room = room
        self.index = {}
        self.end = Record(None, None)
        self.hits = 0

    def unlink(self, r):
        r.before.after = r.after
        r.after.before = r.before

    def append(self, r):
        last = self.end.before
        last.after = r
        r.before = last
        r.after = self.end
        self.end.before = r

    def get(self, key, make):
        r = self.index.get(key)
        if r is not None:
            self.hits += 1
            self.unlink(r)
        else:
            r = Record(key, make(key))
            self.index[key] = r
            if len(self.index) > self.room:
                oldest = self.end.after
                self.unlink(oldest)
                del self.index[oldest.key]
        self.append(r)
        return r.value


def run(n):
    out = []
    for cache in (DictCache(12), LinkCache(12)):
        total = 0
        for k in range(n):
            total += cache.get(k * k % 31 if k % 3 else k % 40, lambda key: key * 3 + 1)
        out.append((cache.hits, total))
    return f"{out[0] == out[1]} {out[0]}"


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
