# Every operator between values of every kind: results and refusals.
import itertools

values = {"True": True, "7": 7, "-2": -2, "2.5": 2.5, "1j": 1j, "'ab'": "ab", "b'c'": b"c", "[1]": [1], "(2,)": (2,), "{3}": {3}, "{'k': 1}": {"k": 1}, "None": None, "range(2)": range(2), "len": len, "int": int, "...": ...}
binary = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", "<=", "==", "!=", "in", "is not", "and"]
for op in binary:
    shown = []
    for (a, x), (b, y) in itertools.product(values.items(), repeat=2):
        try:
            r = repr(eval(f"x {op} y", {"x": x, "y": y}))
            if "built-in" in r:
                r = "..."
            shown.append(f"{a} {op} {b} = {r[:60]}")
        except Exception as e:
            shown.append(f"{a} {op} {b}: {type(e).__name__} {e}")
    print(*shown, sep="\n")
for op in ("+", "-", "*", "/", "%", "**", "<<", "&", "|", "^", "@", "//", ">>"):
    for (a, x), (b, y) in itertools.product(list(values.items())[4:10], repeat=2):
        ns = {"x": x.copy() if hasattr(x, "copy") else x, "y": y}
        try:
            exec(f"x {op}= y", ns)
            print(f"{a} {op}= {b} = {ns['x']!r}"[:80])
        except Exception as e:
            print(f"{a} {op}= {b}: {type(e).__name__} {e}")
for op in ("-", "+", "~", "not "):
    for a, x in values.items():
        if op == "~" and x is True:
            continue
        try:
            print(f"{op}{a} =", eval(f"{op}x", {"x": x}))
        except Exception as e:
            print(f"{op}{a}: {type(e).__name__} {e}")
