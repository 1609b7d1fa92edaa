# What methods say of single characters, in loops.
ALL = "".join(map(chr, range(128)))
METHODS = ["isspace", "isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isupper", "islower", "istitle", "isidentifier",
           "isprintable", "isascii"]


def count(s):
    n = [0] * 12
    for i in range(len(s)):
        c = s[i]
        n[0] += c.isspace()
        n[1] += c.isdigit()
        n[2] += c.isdecimal()
        n[3] += c.isnumeric()
        n[4] += c.isalpha()
        n[5] += c.isalnum()
        n[6] += c.isupper()
        n[7] += c.islower()
        n[8] += c.istitle()
        n[9] += c.isidentifier()
        n[10] += c.isprintable()
        n[11] += c.isascii()
    return n


def classes(s):
    out = []
    for c in s:
        if c.isdigit():
            out.append("d")
        elif c.isalpha() or c == "_":
            out.append("a" if c.islower() else "A")
        elif c.isspace():
            out.append(" ")
        else:
            out.append("?")
    return "".join(out)


print(classes(ALL))
for k in range(40):
    r = count(ALL)
print(list(zip(METHODS, r)))
for k in range(40):
    r = count(ALL + "é²Ⅷ\u2003ß" if k > 30 else ALL)
print(r)
for s in ["", "abc 12", "x_1 = ÄÖ + 3\t", "\x1c\x1d\x85\xa0", "①½٣"]:
    for k in range(40):
        r = classes(s)
    print(ascii(r))


class S(str):
    def isdigit(self):
        return "mine"


def first(xs):
    out = []
    for x in xs:
        c = x[0]
        out.append(c.isdigit())
        out.append(x.isdigit())
    return out


for k in range(60):
    r = first(["1", "a", S("5"), "12"])
print(r)
