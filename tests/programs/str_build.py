# Building strings in loops: concatenation, aliasing, join, repeated slicing.


def repeat(n):
    s = ""
    for i in range(n):
        s += str(i % 10)
    return s


def prepend(n):
    s = ""
    for i in range(n):
        s = chr(97 + i % 26) + s
    return s


def aliased(n):
    s = "x"
    kept = []
    for i in range(n):
        if i % 100 == 0:
            kept.append(s)
        s += "y"
    return s, [len(k) for k in kept], all(s.startswith(k) for k in kept)


class Buffer:
    def __init__(self):
        self.text = ""

    def add(self, part):
        self.text += part
        return self


def caesar(text, k):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + k) % 26 + 97))
        elif "A" <= c <= "Z":
            out.append(chr((ord(c) - 65 + k) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


def is_palindrome(s):
    i, j = 0, len(s) - 1
    while i < j:
        if s[i] != s[j]:
            return False
        i += 1
        j -= 1
    return True


def runs(s):
    out = ""
    i = 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += f"{j - i}{s[i]}"
        i = j
    return out


s = repeat(1500)
print(len(s), s[:20], s[-5:])
p = prepend(1000)
print(len(p), p[:30], p[-3:])
t, lens, ok = aliased(1000)
print(len(t), lens, ok)
b = Buffer()
for i in range(800):
    b.add("ab").add("c" if i % 2 else "é")
print(len(b.text), b.text[:12], b.text.count("é"))
text = "The quick brown fox jumps over the lazy dog. " * 30
enc = caesar(text, 3)
print(enc[:45], caesar(enc, -3) == text)
print(sum(is_palindrome(str(i)) for i in range(3000)))
r = "1"
for _ in range(15):
    r = runs(r)
print(r, len(r))
words = {}
for w in text.lower().replace(".", "").split():
    words[w] = words.get(w, 0) + 1
print(sorted(words.items(), key=lambda kv: (-kv[1], kv[0])))
line = ""
for i in range(30):
    for part in ("a", 1, 2.5, None, True):
        line += str(part)
    line += "\n" if i % 10 == 9 else ";"
print(line)
same = 0
for i in range(1000):
    x = "k" + str(i % 7)
    if x == "k3":
        same += 1
    elif x > "k3":
        same += 10
print(same)
