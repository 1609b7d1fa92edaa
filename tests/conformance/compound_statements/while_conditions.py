# while with conditions that change, walrus, chained and raising conditions, else, nested breaks.

class Countdown:
    def __init__(self, n, fail=None):
        self.n, self.fail = n, fail

    def __bool__(self):
        self.n -= 1
        if self.n == self.fail:
            raise ValueError(f"at {self.n}")
        return self.n > 0


c = Countdown(4)
steps = 0
while c:
    steps += 1
else:
    print("else after", steps, c.n)
try:
    c = Countdown(5, 2)
    while c:
        pass
except ValueError as error:
    print(error)
data = [3, 1, 4, 1, 5]
out = []
while data and (x := data.pop()) != 4:
    out.append(x)
print(out, data, x)
while 0:
    print("never")
else:
    print("zero")
i = 0
while 0 <= i < 5 and not i == 3:
    i += 1
print(i)
n = 0
while True:
    n += 1
    while True:
        n += 10
        if n > 30:
            break
    else:
        print("never")
    if n > 50:
        break
    n += 10
print(n)


def collatz(n):
    steps = 0
    while n != 1:
        n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
    return steps


def find(pred, limit):
    k = 0
    while k < limit:
        if pred(k):
            return k
        k += 1
    else:
        return None


print([collatz(k) for k in range(1, 15)], find(lambda k: k * k > 50, 100), find(lambda k: False, 5))
for bad in ("[] < 5", "undefined", "1 / 0", "int('x')", "(yield)"):
    try:
        exec(f"while {bad}: break")
    except (Exception, SyntaxError) as error:
        print(bad, type(error).__name__, error)
k = 3
while k: k -= 1; print(k, end=" ")
print()
it = iter("abc")
while (ch := next(it, None)) is not None:
    if ch == "b":
        continue
    print(ch)
