# What the class of (lambda x: lambda: x)(1).__closure__[0] has in its dict, and what kinds of things these are.
T = type((lambda x: lambda: x)(1).__closure__[0])
LEFT_OUT = {"__doc__", "cell_contents"}
for name, value in sorted(vars(T).items()):
    if name not in LEFT_OUT:
        kind = type(value).__name__.replace("getset", "member")
        print(name, kind, kind != "staticmethod" and getattr(value, "__text_signature__", None), getattr(value, "__objclass__", None) if kind != "staticmethod" else "")
