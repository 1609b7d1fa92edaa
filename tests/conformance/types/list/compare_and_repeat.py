# Comparison of lists that change meanwhile, lists in themselves, repetition and its limits.

a = [1, 2, [3]]
print(a == [1, 2, [3]], a != [1, 2, [3]], a < [1, 2, [4]], a < [1, 2, [3], 0], a > [1, 2], [] < [0], a == (1, 2, [3]))
for other in ((1,), None, "abc", {1: 2}, 5):
    for op in ("<", ">", "<=", ">="):
        try:
            eval(f"a {op} other")
        except TypeError as error:
            print(error)
            break


class Shrinks:
    def __init__(self, l):
        self.l = l

    def __eq__(self, other):
        self.l.clear()
        return True


x = []
x += [Shrinks(x), 1, 2]
print(x == [1, 1, 2], x)
l = []
l.append(l)
print(l, repr(l), str([l, l]))
print(l == l, l.index(l), l in l)
print([0] * 3, 3 * [0], [0] * 0, [0] * -1, [] * 10**18, [[]] * 2)
r = [[]] * 3
r[0].append(1)
print(r)
r = [1, 2]
s = r
r *= 2
print(s is r, s)
r *= 0
print(s)
r = r * 2
print(r is s)
for text in ("[1] * 10**20", "[1] * 2**62", "[1] * 1.0", "[1] * 'a'", "[1] * [1]", "[1] * None", "'a' * [1]"):
    try:
        eval(text)
    except (TypeError, OverflowError, MemoryError) as error:
        print(text, type(error).__name__, error)
l = [1, 2, 3]
out = []
for x in l:
    out.append(x)
    if len(l) < 8:
        l.append(x * 10)
print(out, l)
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3]
it = iter(l)
print(next(it), it.__length_hint__())
l.clear()
print(it.__length_hint__(), list(it))
l.extend("abcdef")
print(list(it))
l = [1, 2, 3]
back = reversed(l)
print(next(back), l.pop(), l.pop(), list(back), l)
