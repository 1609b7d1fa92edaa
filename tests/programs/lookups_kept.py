# Lookups in dicts and sets that nothing changes, and some that something does.
cfg = {'step': 2, 'limit': 10, 3: 4}


def f(n, d):
    t = 0
    for i in range(n):
        t += d['step'] * i + d[3]
        if -1 not in d:
            t += 1
        if i == n // 2:
            d['step'] = 5
        if i == n - 3:
            d.pop(3)
            d[3] = 1
    return t


def g(n):
    t = 0
    gl = globals()
    global y
    y = 1
    for i in range(n):
        t += gl['y']
        y = i
        t += gl['y']
    return t


def kwd(x, *, k=2):
    return x * k


def h(n):
    t = 0
    for i in range(n):
        t += kwd(i)
    return t


class A:
    pass


def k(n):
    a = A()
    a.x = 1
    d = a.__dict__
    t = 0
    for i in range(n):
        t += d['x']
        a.x = i
        t += d['x']
    return t


def s(n):
    seen = set()
    t = 0
    for i in range(n):
        if 5 not in seen:
            t += 1
        if i == 100:
            seen.add(5)
        if i == 150:
            seen |= {7}
        if i == 200:
            seen.discard(5)
        if 7 in seen:
            t += 2
        if i == 250:
            seen.clear()
    return t


def m(n):
    d = {'a': 1}
    t = 0
    for i in range(n):
        t += d['a']
        d.update(a=i)
        t += d['a']
        d |= {'a': 3}
        t += d['a']
        vars()['zz'] = 1
        d.setdefault('b', i)
        t += d['b']
        x = d.pop('b') if i % 2 else d['b']
        t += x + len(d)
    return t


print(f(1000, cfg), g(1000), h(1000), k(1000), s(400), m(600))
