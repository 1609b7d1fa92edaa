# What the class of (lambda x=1: x) has in its dict, and what kinds of things these are.
T = type(lambda: 0)
LEFT_OUT = {"__annotate__", "__annotations__", "__builtins__", "__closure__", "__code__", "__defaults__", "__dict__", "__doc__", "__globals__", "__kwdefaults__", "__module__", "__name__", "__qualname__", "__type_params__"}
for name, value in sorted(vars(T).items()):
    if name not in LEFT_OUT:
        kind = type(value).__name__.replace("getset", "member")
        print(name, kind, kind != "staticmethod" and getattr(value, "__text_signature__", None), getattr(value, "__objclass__", None) if kind != "staticmethod" else "")
print(T.__name__, T.__module__, T.__qualname__, T.__bases__, T.__mro__, T.__hash__ is None, bool(T.__flags__ & 1 << 10))
