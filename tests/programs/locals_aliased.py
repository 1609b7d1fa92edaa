# Functions that look at the variables of the frame that calls them, by whatever way they are called.
import builtins
L, V, D, E, X, G = locals, vars, dir, eval, exec, globals


class Holder:
    look = locals
    see = staticmethod(eval)


holder = Holder()
holder.own = vars
table = {'l': locals, 'e': eval}
fs = [locals, vars, dir]


def after_loop(n):
    for i in range(n):
        x = i * 2
    return L()


def attribute(n):
    for i in range(n):
        x = i * 2
        y = x + .5
    return holder.own()


def item(n):
    for i in range(n):
        x = i * 3
    return table['l']()


def argument(n, f):
    for i in range(n):
        x = i * 4
    return f()


def by_eval(n):
    for i in range(n):
        x = i * 5
    return E('x')


def by_map(n):
    for i in range(n):
        x = i * 6
    return list(map(E, ['x', 'i']))


def by_sorted(n):
    for i in range(n):
        x = i * 7
    return sorted(['x', 'i', '-x'], key=E)


def by_min(n):
    for i in range(n):
        x = i * 8
    return min(['x', '-x'], key=table['e'])


def by_star(n):
    for i in range(n):
        x = i * 9
    return L(*()), E(*['x'])


def by_module(n):
    for i in range(n):
        x = i * 10
    return builtins.locals(), getattr(builtins, 'vars')()


def names(n):
    for i in range(n):
        x = i
    return D()


def by_exec(n):
    out = []
    for i in range(n):
        x = i * 11
    X('out.append(x)')
    return out


def in_loop(n):
    s = 0
    for i in range(n):
        x = i * 12
        s += E('x') + L()['i']
    return s


def map_in_loop(n):
    s = 0
    for i in range(n):
        x = i * 13
        for v in map(E, ['x', 'i']):
            s += v
        y = x + s
    return s, y


def sorted_in_loop(n):
    s = 0
    for i in range(n):
        x = i * 14 - 50
        y = -x
        s += len(sorted(['x', 'y', 'i'], key=E)[0]) + max(map(E, ['x', 'y']))
    return s


def switches(n):
    s = 0
    f = len
    for i in range(n):
        x = i * 15
        if i == n - 5:
            f = E
        s += len(sorted(['x', 'xy'], key=f)) if f is len else max(map(f, ['x', 'i']))
    return s


def filters(n):
    s = 0
    for i in range(n):
        x = i % 3
        s += len(list(filter(E, ['x', 'i', '0'])))
    return s


def sentinel(n):
    s = 0
    for i in range(n):
        x = i
        s += len(list(zip(iter(lambda: 3, 3), map(E, ['x'])))) + sum(map(E, ['x', 'x + 1']))
    return s


def inner(f):
    z = 5
    return f()


def from_callee(n):
    r = None
    for i in range(n):
        x = i * 16
        r = inner(L)
    return r, L()['x']


def deleted(n):
    for i in range(n):
        x = i
        y = x
        del y
    return L()


def after_exception(n):
    for i in range(n):
        x = i
        try:
            if i % 5 == 4:
                raise ValueError(i)
        except ValueError as e:
            y = e.args[0]
    return L()


def nested_function(n):
    k = 7

    def g():
        return k + x
    for i in range(n):
        x = i * 2
    return L()['x'], L()['k'], g()


def generator(n):
    for i in range(n):
        x = i * 17
        if i % 50 == 0:
            yield x
    yield sorted(L())
    yield L()['x']


def while_loop(n):
    i = 0
    while i < n:
        x = i * 2.5
        i += 1
    return L()


class Method:
    def go(self, n):
        for i in range(n):
            x = i * 3
        return sorted(k for k in L()), V()['x']

    look = L


def kw(n):
    s = 0
    for i in range(n):
        x = i
        s += E('x + i', G(), L())
    return s


def loops_one_after_the_other(n):
    for i in range(n):
        a = i * 2
    for j in range(n):
        b = j * 3
    for k in range(n):
        c = k * 4
        for m in range(3):
            d = m
    return L()


for n in (3, 40, 3000):
    print(after_loop(n), attribute(n), item(n), argument(n, L), argument(n, V), sorted(argument(n, D)), by_eval(n), by_map(n), by_sorted(n),
          by_min(n), by_star(n), by_module(n), names(n), by_exec(n), deleted(n), after_exception(n), nested_function(n), list(generator(n))[-3:],
          while_loop(n), Method().go(n), loops_one_after_the_other(n))
for n in (3, 40, 600):
    print(in_loop(n), map_in_loop(n), sorted_in_loop(n), switches(n), filters(n), sentinel(n), from_callee(n), kw(n))
