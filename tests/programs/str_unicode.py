# Strings beyond ASCII: indexing by code point, case mapping, classification, repr, widths.

words = ["naïve", "Straße", "ÆØÅ", "日本語", "😀x😀", "Ελλάδα", "привет", "İstanbul", "ﬁn", "ǆx"]
for w in words:
    print(w, len(w), w[0], w[-1], w[::-1], w.upper(), w.lower(), w.title(), w.swapcase(), w.casefold(), w.capitalize(), [ord(c) for c in w])
    print(w.isalpha(), w.islower(), w.isupper(), w.isascii(), w.isidentifier(), w.find(w[2:]), w.count(w[0]), w.replace(w[1], "-"), w * 2, w.center(9, "·"), f"|{w:>8}|{w:<8}|{w:^8}|{w:.2}|%5s|" % w)

print(repr("é\n\t\\'\"\x00\x7f\x80\xa0\u2028\ud800\U0001F600\U000E0001"), repr("it's"), repr('"'), repr("'\""))
print("\N{BULLET}", "\x41\u0042\U00000043\103")
print("٤٢".isdigit(), "٤٢".isdecimal(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "½".isdigit(), "五".isnumeric(), int("٤٢"))
print("a\u00a0b\u2003c".split(), "a\u2028b\x0bc\x1cd\x85e".splitlines(), "\u00a0x\u3000".strip(), "\u2003".isspace(), "\u200b".isspace())
print("é" < "f", "z" < "é", "\uffff" < "\U00010000", sorted("zaéÀ日a😀"), max("é😀日"))
print("日本語" in "これは日本語です", "これは日本語です".find("日本"), "これは日本語です".partition("日本語"), "a日b日c".split("日"), "日".join("abc"))
print("ὈΔΥΣΣΕΎΣ".lower(), "Σ".lower(), "ΑΣ ΑΣΑ".lower(), "ŉ".upper(), "ß".upper(), "ß".title(), "ﬀ".upper(), "ǰ".upper())
print("e\u0301" == "é", len("e\u0301"), len("👨‍👩‍👧"), [hex(ord(c)) for c in "👨‍👩‍👧"])
print("x".ljust(4, "日"), "日".zfill(3), "日本"[1:], "ab日cd"[1:4], "ab日cd"[::-2], "😀😁😂"[1])

café = "identifier"
π = 3.14
print(café, π, {"clé": π})

# A string that changes its widest character in a loop.
text = ""
for i in range(600):
    if i < 200:
        text += chr(97 + i % 26)
    elif i < 300:
        text += chr(0xE0 + i % 20)
    elif i < 400:
        text += chr(0x3040 + i % 80)
    elif i < 500:
        text += chr(0x1F600 + i % 40)
    else:
        text += "a"
print(len(text), text[190:210], text[295:305], text[395:405], text[498:503])
total = 0
for i in range(len(text)):
    total = (total * 31 + ord(text[i])) % 1000000007
print(total)
h = 0
for c in text:
    h = (h * 33) ^ ord(c)
    h &= 0xFFFFFFFF
print(h)
narrow = text[:200]
print(narrow.isascii(), text.isascii(), narrow == text[0:200], len(text[100:450:7]), text.count("a"), text.rfind("😀"))
print("".join(sorted(set(text)))[:40])
