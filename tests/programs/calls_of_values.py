# Calls of what attributes, registers and tuples hold, slices, containment and truth of containers in hot loops.
class Strength:
    def __init__(self, n):
        self.n = n


class Kind:
    WEAK = Strength(1)
    STRONG = Strength(2)


class Task:
    def __init__(self, action, n):
        self.action = action
        self.n = n
        self.kind = Kind.WEAK if n % 2 else Kind.STRONG

    def step(self, k):
        return self.n + k

    def loops(self, k):
        t = 0
        for i in range(k):
            t += i
        return t + self.n

    def depth(self, k):
        return 0 if k == 0 else 1 + self.depth(k - 1)


def plain(task, k):
    return task.n * k


def other(task, k):
    return task.n - k


def run(n):
    tasks = [Task(plain, 1), Task(other, 2), Task(plain, 3)]
    bound = [tasks[0].step, tasks[1].loops, tasks[2].depth, tasks[1].step]
    table = {"a": tasks[0].depth, "b": tasks[1].loops}
    total = 0
    for i in range(n):
        task = tasks[i % 3]
        total += task.action(task, i)
        m = bound[i % 4]
        total += m(i % 7)
        total += m(*(i % 5,))
        total += m(*[3])
        s = task.step
        total += s(1)
        total += table["ab"[i % 2]](i % 6)
        if task.kind is Kind.WEAK:
            total += 1
        if i == n // 2:
            task.action = lambda t, k: 1000
            Kind.WEAK = Kind.STRONG
    return total


print(run(300))
print(run(300))


def slices(n):
    text, items, pair = "hello, world", list(range(10)), (1, 2, 3, 4)
    out = []
    for i in range(n):
        a, b = i % 14 - 2, i % 9
        out.append((text[a:b], text[:b], text[a:], text[:], items[a:b], items[-b:], pair[a:b], pair[:], pair[:2]))
        text_here = text[1:][b:]
        out.append(text_here)
        x = items[a:]
        x = x[:b]
        out.append(x)
    return out


r = slices(80)
print(len(r), r[-6:], hash(str(r)) == hash(str(slices(80))))
pair = (1, 2, 3)
print(all(pair[:] is pair for i in range(50)))


def contained(n):
    t = 0
    for i in range(n):
        c = "abc \n\té"[i % 7]
        if c in " \n\t":
            t += 1
        if c not in "abc":
            t += 10
        t += (c in "xyzé") * 100 + ("" in c) * 1000 + (c + c in "aabbcc") * 10000
    return t


print(contained(300))


def truths(n):
    things = [{}, {1: 2}, set(), {1}, (), (1,), "", "a", [], [0]]
    t = []
    for i in range(n):
        x = things[i % 10]
        if x:
            t.append(i)
        if not x and i % 3:
            t.append(-i)
    return t


print(sum(truths(300)), truths(20))


def numbers(n):
    for i in range(n):
        yield i
    return "end"


class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


def consume(k):
    out = []
    for j in range(k):
        g = numbers(j % 5)
        it = iter([j, str(j), None])
        while (x := next(g, None)) is not None:
            out.append(x)
        y = next(it, "none")
        z = next(it, Noisy(j)) if j % 20 == 0 else next(it, 0)
        w = next(it, 7)
        v = next(it, "over")
        out.append((y, z, w, v))
    return out


r = consume(60)
print(len(r), r[-3:])


class Table:
    def __getattr__(self, name):
        return lambda *a: (name, a)


class Desc:
    def __get__(self, o, c):
        return 5


class Late:
    pass


class Holder:
    late = Late()


def late(n):
    h = Holder()
    t = 0
    for i in range(n):
        v = h.late
        t += 5 if v == 5 else 1
        if i == n // 2:
            Late.__get__ = lambda self, o, c: 5
    return t


print(late(200))
print([Table().abc(1, 2) for i in range(40)][-1])
