# What special methods of built-in classes say about wrong receivers, numbers of arguments and keywords.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for cls, names in {
    int: "__abs__ __add__ __radd__ __round__ __format__ bit_length",
    float: "__neg__ __truediv__ hex",
    str: "__mod__ upper",
    bytes: "hex",
    list: "__iadd__ append",
    dict: "get",
    set: "add",
    tuple: "count",
    range: "index",
}.items():
    for name in names.split():
        show(getattr(cls, name), object())
        show(getattr(cls, name))
        show(getattr(cls(), name) if cls is not range else getattr(range(1), name), x=1)
        show(getattr(cls(), name) if cls is not range else getattr(range(1), name), 1, 2, 3, 4)


class Quiet(list):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)


class Early(tuple):
    def __init__(self, *args, **kwargs):
        pass


print(Quiet([1], x=2), Early([1], x=2))
for cls in list, set, tuple, frozenset, float, bytearray:
    show(cls, x=1)
    show(type("Sub", (cls,), {}), x=1)
