# Graphs as dicts and objects: breadth and depth first, Dijkstra, topological order, union-find, components, PageRank.


def build(n):
    g = {}
    for i in range(n):
        for k in (i * 3 + 1, i * 5 + 2, i + 7):
            g.setdefault(i, []).append((k % n, (i * k) % 17 + 1))
    return g


def bfs(g, start):
    dist = {start: 0}
    queue = [start]
    for n in queue:
        for m, _ in g[n]:
            if m not in dist:
                dist[m] = dist[n] + 1
                queue.append(m)
    return dist


def dijkstra(g, start):
    dist = {start: 0}
    todo = {start}
    while todo:
        n = min(todo, key=lambda v: (dist[v], v))
        todo.remove(n)
        for m, w in g[n]:
            d = dist[n] + w
            if m not in dist or d < dist[m]:
                dist[m] = d
                todo.add(m)
    return dist


def topo(deps):
    order, state = [], {}

    def visit(n, path):
        if state.get(n) == 1:
            raise ValueError("cycle: " + " ".join(path[path.index(n):] + [n]))
        if n not in state:
            state[n] = 1
            for m in deps.get(n, ()):
                visit(m, path + [n])
            state[n] = 2
            order.append(n)
    for n in deps:
        visit(n, [])
    return order


class Union:
    def __init__(self, n):
        self.parent = list(range(n))
        self.sets = n

    def find(self, a):
        while self.parent[a] != a:
            self.parent[a] = self.parent[self.parent[a]]
            a = self.parent[a]
        return a

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self.parent[a] = b
        self.sets -= 1
        return True


def pagerank(g, rounds):
    n = len(g)
    rank = {k: 1 / n for k in g}
    for _ in range(rounds):
        new = dict.fromkeys(g, 0.15 / n)
        for k in g:
            share = 0.85 * rank[k] / len(g[k])
            for m, _ in g[k]:
                new[m] += share
        rank = new
    return rank


def components(edges):
    adj = {}
    for a, b in edges:
        adj.setdefault(a, set()).add(b)
        adj.setdefault(b, set()).add(a)
    seen, out = set(), []
    for s in sorted(adj):
        if s in seen:
            continue
        stack, comp = [s], set()
        while stack:
            n = stack.pop()
            if n not in comp:
                comp.add(n)
                stack.extend(adj[n] - comp)
        seen |= comp
        out.append(sorted(comp))
    return out


g = build(90)
d = bfs(g, 0)
print(len(d), max(d.values()), sum(d.values()))
w = dijkstra(g, 0)
print(len(w), max(w.values()), sum(w.values()), w[50])
print(topo({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": []}))
try:
    topo({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e:
    print(e)
u = Union(200)
joined = sum(u.join(i, (i * i + 1) % 200) for i in range(200))
print(joined, u.sets)
edges = sorted((wt, a, b) for a in g for b, wt in g[a])
u = Union(90)
print(sum(wt for wt, a, b in edges if u.join(a, b)), u.sets)
r = pagerank(g, 15)
print(f"{sum(r.values()):.9f}", [k for k, v in sorted(r.items(), key=lambda kv: (-round(kv[1], 12), kv[0]))[:5]])
print(components([("a", "b"), ("c", "d"), ("b", "e"), ("f", "f")]), len(components([(i, i * 2 % 101) for i in range(1, 101)])))
