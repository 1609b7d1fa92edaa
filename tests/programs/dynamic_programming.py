# Dynamic programming: edit distance, longest common subsequence, knapsack, partitions, coins, paths.


def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]


def lcs(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            t[i + 1][j + 1] = t[i][j] + 1 if a[i] == b[j] else max(t[i][j + 1], t[i + 1][j])
    out = []
    i, j = len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i -= 1
            j -= 1
        elif t[i - 1][j] >= t[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))


def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            if best[c - w] + v > best[c]:
                best[c] = best[c - w] + v
    return best[cap]


def partitions(n):
    ways = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1):
            ways[i] += ways[i - k]
    return ways[n]


def coins(target, kinds):
    best = [0] + [None] * target
    for t in range(1, target + 1):
        for k in kinds:
            if k <= t and best[t - k] is not None:
                c = best[t - k] + 1
                if best[t] is None or c < best[t]:
                    best[t] = c
    return best[target]


def paths(grid):
    memo = {}

    def go(r, c):
        if r < 0 or c < 0 or grid[r][c] == "#":
            return 0
        if r == c == 0:
            return 1
        if (r, c) not in memo:
            memo[r, c] = go(r - 1, c) + go(r, c - 1)
        return memo[r, c]
    return go(len(grid) - 1, len(grid[0]) - 1)


def lis(l):
    tails = []
    for v in l:
        lo, hi = 0, len(tails)
        while lo < hi:
            mid = (lo + hi) // 2
            if tails[mid] < v:
                lo = mid + 1
            else:
                hi = mid
        tails[lo:lo + 1] = [v]
    return len(tails), tails[-1]


def max_sub(l):
    best = cur = l[0]
    for v in l[1:]:
        cur = max(v, cur + v)
        best = max(best, cur)
    return best


def pascal(n):
    row = [1]
    for _ in range(n):
        row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]
    return row


print(edit("kitten", "sitting"), edit("", "abc"), edit("intention" * 3, "execution" * 3), edit([1, 2.0, "x"], [1.0, 2, "y"]))
print(lcs("AGGTABQWERTY" * 2, "GXTXAYBWQRTY" * 2), lcs("abc", "xyz") == "")
print(knapsack([(i % 9 + 1, i * 7 % 23 + 1) for i in range(25)], 60), knapsack([(2, 1.5), (3, 2), (1, 10 ** 20)], 5))
print([partitions(n) for n in range(10)], partitions(200))
print(coins(63, [1, 5, 10, 21, 25]), coins(7, [2, 4]), coins(300, [7, 11, 13]))
print(paths(["." * 20] * 20), paths(["..#.", ".#..", "....", "#..."]), paths(["#"]))
print(lis([i * 37 % 101 for i in range(400)]), lis("banana"), max_sub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_sub([-1.5, -0.5]), max_sub([i * 7 % 13 - 6 for i in range(800)]))
print(pascal(5), pascal(40)[20], sum(pascal(70)) == 2 ** 70, max(pascal(70)))
