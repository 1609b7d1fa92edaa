# Hashes of tuples, deep nesting, repr of tuples that hold themselves through a list.

print(hash(()) == hash(tuple([])), hash((1, 2)) == hash((2, 1)), hash((0, 0.5)) == hash((False, 0.5)))
d = {(1, 2): "a", (1, (2, 3)): "b"}
print(d[1, 2], d[1.0, 2], d[(True, (2, 3.0))], (2, 1) in d)
for key in ([1], {2}, {3: 4}, ([],)):
    try:
        hash((key,))
    except TypeError as error:
        print(error)
    try:
        d[key, 1]
    except TypeError as error:
        print(error)


class Raises:
    def __hash__(self):
        raise ZeroDivisionError("in hash")


try:
    hash((1, Raises()))
except ZeroDivisionError as error:
    print(error)
l = []
t = (1, l)
l.append(t)
print(t, l)
print(repr((1,)), repr(()), repr(((),)), repr((1, (2, (3,)))))
deep = ()
for _ in range(50):
    deep = (deep,)
print(repr(deep).count("("), deep == deep, len(str(deep)))
deep = ()
for _ in range(100000):
    deep = (deep,)
try:
    repr(deep)
except RecursionError as error:
    print(type(error).__name__)
try:
    deep == (deep[0],) and hash(deep)
except RecursionError as error:
    print(type(error).__name__)
while deep:
    deep, = deep
print(deep)
a = (1, 2, 3)
b = a
a += (4,)
print(a, b)
a *= 2
print(a, a is b)
print((1, 2) * 0, () * 5, (1,) * 3)
x = ([],)
try:
    x[0] += [1]
except TypeError as error:
    print(error, x)
