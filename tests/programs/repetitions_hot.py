"""Repetitions and slices in hot loops, and those that cannot be made."""
def main(n):
    t = 0
    s = "hello world, grüße"
    for i in range(n):
        a = [0] * 10; b = [i, 1.5] * (i % 4); c = [[]] * 3; d = [True] * -1; e = (i % 5) * [2]
        c[0].append(i)
        t += len(a) + len(b) + len(c[2]) + len(d) + len(e) + a[3] + sum(b[:1])
        t += len(s[2:7]) + len(s[-3:]) + (s[i % 7:] > s[:3]) + len(s[::2])
        f = [1, 2]; f *= 3; t += len(f)
        t += (i, 1) < (5, 2)
        try: [0] * (1 << 60)
        except (MemoryError, OverflowError): t += 1
        try: [0] * 1.5
        except TypeError as x: t += len(str(x))
    return t, s[3:9]
print(main(500))
