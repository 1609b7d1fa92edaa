# Long texts: concatenation, repetition, searching and splitting by the thousand.
s = ""
for n in range(2000):
    s += chr(97 + n % 26)
print(len(s), s[:30], s.count("abc"), s.find("xyz"), s.rfind("xyz"), s.index("zab", 500), hash(s) == hash("".join(s)))
t = s + "é"
u = t + "😀"
print(len(t), len(u), t[-1], u[-1], u[:-1] == t, t[:-1] == s, s in u, u.find("é"), u.count("a"), u.upper()[-4:], u[::-1][:3])
words = s.split("m")
print(len(words), words[1], "m".join(words) == s, len(s.replace("m", "")), len(s.replace("abc", "-")), s.replace("m", "éé").count("é"))
lines = "\n".join(str(n) * (n % 5) for n in range(300))
print(len(lines.splitlines()), lines.count("\n"), lines.splitlines()[-1], len(lines.split()), lines.partition("\n")[0] == "", sum(map(len, lines.splitlines())))
print(("ab" * 1000)[::-1][:5], ("é" * 500 + "a").strip("é"), len(("😀x" * 300).replace("x", "")), ("x" * 999).center(1001, "-")[:2], ("0" * 50 + "7").lstrip("0"), len("\t".join("abc" * 100).expandtabs()))
table = str.maketrans("abc", "xyz", "def")
print(s.translate(table)[:30], len(s.translate(table)), s.translate({ord("a"): "AAA", ord("b"): None}).count("A"))
parts = []
for n in range(500):
    parts.append(f"{n:03d}")
joined = ",".join(parts)
print(len(joined), joined[1000:1011], [int(x) for x in joined.split(",")] == list(range(500)), joined.rsplit(",", 2)[1:], joined.count("9"))
a = "a" * 5000
print(a.find("a" * 4999 + "b"), a.count("aa"), a.replace("a", "b", 3)[:5], a == "a" * 5000, a < "a" * 5001, a > "a" * 4999, (a + "b") > a)
x = "x"
y = x
for _ in range(10):
    x += x
print(len(x), y, x == "x" * 1024)
