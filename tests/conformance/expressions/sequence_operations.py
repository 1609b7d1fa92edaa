# +, *, in, comparison, unpacking and slicing of sequences by type.
for v in ([1, 2], (1, 2), "ab", b"ab", range(2), bytearray(b"ab")):
    out = []
    for op in ("v + v", "v * 2", "2 * v", "v * 0", "v * -1", "v * True", "v[0]", "v[-1]", "v[::-1]", "v[5:]", "v == v", "v < v", "v + [1]", "v + (1,)", "v + 'a'", "v + b'a'", "v * v", "v * 1.0", "1 in v", "'a' in v", "97 in v", "v.index(v[1])", "v.count(v[0])", "len(v)", "max(v)", "[*v]", "v[0:1] + v[1:]", "hash(v) != 0", "sorted(v)", "reversed(v).__class__.__name__", "bool(v)", "v.__class__(v)"):
        try:
            out.append(repr(eval(op)))
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    print(type(v).__name__, *out, sep="\n  ")
