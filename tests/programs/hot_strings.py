# Strings in hot loops: comparison, keys, slicing, formatting, methods chosen by data, types that change.


def tokenize(text):
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        if c in " \n":
            i += 1
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            w = text[i:j]
            out.append(("kw" if w in ("if", "while", "def") else "id", w))
            i = j
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            out.append(("num", int(text[i:j])))
            i = j
        elif text[i:i + 2] in ("==", "<=", "+="):
            out.append(("op", text[i:i + 2]))
            i += 2
        else:
            out.append(("op", c))
            i += 1
    return out


src = "def f_1(x): \n while x <= 10: x += 1 if été == 日本 (42) \n" * 12
toks = tokenize(src)
print(len(toks), toks[:9])
kinds = {}
for k, v in toks:
    kinds[k] = kinds.get(k, 0) + 1
print(kinds)


def vowels(s):
    return sum(1 for c in s.lower() if c in "aeiou")


print(vowels("The Quick Brown Fox" * 30))
n = 0
prev = ""
for i in range(2000):
    s = "item" + str(i % 50)
    if s == prev:
        n += 1
    if s < "item25":
        n += 2
    if s[-1] == "7" and s.endswith("17"):
        n += 100
    n += hash(s) == hash("item" + str(i % 50))
    prev = s if i % 3 else "item" + str((i + 1) % 50)
print(n)
acc = []
for i in range(900):
    v = i if i < 300 else str(i) if i < 600 else [i]
    acc.append("%s" % v if i % 2 else f"{v}" if i % 3 else str(v))
print(len("".join(acc)), acc[299:302], acc[599:602])
roman = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(n):
    out = ""
    for v, r in roman:
        while n >= v:
            out += r
            n -= v
    return out


def from_roman(s):
    vals = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    t = 0
    for i, c in enumerate(s):
        t += -vals[c] if i + 1 < len(s) and vals[s[i + 1]] > vals[c] else vals[c]
    return t


print(to_roman(1994), all(from_roman(to_roman(i)) == i for i in range(1, 400)))
groups = {}
for w in "listen silent enlist google elgoog abc cab bca xyz".split():
    groups.setdefault("".join(sorted(w)), []).append(w)
print([g for g in groups.values() if len(g) > 1])
text = "a,b;c d" * 50
for old, new in ((",", ";"), (";", " "), (" ", "|")):
    text = text.replace(old, new)
print(text[:12], text.count("|"), len(text.split("|")))
s = "x"
for i in range(700):
    s = s[1:] + chr(97 + i % 26) if len(s) > 30 else s + s[-1] + "é" * (i % 100 == 99)
print(s, len(s))
t = 0
for i in range(1000):
    m = ("upper", "lower", "title", "strip")[i % 4] if i < 900 else "swapcase"
    t += getattr(" aB ", m)() == " AB " or len(getattr("  x", m)())
print(t)
out = []
for k in range(3):
    line = ""
    for c in range(300):
        line += "#" if (c * c + k) % 7 == 0 else "." if c % 5 else " "
    out.append(line.rstrip()[:40])
print("\n".join(out))
