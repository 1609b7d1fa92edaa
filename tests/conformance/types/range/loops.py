# for loops over ranges of all kinds, with changed variables and breaks.
def loop(r):
    seen = []
    for i in r:
        seen.append(i)
        i = "changed"
        if len(seen) > 4:
            break
    else:
        seen.append("else")
    return seen

for r in (range(3), range(10), range(0), range(3, -3, -1), range(2**63 - 3, 2**63 + 3), range(2**63 - 3, 2**63 - 1), range(-2**63 + 1, -2**63 - 2, -1), range(0, 2**64, 2**62), range(2**64, 0, -2**62), range(-2**63, 2**63 - 1, 2**62), range(2**70, 2**70 + 2), range(1, 10, 2**63), range(10, 1, -2**63 - 1)):
    print(r, loop(r))
for i in range(3):
    pass
print(i)
for i in range(0):
    pass
print(i)
print([x for x in range(5) for x in range(x)], {x: y for x in range(3) for y in range(x)}, sum(range(101)), sum(range(0, 2**70, 2**68)), max(range(5)), min(range(5, 1, -1)), sorted(range(3), reverse=True))
range_ = range
def shadow():
    range = lambda n: "abc"[:n]
    return [x for x in range(2)]
print(shadow())
class N(int):
    def __index__(self):
        raise RuntimeError("never asked")
print(range(N(3)), [type(x).__name__ for x in range(N(1), N(3), N(1))], type(range(N(3)).stop).__name__)
total = 0
for a in range(-3, 4):
    for b in range(-3, 4):
        for s in (-2, -1, 1, 2):
            r = range(a, b, s)
            assert list(r) == list(reversed(r))[::-1] == [r[k] for k in range(len(r))]
            assert r[::-1] == range(0)[::-1] if not r else list(r[::-1]) == list(r)[::-1]
            total = total * 7 % 10007 + len(r) + sum(r)
print(total)
