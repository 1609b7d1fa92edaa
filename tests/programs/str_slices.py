# Slices of str, tuple, list and range with every combination of small bounds.

s = "abcdef"
t = tuple(s)
l = list(s)
r = range(6)
bounds = [None, -8, -6, -3, -1, 0, 1, 3, 5, 6, 9]
steps = [None, 1, 2, 3, -1, -2, -7]
lines = 0
check = 0
for a in bounds:
    for b in bounds:
        for c in steps:
            x = s[a:b:c]
            assert "".join(t[a:b:c]) == x
            assert "".join(l[a:b:c]) == x
            assert "".join(s[i] for i in r[a:b:c]) == x
            assert s[slice(a, b, c)] == x
            lines += 1
            for ch in x:
                check = (check * 7 + ord(ch)) % 1000003
print(lines, check)
print(s[:], s[::-1], s[-2:], s[:-2], s[1:-1], s[4:1:-1], s[::3], s[10:], s[-100:100])
print(t[1:3], t[::-2], l[-3:-1], r[1:5:2], r[::-1], r[10:], range(0, 20, 3)[2:-1], range(10)[-3])
sl = slice(1, 10, 2)
print(sl, sl.start, sl.stop, sl.step, sl.indices(6), slice(None).indices(4), slice(-1, None, -1).indices(4), slice(5) == slice(None, 5, None))


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


o = Show()
print(o[1], o[1:2], o[:], o[::2], o[1, 2], o[1:2, ::3], o["a":"b"], o[()], o[-1], o[1,])
o[1:2] = 5
o[::] = [1]
o[0, 1] = "x"
del o[1:3]
del o[0], o["k"]
o[0] += (1,) if False else 1
for f in (lambda: s["a":], lambda: s[1.0:], lambda: s[::0], lambda: t[::0], lambda: l["a"], lambda: t[6], lambda: l[-7], lambda: r[6], lambda: t[None]):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)

total = 0
for i in range(1000):
    lo = i % 7 - 1
    total += len(s[lo:]) * 3 + len(t[:lo]) + len(l[lo:lo + 3])
print(total)
text = "the quick brown fox"
while text:
    text, last = text[:-3], text[-3:]
    print(repr(last), end=" ")
print()
