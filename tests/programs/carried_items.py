"""Loop variables that go over the objects of a list: their counts round a loop, on every way out of it."""

freed = []


class Item:
    def __init__(self, n):
        self.n = n
        self.x = n * 0.5

    def __del__(self):
        freed.append(self.n)


def make(k):
    return [Item(n) for n in range(k)]


def pairs(items):
    total = 0.0
    count = len(items)
    for i in range(count):
        a = items[i]
        for j in range(i + 1, count):
            b = items[j]
            total += a.x * b.x
            b.x -= 0.001 * a.x
    return total


def until(items, n):
    # Left by break with the item in a variable.
    for k in range(len(items)):
        item = items[k]
        if item.n == n:
            break
    return item


def raising(items, n):
    try:
        for k in range(len(items)):
            item = items[k]
            item.x += 1.0 / (item.n - n)
    except ZeroDivisionError:
        return item
    return None


def replace(items):
    # The list gives up what the variable still holds.
    s = 0
    for k in range(len(items)):
        item = items[k]
        items[k] = None
        s += item.n
    return s, item.n


def pop(items):
    s = 0
    while items:
        item = items[-1]
        items.pop()
        s += item.n
    return s, item.n


def keep(items):
    kept = []
    for k in range(len(items)):
        item = items[k]
        if item.n % 3 == 0:
            kept.append(item)
    return kept


def previous(items):
    # Two variables, one behind the other.
    last = None
    s = 0
    for k in range(len(items)):
        item = items[k]
        if last is not None:
            s += last.n * item.n
        last = item
    return s, last.n


def clear_in_the_middle(items, at):
    s = 0
    for k in range(len(items)):
        if k >= len(items):
            break
        item = items[k]
        if k == at:
            items.clear()
        s += item.n
    return s


def tuples(items):
    s = 0
    rows = [tuple(items[k:k + 3]) for k in range(0, len(items) - 2, 3)]
    for r in range(len(rows)):
        row = rows[r]
        for k in range(3):
            item = row[k]
            s += item.n
    return s


def report(what):
    print(what, len(freed), sum(freed))
    freed.clear()


items = make(60)
print(f"{sum(pairs(items) for _ in range(20)):.9f}")
report("pairs")
print([until(items, n).n for n in range(60)][::7])
print([raising(items, n).n for n in range(60)][::7], raising(items, -1))
report("left")
print([len(keep(items)) for _ in range(30)][-1])
print([previous(items) for _ in range(30)][-1])
print([tuples(items) for _ in range(30)][-1])
report("kept")
del items
report("gone")
for _ in range(30):
    r = replace(make(40))
print(r)
report("replaced")
for _ in range(30):
    r = pop(make(40))
print(r)
report("popped")
for at in range(40):
    r = clear_in_the_middle(make(40), at)
print(r)
report("cleared")
one = make(300)
x = until(one, 299)
del one
report("but one")
print(x.n)
del x
report("the last")
