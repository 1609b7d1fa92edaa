# Operators, subscripts, iteration and conversion on classes themselves: only the metaclass counts.

class Meta(type):
    def __add__(cls, other): return f"{cls.__name__}+{getattr(other, '__name__', other)}"
    def __radd__(cls, other): return f"{other}+{cls.__name__}"
    def __or__(cls, other): return "meta or"
    def __lt__(cls, other): return "meta lt"
    def __eq__(cls, other): return cls is other or other == "any"
    def __hash__(cls): return 5
    def __len__(cls): return 7
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == "yes"
    def __getitem__(cls, k): return f"meta[{k}]"
    def __setitem__(cls, k, v): print("meta set", k, v)
    def __delitem__(cls, k): print("meta del", k)
    def __bool__(cls): return False
    def __int__(cls): return 42
    def __index__(cls): return 3
    def __float__(cls): return 1.5
    def __neg__(cls): return "neg"
    def __abs__(cls): return "abs"
    def __enter__(cls): return "entered"
    def __exit__(cls, *a): print("exited")
    def __format__(cls, spec): return f"<{spec}>"
    def __str__(cls): return "str of class"
    def __dir__(cls): return ["only"]
    def __reversed__(cls): return iter("ba")
    def __call__(cls, *a): return ("called", a)
    def __matmul__(cls, o): return "matmul"
    def __divmod__(cls, o): return "divmod"
    def __round__(cls, n=None): return "round"
    def __await__(cls): return iter([])


class A(metaclass=Meta):
    def __add__(self, other): return "instance add"
    def __class_getitem__(cls, k): return "class_getitem"
    def __len__(self): return -1
    def __call__(self): return "instance call"


class Plain:
    def __add__(self, o): return "instance add"
    def __len__(self): return 1
    def __iter__(self): return iter("x")
    def __bool__(self): return False
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"


print(A + 1, 1 + A, A + A, A | int, A < 5, A == A, A == "any", A != "any", hash(A), len(A), list(A), "yes" in A, A[0], bool(A), int(A), [0, 1, 2, 3][A], float(A), -A, abs(A), f"{A:spec}", str(A), dir(A), list(reversed(A)), A(1), A @ 1, divmod(A, 2), round(A), {A: "key"}[A])
A["k"] = 1
del A["k"]
with A as entered:
    print(entered)
for text in ("Plain + 1", "len(Plain)", "iter(Plain)", "bool(Plain)", "Plain[1]", "Plain | int", "Plain | None", "Plain < Plain", "-Plain", "1 in Plain", "Plain @ 1", "int(Plain)", "Plain()[0]", "Plain | 5", "int | str", "int + str", "list[int] | None", "object[0]", "type[int]", "int[0]", "type[0][1]", "Plain == Plain", "sorted([int, str])", "max(int, str)", "int()", "type | None", "None | Plain"):
    try:
        print(text, "->", eval(text))
    except TypeError as error:
        print(text, "->", error)
