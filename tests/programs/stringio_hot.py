# Streams in memory in hot loops: compiled code and interpreter agree.
import csv
import io
import struct


def writes(n):
    s = io.StringIO()
    for i in range(n):
        s.write('abc')
        if i % 50 == 7:
            s.write('é\n')
    return s.getvalue()


def lines(text):
    n = total = 0
    for line in io.StringIO(text):
        n += 1
        total += len(line)
    return n, total


def by_readline(stream):
    n = 0
    while line := stream.readline():
        n += len(line)
    return n


def records(n):
    b = io.BytesIO()
    for i in range(n):
        b.write(struct.pack('<ih', i, i % 7))
    b.seek(0)
    total = 0
    while part := b.read(6):
        x, y = struct.unpack('<ih', part)
        total += x * y
    return total


def rows(n):
    s = io.StringIO()
    w = csv.writer(s)
    for i in range(n):
        w.writerow([i, 'a,b', i / 4])
    s.seek(0)
    return sum(len(row) for row in csv.reader(s)), len(s.getvalue())


def prints(n):
    s = io.StringIO()
    for i in range(n):
        print('a', i, sep=':', file=s)
    return len(s.getvalue())


def many(n):
    total = 0
    for i in range(n):
        s = io.StringIO('a\nbc')
        for line in s:
            total += len(line)
    return total


class Upper(io.StringIO):
    def write(self, s):
        return super().write(s.upper())


def mixed(n):
    kinds = [io.StringIO(), Upper()]
    for i in range(n):
        kinds[i % 2].write('x')
        if i == n - 3:
            kinds[1].close()
    return kinds


text = writes(400)
print(len(text), text[:40], lines(text), by_readline(io.StringIO(text)), by_readline(io.BytesIO(text.encode())))
print(records(300), rows(200), prints(300), many(300))
try:
    mixed(300)
except ValueError as e:
    print(e)
