# An `__init__` that is called, not followed, raises or returns something.
# options: --opt=-share
# event: exit guard=CallInit
# event: trace code=f kind=loop end=loop
# out: 1500 [('4 is left', 150), ("__init__() should return None, not 'int'", 150)]


class Sum:
    def __init__(self, n):
        self.n = 0
        for i in range(n % 10):
            self.n += 1
            if i == 4 and n % 10 == 5:
                raise ValueError(f"{i} is left")
        if n % 10 == 7:
            return 7


def f(n):
    seen = {}
    for i in range(n):
        try:
            Sum(i)
        except (TypeError, ValueError) as e:
            seen[str(e)] = seen.get(str(e), 0) + 1
    return n, sorted(seen.items())


print(*f(1500))
