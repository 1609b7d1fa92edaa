# Conditional expressions nested, in calls, comprehensions, defaults, with effects in the condition.

log = []


def n(x):
    log.append(x)
    return x


print(n(1) if n(0) else n(2), log)
log.clear()
print(n("a") if n(0) else n("b") if n([]) else n("c"), log)
log.clear()
print([x if x % 2 else -x for x in range(4)], (lambda v: "neg" if v < 0 else "pos")(-1), (1, 2) if 0 else (3,), [1 if 1 else 2, 3], {1 if 0 else 2: "k"}, "%s" % ("y" if n(1) else "n"), not 1 if 0 else 2, (not 1) if 1 else 2, 1 or 0 if 0 else 3, (yes := 5) if 1 else 0, yes)


def f(a=1 if log else 2, *, b="x" if not log else "y"):
    return a, b


print(f(), [i for i in (1, 2, 3) if (i > 1 if n(1) else i < 1)], max(1 if 0 else 2, 3 if 1 else 4), f(*(1,) if 0 else (2,)), [*([1] if 0 else [2])], {**({"a": 1} if 1 else {})}, 1 if (2 if 0 else 3) else 4, 1 if (lambda: 0)() else 2)
for text in ("1 if 2", "1 if else 2", "1 else 2", "if 1 else 2", "1 if 2 else", "x = 1 if 2 else pass", "1 if x := 2 else 3", "*a if 1 else b", "1 if 0 else *b", "a if b else c = 1", "(a if 1 else b) += 1", "del a if 1 else b", "1 if 0 else yield", "lambda: 1 if 0", "1 if 0 else lambda: 2", "print(1 if 0 else 2 if 0 else 3)", "1if 0else 2"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(text, {"a": 1, "b": 2})
        print(text, "fine")
    except SyntaxError as error:
        print(text, "->", error.msg, error.offset)
