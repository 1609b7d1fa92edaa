# Numbers of all kinds together: kind of result, and errors, of each operator.
from operator import add, sub, mul, truediv, floordiv, mod, pow, and_, or_, xor, lshift, rshift, lt, le, eq
kinds = [True, 0, 3, -2, 2**70, 0.0, 2.5, -1.5, float("inf"), 1j, 2 - 1j, "2", None, [1]]
for op in (add, sub, mul, truediv, floordiv, mod, pow, and_, or_, xor, lshift, rshift, lt, le, eq):
    for a in kinds:
        row = []
        for b in kinds:
            if op is lshift and b == 2**70 or op is pow and (a == 2**70 and b == 2**70 or abs(a) > 1 and b == 2**70 if isinstance(a, (int, float, complex)) else False):
                continue
            try:
                r = op(a, b)
                row.append(type(r).__name__)
            except Exception as error:
                row.append(type(error).__name__ + ":" + str(len(str(error))))
        print(op.__name__, repr(a)[:8], *row)
