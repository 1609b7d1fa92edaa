# Loops over objects whose `__next__` ends them in several ways.
class Plain:
    def __init__(self, n, how):
        self.n, self.i, self.how = n, 0, how

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            how = self.how
            if how == 0:
                raise StopIteration
            if how == 1:
                raise StopIteration()
            if how == 2:
                raise StopIteration(self.i)
            if how == 3:
                raise Stop
            if how == 4:
                raise ValueError(self.i)
            if how == 5:
                try:
                    raise StopIteration
                except StopIteration as e:
                    raise e
            if how == 6:
                try:
                    raise StopIteration
                finally:
                    self.n += 1
            if how == 7:
                return next(iter(()))
            raise StopIteration from KeyError()
        self.i += 1
        return self.i


class Stop(StopIteration):
    pass


def total(k, how, keep=False):
    t = 0
    it = Plain(k, how)
    for x in it:
        t += x
    return (t, it.i, it.n) if keep else t


for how in range(9):
    out = []
    for k in list(range(5)) * 30:
        try:
            out.append(total(k, how))
        except ValueError as e:
            out.append(-1)
    print(how, sum(out), total(4, how, True) if how != 4 else "")


def mixed(n):
    t = 0
    for i in range(n):
        try:
            for x in Plain(3, i % 9):
                t += x
            else:
                t += 100
        except ValueError:
            t += 1000
    return t


print(mixed(400))


class Dies:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Dies.log.append(self.n)

    def __iter__(self):
        return self

    def __next__(self):
        local = Dies(-self.n)
        self.n -= 1
        if self.n <= 0:
            raise StopIteration
        return self.n


def dying(n):
    t = 0
    for i in range(n):
        for x in Dies(3):
            t += x
        Dies.log.append("end")
    return t


print(dying(40), Dies.log[:20], len(Dies.log))


def fail(x):
    if x > 3:
        raise StopIteration
    return x * 2


def mapped(n):
    t = 0
    for i in range(n):
        for x in map(fail, range(10)):
            t += x
    return t


print(mapped(300))
a = Plain(10, 0)


def twice():
    t = []
    for x in a:
        for y in a:
            t.append(x * y)
            if len(t) % 3 == 0:
                break
        a.n += 1
        if a.n > 300:
            break
    return sum(t), len(t), a.i


print(twice())
