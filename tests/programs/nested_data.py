# Nested lists, dicts and tuples: building, walking, copying, comparing, printing; a small serializer and parser.


def dump(v):
    if v is None or v is True or v is False:
        return {None: "null", True: "true", False: "false"}[v]
    if isinstance(v, str):
        return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(v, (int, float)):
        return repr(v)
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(dump(x) for x in v) + "]"
    if isinstance(v, dict):
        return "{" + ", ".join(f"{dump(str(k))}: {dump(x)}" for k, x in v.items()) + "}"
    raise TypeError(f"cannot dump {type(v).__name__}")


class Loader:
    def __init__(self, text):
        self.t, self.i = text, 0

    def ws(self):
        while self.i < len(self.t) and self.t[self.i] in " \n\t":
            self.i += 1

    def fail(self, what):
        raise ValueError(f"expected {what} at {self.i}")

    def value(self):
        self.ws()
        if self.i >= len(self.t):
            self.fail("value")
        c = self.t[self.i]
        if c == "{":
            return self.items("}", self.pair, dict)
        if c == "[":
            return self.items("]", self.value, list)
        if c == '"':
            return self.string()
        for word, v in (("null", None), ("true", True), ("false", False)):
            if self.t.startswith(word, self.i):
                self.i += len(word)
                return v
        j = self.i
        while j < len(self.t) and self.t[j] in "+-0123456789.eE":
            j += 1
        text, self.i = self.t[self.i:j], j
        if not text:
            self.fail("value")
        return float(text) if any(ch in ".eE" for ch in text) else int(text)

    def items(self, close, read, make):
        self.i += 1
        out = []
        self.ws()
        if self.t[self.i:self.i + 1] == close:
            self.i += 1
            return make(out)
        while True:
            out.append(read())
            self.ws()
            c = self.t[self.i:self.i + 1]
            self.i += 1
            if c == close:
                return make(out)
            if c != ",":
                self.i -= 1
                self.fail("comma")

    def pair(self):
        self.ws()
        k = self.string()
        self.ws()
        if self.t[self.i:self.i + 1] != ":":
            self.fail("colon")
        self.i += 1
        return k, self.value()

    def string(self):
        if self.t[self.i:self.i + 1] != '"':
            self.fail("string")
        out = ""
        self.i += 1
        while self.t[self.i] != '"':
            if self.t[self.i] == "\\":
                self.i += 1
                out += {"n": "\n"}.get(self.t[self.i], self.t[self.i])
            else:
                out += self.t[self.i]
            self.i += 1
        self.i += 1
        return out


def deep_copy(v):
    if isinstance(v, list):
        return [deep_copy(x) for x in v]
    if isinstance(v, dict):
        return {k: deep_copy(x) for k, x in v.items()}
    return v


def depth(v):
    return 1 + max(map(depth, v.values() if isinstance(v, dict) else v), default=0) if isinstance(v, (list, dict)) else 0


data = {"name": "été \"q\" \\ \n", "n": [1, -2.5, 1e30, 10 ** 25, True, None], "kids": [{"id": i, "tags": ["t"] * (i % 3), "sub": {"v": i / 4}} for i in range(40)], "e": {}, "l": []}
text = dump(data)
back = Loader(text).value()
print(len(text), back == data, dump(back) == text, depth(data), back["kids"][3], text[:60])
for bad in ("", "[1, 2", "[1 2]", '{"a" 1}', '{1: 2}', "[,]", "{", "nul"):
    try:
        print(Loader(bad).value())
    except (ValueError, IndexError) as e:
        print(repr(bad), type(e).__name__, e)
try:
    dump({"a": [1, {2}]})
except TypeError as e:
    print(e)
c = deep_copy(data)
c["kids"][0]["sub"]["v"] = "changed"
print(c == data, data["kids"][0]["sub"], c["kids"][1] is data["kids"][1], c["kids"][1] == data["kids"][1])
cube = [[[x * y - z for z in range(8)] for y in range(8)] for x in range(8)]
t = 0
for i in range(8):
    for j in range(8):
        for k in range(8):
            cube[i][j][k] += cube[k][j][i]
            t += cube[i][j][k] * (i - k)
print(t, cube[7][6][5], sum(sum(sum(r) for r in p) for p in cube))
db = {}
for i in range(1500):
    db.setdefault(i % 7, {}).setdefault(str(i % 3), []).append(i if i % 2 else i / 2)
print({k: {q: (len(v), sum(v)) for q, v in sorted(d.items())} for k, d in db.items() if k < 2})
deep = []
cur = deep
for i in range(500):
    cur.append([])
    cur = cur[0]
n = 0
cur = deep
while cur:
    cur = cur[0]
    n += 1
print(n, cur)
