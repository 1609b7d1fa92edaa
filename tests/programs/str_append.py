# Appending to a string takes time linear in the result, whatever is appended and however hot the loop is. (With
# time quadratic in the result this would run for minutes.)


def constant(n):
    s = ""
    for i in range(n):
        s += "ab"
    return len(s), s[-3:]


def variable(n, piece):
    s = ""
    i = 0
    while i < n:
        s += piece
        i += 1
    return len(s), s[:3]


def shared(n):
    s = "x"
    kept = []
    for i in range(n):
        if i % 100 == 0:
            kept.append(s)
        s += "yz"
    return len(s), len(kept), kept[0], kept[1][:3], len(kept[-1])


def mixed(n):
    s = ""
    for i in range(n):
        s += "a" if i % 1000 else "é"
    return len(s), s.count("é"), s[:2]


print(constant(1000000), variable(1000000, "xyz"), variable(200000, "é"), shared(3000), mixed(200000))
t = ""
for i in range(20000):
    t += "q"
print(len(t))
