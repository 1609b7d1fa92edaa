"""Stand-in until the native `itertools` is there: what the library itself uses, as generators."""


class chain:
    def __init__(self, *iterables):
        self._items = (x for it in iterables for x in it)

    @classmethod
    def from_iterable(cls, iterables):
        self = cls()
        self._items = (x for it in iterables for x in it)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


class count:
    def __init__(self, start=0, step=1):
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        n = self._next
        self._next = n + self._step
        return n


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def islice(iterable, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, s.step or 1
    if stop is not None and stop <= start:
        it = iter(iterable)
        for _ in range(stop):
            next(it, None)
        return
    at = 0
    wanted = start
    for x in iterable:
        if at == wanted:
            yield x
            wanted += step
        at += 1
        if stop is not None and at >= stop:
            return


def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(it)
        except StopIteration:
            return
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total


def compress(data, selectors):
    return (d for d, s in zip(data, selectors) if s)


def filterfalse(function, iterable):
    for x in iterable:
        if not (x if function is None else function(x)):
            yield x


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            return
        yield x


def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    yield from it


def cycle(iterable):
    saved = list(iterable)
    while saved:
        yield from saved


def pairwise(iterable):
    it = iter(iterable)
    for a in it:
        for b in it:
            yield a, b
            a = b


def zip_longest(*iterables, fillvalue=None):
    its = [iter(i) for i in iterables]
    live = len(its)
    while live:
        row = []
        for i, it in enumerate(its):
            try:
                row.append(next(it))
            except StopIteration:
                live -= 1
                if not live:
                    return
                its[i] = repeat(fillvalue)
                row.append(fillvalue)
        yield tuple(row)


def product(*iterables, repeat=1):
    rows = [()]
    for pool in [tuple(i) for i in iterables] * repeat:
        rows = [row + (x,) for row in rows for x in pool]
    yield from rows


def combinations(iterable, r):
    pool = tuple(iterable)

    def pick(start, left):
        if not left:
            yield ()
            return
        for i in range(start, len(pool) - left + 1):
            for rest in pick(i + 1, left - 1):
                yield (pool[i],) + rest

    yield from pick(0, r)


def permutations(iterable, r=None):
    pool = tuple(iterable)

    def pick(used, left):
        if not left:
            yield ()
            return
        for i, x in enumerate(pool):
            if i not in used:
                for rest in pick(used | {i}, left - 1):
                    yield (x,) + rest

    yield from pick(frozenset(), len(pool) if r is None else r)


def groupby(iterable, key=None):
    group, last = [], None
    for x in iterable:
        k = x if key is None else key(x)
        if group and k != last:
            yield last, iter(group)
            group = []
        group.append(x)
        last = k
    if group:
        yield last, iter(group)


def tee(iterable, n=2):
    items = list(iterable)
    return tuple(iter(items) for _ in range(n))


def batched(iterable, n, *, strict=False):
    it = iter(iterable)
    while batch := tuple(islice(it, n)):
        if strict and len(batch) != n:
            raise ValueError("batched(): incomplete batch")
        yield batch
