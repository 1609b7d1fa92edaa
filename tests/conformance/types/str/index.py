# Indexing and slicing of text of all widths.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class I:
    def __index__(self):
        return 1

class Bad:
    def __index__(self):
        return 1.5

for s in ("abcdef", "àbçdéf", "a€cd€f", "a😀c😀ef", ""):
    print([s[n] for n in range(-len(s), len(s))], [s[a:b:c] for a in (None, 1, -2) for b in (None, -1, 4) for c in (None, 2, -1, -2)])
shows("""
"abc"[I()], "abc"[I():], "abc"[:I()], "abc"[::I()], "abc"[True], "abc"[-3], "abc"[10:], "abc"[-100:100], "abc"[2:1], "abc"[::2**70], "abc"[2**70::-2**70], "abc"[::-2**70]
"abc"[3]
"abc"[-4]
"abc"[2**70]
"abc"[::0]
"abc".__getitem__(None)
"abc"[1.0:]
"abc"[:"a"]
"abc"[Bad()]
"abc"[Bad():]
"abc".__getitem__((1, 2))
"abc".__getitem__(1), "abc".__getitem__(slice(1, None)), "abc".__len__()
"abc".__getitem__("1")
"abc".__getitem__()
""")
s = "abc"
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
print(len("é😀\ud800"), list("é😀\ud800"), list(reversed("é😀")), "é😀"[::-1] == "😀é", max("aé😀"), min("aé"))
