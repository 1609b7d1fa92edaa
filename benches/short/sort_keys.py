"""Records sorted by keys: functions, tuples, several passes, a merge sort of our own.

`sorted`, `min` and `max` with `key` and `reverse`.
"""
import sys
import time

DEFAULT_N = 1000


def merge_sort(items, before):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    a = merge_sort(items[:middle], before)
    b = merge_sort(items[middle:], before)
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if before(b[j], a[i]):
            out.append(b[j])
            j += 1
        else:
            out.append(a[i])
            i += 1
    return out + a[i:] + b[j:]


def run(n):
    names = ["ash", "birch", "cedar", "oak", "elm", "fir"]
    records = [(names[k * 5 % 6], k * 37 % 101, (k * 73 % 19) / 4) for k in range(n)]
    by_age = sorted(records, key=lambda r: r[1])
    by_name = sorted(by_age, key=lambda r: (len(r[0]), r[0]), reverse=True)
    ours = merge_sort(records, lambda a, b: a[1] < b[1])
    records.sort(key=lambda r: -r[2])
    oldest = max(records, key=lambda r: (r[1], r[0]))
    words = sorted({str(r[1]) for r in records}, key=str.lower)
    return f"{by_name[0]} {ours == by_age} {records[0]} {oldest} {words[:3]} {min(records, key=sum_of)}"


def sum_of(record):
    return record[1] + record[2]


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
