# print: separators, ends, files, flushing; the errors.

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

class F:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        self.parts.append("FLUSH")

class NoFlush:
    def write(self, text):
        pass

class BadWrite:
    def write(self, text):
        raise OSError("full")

class S:
    def __str__(self):
        return "S's str"

class Bad:
    def __str__(self):
        raise KeyError("str")

def into(*args, **named):
    f = F()
    try:
        r = print(*args, file=f, **named)
        return r, f.parts
    except Exception as error:
        return type(error).__name__, str(error), f.parts

shows("""
into(), into(1), into(1, "a", None), into(1, 2, sep="-"), into(1, 2, end=""), into(1, 2, sep="", end="."), into(1, 2, sep=None, end=None), into(1, flush=True), into(S(), [S()][:0]), into("", ""), into(flush=1, end="x"), into(1, 2, 3, sep="\\n")
into(1, sep=5)
into(1, 2, end=5)
into(1, 2, sep=b"x")
into(1, Bad(), 2)
into(Bad())
into(1, foo=2)
into(1, flush=Truth()) if False else 0
print(1, file=5)
print(1, file=BadWrite())
print(1, file=NoFlush(), flush=True)
print(1, file=NoFlush())
print("a", end="")
print(sep=5)
""")
import sys
old = sys.stdout
f = sys.stdout = F()
print("redirected", 5)
print(file=None)
sys.stdout = None
print("nowhere")
sys.stdout = old
print(f.parts)
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = old
    print(error)
print("a", "b", sep="\t", end="|\n")
print(*[1, 2, 3], *"ab", sep=",")
print({"a": 1}, (1,), [None], {1}, b"x", 1.0, 1j, ..., NotImplemented, int, len)
