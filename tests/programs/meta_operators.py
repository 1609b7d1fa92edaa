# Operators, containers and other special methods of classes, by their metaclass.
class Meta(type):
    def __len__(cls):
        return len(cls.members)

    def __getitem__(cls, k):
        return cls.members[k]

    def __setitem__(cls, k, v):
        cls.members[k] = v

    def __delitem__(cls, k):
        del cls.members[k]

    def __iter__(cls):
        return iter(sorted(cls.members))

    def __reversed__(cls):
        return reversed(sorted(cls.members))

    def __contains__(cls, k):
        return k in cls.members

    def __add__(cls, other):
        return (cls.__name__, "add", other)

    def __radd__(cls, other):
        return (cls.__name__, "radd", other)

    def __iadd__(cls, other):
        cls.members["added"] = other
        return cls

    def __or__(cls, other):
        return (cls.__name__, "or", getattr(other, "__name__", other))

    def __neg__(cls):
        return -len(cls.members)

    def __invert__(cls):
        return "inverted " + cls.__name__

    def __abs__(cls):
        return 7

    def __int__(cls):
        return 3

    def __index__(cls):
        return 1

    def __float__(cls):
        return 2.5

    def __bool__(cls):
        return bool(cls.members)

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __format__(cls, spec):
        return f"{cls.__name__}:{spec}"

    def __eq__(cls, other):
        return isinstance(other, Meta) and len(cls) == len(other)

    def __hash__(cls):
        return len(cls.members)

    def __lt__(cls, other):
        return len(cls) < len(other)

    def __enter__(cls):
        print("enter", cls.__name__)
        return cls

    def __exit__(cls, *exc):
        print("exit", exc[0])
        return True

    def __dir__(cls):
        return ["b", "a"]

    def __round__(cls, n=None):
        return ("round", n)


class A(metaclass=Meta):
    members = {"x": 1, "y": 2}


class B(metaclass=Meta):
    members = {"z": 3, "w": 4}


class C(metaclass=Meta):
    members = {}


def main():
    print(len(A), A["x"], list(A), list(reversed(A)), "x" in A, "q" in A, [*A], sum(A[k] for k in A))
    A["n"] = 9
    print(A["n"], len(A))
    del A["n"]
    print(A + 1, 1 + A, A + B, A | B, -A, ~A, abs(A), int(A), float(A), [10, 20, 30][A], round(A), round(A, 2))
    X = C
    X += 5
    print(X is C, C.members)
    del C["added"]
    print(bool(A), bool(C), not C, "yes" if C else "no")
    print(repr(A), str(B), f"{A} {A:abc} {A!r}", "%s" % (B,), [A, B])
    print(A == B, A == C, A != B, A == 1, hash(A) == hash(B), A < B, C < A, C > A, {A: 1}[B], A in [B], [B].index(A))
    print(max([C, A]), min([A, C]), sorted([A, C])[0], {A, B, C} == {A, C}, len({A, B, C}))
    with A as a:
        print(a)
        raise ValueError
    print(dir(A))
    for e in ("A - 1", "A * 2", "A @ B", "A > 1", "A(1)", "A.nothing", "A['nothing']", "next(A)", "hash(NoHash)"):
        try:
            print(e, eval(e))
        except Exception as x:
            print(e, type(x).__name__, x)


class EqOnly(type):
    def __eq__(cls, other):
        return True


class NoHash(metaclass=EqOnly):
    pass


main()
print(NoHash == 3, NoHash != 3)


# The special methods of the class itself have nothing to say about the class.
class Plain:
    def __len__(self):
        return 5

    def __getitem__(self, k):
        return k

    def __repr__(self):
        return "plain"

    def __iter__(self):
        return iter([1])

    def __class_getitem__(cls, k):
        return (cls.__name__, k)


print(Plain[1], Plain()[1], len(Plain()), bool(Plain), Plain)
for e in ("len(Plain)", "iter(Plain)", "1 in Plain", "Plain + 1", "-Plain", "next(Plain)", "int[0]", "A[0][0]"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)


# In loops that get hot.
def loop():
    n = 0
    for i in range(200):
        if A:
            n += len(A) + A["x"]
        for k in A:
            n += A[k]
        if A == B and "x" in A:
            n += 1
    return n


print(loop())
