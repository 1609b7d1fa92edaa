# What the class of list[int] has in its dict, and what kinds of things these are.
T = type(list[int])
LEFT_OUT = {"__call__", "__dir__", "__doc__", "__eq__", "__firstlineno__", "__ge__", "__getattribute__", "__getitem__", "__gt__", "__hash__", "__instancecheck__", "__iter__", "__le__", "__lt__", "__module__", "__mro_entries__", "__ne__", "__new__", "__or__", "__reduce__", "__repr__", "__ror__", "__setattr__", "__slots__", "__static_attributes__", "__subclasscheck__", "__typing_unpacked_tuple_args__"}
for name, value in sorted(vars(T).items()):
    if name not in LEFT_OUT:
        kind = type(value).__name__.replace("getset", "member")
        print(name, kind, kind != "staticmethod" and getattr(value, "__text_signature__", None), getattr(value, "__objclass__", None) if kind != "staticmethod" else "")
