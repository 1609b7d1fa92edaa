# What the class of (3, 1, 2) has in its dict, and what kinds of things these are.
T = tuple
LEFT_OUT = {"__doc__"}
for name, value in sorted(vars(T).items()):
    if name not in LEFT_OUT:
        kind = type(value).__name__.replace("getset", "member")
        print(name, kind, kind != "staticmethod" and getattr(value, "__text_signature__", None), getattr(value, "__objclass__", None) if kind != "staticmethod" else "")
print(T.__name__, T.__module__, T.__qualname__, T.__bases__, T.__mro__, T.__hash__ is None, bool(T.__flags__ & 1 << 10))
