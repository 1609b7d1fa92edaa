# The type statement: lazy, scoped, and what the alias can do.
type A = int | str
type B[T] = list[T] | dict[str, T]
type C = undefined.attribute
type D[T: int = bool, *Ts = *tuple[int], **P = [str]] = (T, Ts, P)
print(A, A.__name__, A.__value__, A.__type_params__, A.__module__, type(A).__name__)
print(B, B[int], B.__type_params__, B.__value__, B[int].__args__, B[int].__origin__, B.__parameters__)
for _ in range(2):
    try:
        C.__value__
    except NameError as e:
        print(e)
print(D.__type_params__, [p.__default__ for p in D.__type_params__], D.__type_params__[0].__bound__)
print(A | None, A | int, None | A, isinstance(A, type), A == A, hash(A) == hash(A))


def scope():
    x = int

    class K:
        y = str
        type In = (x, y)
        type Self = K
    x = "changed"
    return K.In.__value__, K.Self.__value__ if False else K.In.__name__


print(scope())
type Rec[T] = T | list[Rec[T]]
print(Rec.__value__, Rec[int])
type type = int
print(type.__name__)
type = __builtins__.type
evaluations = []
type Once = evaluations.append(1) or len(evaluations)
print(Once.__value__, Once.__value__, evaluations)
print(Once.evaluate_value(1) if hasattr(Once, "evaluate_value") else "")


def error(f):
    try:
        print(f())
    except Exception as e:
        print(__builtins__.type(e).__name__, e)


error(lambda: A[int])
error(lambda: A())
error(lambda: isinstance(1, A))
error(lambda: setattr(A, "__name__", "x"))
error(lambda: setattr(A, "__value__", 1))
error(lambda: setattr(A, "new", 1))
error(lambda: B[int, str])
error(lambda: B[()])
error(lambda: A.nothing)
error(lambda: A < A)
error(lambda: list[A])
error(lambda: A.__class__("N", int).__value__)
