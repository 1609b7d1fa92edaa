# Characters of strings compared in hot loops; strings in order; None against numbers.
def classify(s):
    counts = [0] * 6
    for i in range(len(s)):
        c = s[i]
        if c == " ":
            counts[0] += 1
        elif "a" <= c <= "z":
            counts[1] += 1
        elif c >= "A" and c < "[":
            counts[2] += 1
        elif c != "é" and c > "~":
            counts[3] += 1
        elif c == "":
            counts[4] += 1
        else:
            counts[5] += ord(c)
    return counts


print(classify("Hello World, 123! " * 20), classify("déjà vu ÉTÉ €🙂" * 20), classify(""), classify("\x00\x7f\x80" * 50))


def runs(s):
    n = 0
    last = None
    for c in s:
        if c != last:
            n += 1
        last = c
    return n


print(runs("aabbbccca" * 50), runs("ééaa" * 50))


def order(words):
    n = 0
    for i in range(len(words) - 1):
        a, b = words[i], words[i + 1]
        if a < b:
            n += 1
        if a <= b:
            n += 10
        if a > b:
            n += 100
        if a >= b:
            n += 1000
    return n


words = "the quick brown fox jumps over the lazy dog the the quick quicker".split()
print(order(words * 10), order(["é", "e", "z", "€", "🙂", "", "a"] * 30), order([chr(i) for i in range(300)]))


def nothing(values):
    n = 0
    for v in values:
        if v == None:
            n += 1
        if v != None:
            n += 100
        if None == v:
            n += 10000
    return n


print(nothing([1] * 100), nothing([None] * 100), nothing([1.5, True] * 60), nothing([1] * 90 + [None, 2.5, "x", False]))


class S(str):
    def __eq__(self, o):
        return True

    __hash__ = str.__hash__


def same(items, c):
    n = 0
    for x in items:
        if x == c:
            n += 1
        if c == x:
            n += 100
    return n


print(same(list("abc") * 40, "a"), same(list("abc") * 40 + [S("q")], "a"), same(["ab"[0]] * 100, S("z")))


def tokens(text):
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        if c == " ":
            i += 1
        elif "0" <= c <= "9":
            n = 0
            while i < len(text) and "0" <= text[i] <= "9":
                n = n * 10 + ord(text[i]) - ord("0")
                i += 1
            out.append(n)
        else:
            out.append(c)
            i += 1
    return out


print(tokens("12 + 345*(6-78) " * 20)[-9:])


def among(s):
    n = 0
    for i in range(len(s)):
        c = s[i]
        if c in "aeiou":
            n += 1
        if c in "AEIOU\x00\x7f@?":
            n += 100
        if c not in "":
            n += 10000
    return n


print(among("".join(map(chr, range(128))) * 4), among("Hello, world" * 20), among("é" * 70), among("🙂a" * 70))
