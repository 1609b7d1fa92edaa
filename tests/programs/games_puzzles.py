# Life, n queens, sudoku by backtracking, knights, permutations, flood fill.


def life(cells, steps):
    for _ in range(steps):
        near = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        k = x + dx, y + dy
                        near[k] = near.get(k, 0) + 1
        cells = {c for c, n in near.items() if n == 3 or n == 2 and c in cells}
    return cells


def queens(n):
    count = 0
    first = None
    cols, d1, d2 = [False] * n, [False] * (2 * n), [False] * (2 * n)
    board = [0] * n

    def place(r):
        nonlocal count, first
        if r == n:
            count += 1
            if first is None:
                first = board[:]
            return
        for c in range(n):
            if cols[c] or d1[r + c] or d2[r - c + n]:
                continue
            board[r] = c
            cols[c] = d1[r + c] = d2[r - c + n] = True
            place(r + 1)
            cols[c] = d1[r + c] = d2[r - c + n] = False

    place(0)
    return count, first


def sudoku4(g):
    for i in range(16):
        if g[i] == 0:
            r, c = divmod(i, 4)
            used = {g[r * 4 + k] for k in range(4)} | {g[k * 4 + c] for k in range(4)} | {g[(r // 2 * 2 + a) * 4 + c // 2 * 2 + b] for a in range(2) for b in range(2)}
            for v in range(1, 5):
                if v not in used:
                    g[i] = v
                    if sudoku4(g):
                        return True
            g[i] = 0
            return False
    return True


def next_perm(l):
    i = len(l) - 2
    while i >= 0 and l[i] >= l[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(l) - 1
    while l[j] <= l[i]:
        j -= 1
    l[i], l[j] = l[j], l[i]
    l[i + 1:] = l[:i:-1]
    return True


def fill(grid, x, y, new):
    old = grid[y][x]
    if old == new:
        return 0
    stack = [(x, y)]
    n = 0
    while stack:
        x, y = stack.pop()
        if 0 <= y < len(grid) and 0 <= x < len(grid[y]) and grid[y][x] == old:
            grid[y][x] = new
            n += 1
            stack += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return n


def knight(n):
    dist = {(0, 0): 0}
    queue = [(0, 0)]
    for x, y in queue:
        for dx, dy in ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)):
            p = (x + dx, y + dy)
            if 0 <= p[0] < n and 0 <= p[1] < n and p not in dist:
                dist[p] = dist[(x, y)] + 1
                queue.append(p)
    return max(dist.values()), len(dist)


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
print(sorted(life(glider, 20)), len(life({(x, 0) for x in range(10)}, 15)))
print(queens(4), queens(6), queens(7))
g = [1, 0, 0, 0, 0, 0, 3, 0, 0, 4, 0, 0, 0, 0, 0, 2]
print(sudoku4(g), g, sudoku4([1, 1] + [0] * 14) in (True, False))
p = [1, 1, 2, 3]
n = 1
while next_perm(p):
    n += 1
print(n, p)
p = list(range(6))
n = 1
while next_perm(p):
    n += p[0] < p[-1]
print(n)
grid = [list(r) for r in ("..#..", ".#.#.", "#...#", ".#.#.", "..#..")]
print(fill(grid, 2, 2, "o"), fill(grid, 0, 0, "a"), fill(grid, 0, 0, "a"), ["".join(r) for r in grid], knight(8), knight(4))
