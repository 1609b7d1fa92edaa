# Simulations with a hand-written random generator: queues, an elevator, a card game, Monte Carlo, sandpile, events.


class Random:
    def __init__(self, seed):
        self.s = seed

    def next(self):
        self.s = (self.s * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return self.s >> 33

    def below(self, n):
        return self.next() % n

    def unit(self):
        return self.next() / 2 ** 31

    def shuffle(self, l):
        for i in range(len(l) - 1, 0, -1):
            j = self.below(i + 1)
            l[i], l[j] = l[j], l[i]


r = Random(42)
print([r.below(100) for _ in range(10)], f"{r.unit():.9f}")
inside = 0
for _ in range(3000):
    x, y = r.unit(), r.unit()
    inside += x * x + y * y <= 1
print(4 * inside / 3000)
deck = list(range(52))
r.shuffle(deck)
print(deck[:10], sorted(deck) == list(range(52)))


def war(deck, limit):
    a, b = deck[::2], deck[1::2]
    rounds = 0
    while a and b and rounds < limit:
        rounds += 1
        pot = [a.pop(0), b.pop(0)]
        while pot[-1] % 13 == pot[-2] % 13 and len(a) > 1 and len(b) > 1:
            pot += [a.pop(0), b.pop(0), a.pop(0), b.pop(0)]
        if pot[-2] % 13 >= pot[-1] % 13:
            a += pot
        else:
            b += pot[::-1]
    return rounds, len(a), len(b)


print(war(deck, 600))


class Event:
    def __init__(self, time, kind, who):
        self.time, self.kind, self.who = time, kind, who

    def __lt__(self, o):
        return (self.time, self.who) < (o.time, o.who)


def bank(n, tellers):
    rng = Random(7)
    events = [Event(rng.below(400), "arrive", k) for k in range(n)]
    waiting, free, log = [], tellers, []
    clock = 0
    while events:
        e = min(events)
        events.remove(e)
        clock = e.time
        if e.kind == "arrive":
            waiting.append((e.who, clock))
        else:
            free += 1
        while free and waiting:
            who, since = waiting.pop(0)
            log.append(clock - since)
            free -= 1
            events.append(Event(clock + rng.below(20) + 1, "leave", who))
    return clock, sum(log) / len(log), max(log)


print([bank(60, t) for t in (1, 2, 5)])


def sandpile(n, grains):
    g = [[0] * n for _ in range(n)]
    c = n // 2
    lost = topples = 0
    for _ in range(grains):
        g[c][c] += 1
        todo = [(c, c)]
        while todo:
            x, y = todo.pop()
            if g[x][y] < 4:
                continue
            g[x][y] -= 4
            topples += 1
            for p, q in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if 0 <= p < n and 0 <= q < n:
                    g[p][q] += 1
                    todo.append((p, q))
                else:
                    lost += 1
            todo.append((x, y))
    return g, lost, topples


g, lost, topples = sandpile(9, 400)
print("\n".join("".join(map(str, row)) for row in g), lost, topples, sum(map(sum, g)) + lost)


def rule(n, width, steps):
    row = [0] * width
    row[width // 2] = 1
    for _ in range(steps):
        print("".join(".#"[c] for c in row))
        row = [n >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]


rule(30, 41, 10)
walk = {}
pos = 0
for _ in range(2000):
    pos += (1, -1, 0.5)[r.below(3)] if len(walk) > 30 else (1, -1)[r.below(2)]
    if abs(pos) > 20:
        pos = 0
    walk[pos] = walk.get(pos, 0) + 1
print(sum(walk.values()), min(walk), max(walk), len(walk) > 30)
