# Matrix code on lists of lists: multiplication, transpose, Gauss elimination, determinant, powers, Floyd-Warshall.


def mul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    c = [[0] * p for _ in range(n)]
    for i in range(n):
        ai, ci = a[i], c[i]
        for k in range(m):
            x = ai[k]
            bk = b[k]
            for j in range(p):
                ci[j] += x * bk[j]
    return c


def identity(n):
    return [[1 if i == j else 0 for j in range(n)] for i in range(n)]


def power(a, e):
    r = identity(len(a))
    while e:
        if e & 1:
            r = mul(r, a)
        a = mul(a, a)
        e >>= 1
    return r


def solve(a, b):
    n = len(a)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        if abs(m[p][i]) < 1e-12:
            raise ValueError("singular")
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= f * m[i][c]
    x = [0.0] * n
    for i in range(n - 1, -1, -1):
        x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x


def det(a):
    if len(a) == 1:
        return a[0][0]
    return sum((-1) ** j * a[0][j] * det([r[:j] + r[j + 1:] for r in a[1:]]) for j in range(len(a)))


def floyd(n, edges):
    inf = float("inf")
    d = [[0 if i == j else inf for j in range(n)] for i in range(n)]
    for a, b, w in edges:
        d[a][b] = min(d[a][b], w)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i][k] + d[k][j] < d[i][j]:
                    d[i][j] = d[i][k] + d[k][j]
    return d


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, o):
        return Matrix(mul(self.rows, o.rows))

    def __mul__(self, k):
        return Matrix([[v * k for v in r] for r in self.rows])

    __rmul__ = __mul__

    def __add__(self, o):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])

    def __eq__(self, o):
        return self.rows == o.rows

    def __getitem__(self, ij):
        return self.rows[ij[0]][ij[1]]

    @property
    def T(self):
        return Matrix([list(c) for c in zip(*self.rows)])

    def __repr__(self):
        return "\n".join(" ".join(f"{v:>5}" for v in r) for r in self.rows)


a = [[i * 3 + j for j in range(12)] for i in range(12)]
b = [[(i - j) / 2 for j in range(12)] for i in range(12)]
print(mul(a, a)[3][4], mul(a, b)[5][6], mul(b, b)[0][0], mul(a, identity(12)) == a)
print(power([[1, 1], [1, 0]], 150)[0][1], power([[0.5, 0.5], [0.25, 0.75]], 20)[0])
print([round(v, 9) for v in solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])])
n = 12
h = [[1 if i == j else 1 / (i + j + 2) for j in range(n)] for i in range(n)]
print([f"{v:.6f}" for v in solve(h, list(range(n)))])
try:
    solve([[1, 2], [2, 4]], [1, 2])
except ValueError as e:
    print(e)
print(det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), det([[((i * 7 + j * 3) % 5) - 2 for j in range(6)] for i in range(6)]))
d = floyd(14, [(i, (i * 3 + 1) % 14, i + 1) for i in range(14)] + [(i, (i + 1) % 14, 2.5 if i % 4 == 0 else 9) for i in range(14)])
print(d[0], sum(v for r in d for v in r))
m = Matrix([[1, 2], [3, 4]])
print(m @ m, m.T, 2 * m + m, m * 0.5, m @ m.T == (m @ m.T).T, m[1, 0], sep="\n")
