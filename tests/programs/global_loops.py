# Loops at module level: everything is a global, names deleted and created on the way.

total = 0
i = 0
while i < 2000:
    total += i
    i += 1
print(total, i)

a, b = 0, 1
for _ in range(100):
    a, b = b, a + b
print(a)

for dyn in range(1000):
    if dyn % 100 == 0:
        total -= dyn
print(total, dyn)

try:
    for i in range(1000):
        if i == 800:
            del total
        total += 1
except NameError as e:
    print(i, e)

sum_ = 0
for i in range(500):
    for j in range(3):
        k = i * j
        sum_ += k
        if k > 900:
            break
print(i, j, k, sum_)


def reader():
    return shared


def writer(v):
    global shared
    shared = v


t = 0
for shared in range(1000):
    t += reader()
    if shared == 500:
        writer(10000)
    t += reader()
print(t, shared)


def grow():
    global counter
    try:
        counter += 1
    except NameError:
        counter = 1
    return counter


for i in range(700):
    grow()
    if i == 350:
        del counter
print(counter)


def shadow():
    counter = 5
    for i in range(100):
        counter += i
    return counter


print(shadow(), counter)
i = "outer"
squares = [i * i for i in range(5)]
gen = sum(i for i in range(10))
print(i, squares, gen)
print([y for x in range(3) if x for y in range(x)], {k: v for k, v in zip("ab", range(2))}, sorted({c for c in "hello"}))
try:
    total
except NameError as e:
    print("total is gone:", e)
fns = []
for n in range(3):
    def fn(n=n):
        return n * 10
    fns.append(fn)
print([g() for g in fns], fn())
matrix = [[r * 3 + c for c in range(3)] for r in range(3)]
for row in matrix:
    for c in range(len(row)):
        row[c] *= 2
print(matrix, [list(col) for col in zip(*matrix)])
word = ""
while len(word) < 300:
    word += chr(97 + len(word) % 26)
    if word.endswith("xyz"):
        word += "-"
print(len(word), word.count("-"))
print(__name__)
