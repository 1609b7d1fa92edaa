# functools.partial: binding, placeholders, nesting, attributes, text, state.
import copy
import pickle
import weakref
from functools import Placeholder as _
from functools import partial


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def g(*args, **kwargs):
    return args, kwargs


class Sub(partial):
    pass


class Own(partial):
    def __call__(self, *args):
        return "own", args


print(partial(g)(), partial(g, 1)(2), partial(g, 1, 2)(3, 4), partial(g, 1, k=2)(3, k=4, j=5))
print(partial(g, a=1, b=2)(b=3, a=4, c=5), partial(g, 1, b=2)(b=2))
t(partial)
t(partial, 3)
t(partial, func=g)
t(partial, g, _)
t(partial, g, k=_)
t(partial(g, _, 2))
t(partial(g, _, 2), 1)
t(partial(g, _, _, 3, k=1), 1)
t(partial(g, _, _, 3, k=1), 1, 2, 4, k=5)
t(partial(len, k=1), "a")

# Nested ones are made flat, unless there is something to lose.
inner = partial(g, _, 2, _, 4, k=1)
for args in (), (1,), (1, 3), (1, 3, 5, 6):
    p = partial(inner, *args, j=2)
    print(p.func is g, p.args, p.keywords)
t(partial, inner, 1, _)
marked = partial(g, 1)
marked.note = "x"
print(partial(marked, 2).func is marked, partial(Sub(g, 1), 2).args, partial(Own(g, 1), 2).args)
print(Sub(partial(max, 1), 2), Own(g)(5), partial(Own(g, 1), 2)(3))

# Attributes.
p = partial(g, 1, k=2)
print(p.func is g, p.args, p.keywords, p.__dict__)
for name in "func", "args", "keywords":
    try:
        setattr(p, name, None)
    except AttributeError as e:
        print(e)
    try:
        delattr(p, name)
    except AttributeError as e:
        print(e)
p.extra = 3
p.__doc__ = "doc"
print(p.__dict__, vars(Sub(g)), partial.__doc__.split()[0])
try:
    p.__dict__ = 3
except TypeError as e:
    print(e)
try:
    del p.__dict__
except TypeError as e:
    print(e)
p.__dict__ = {"new": 1}
print(p.new, hasattr(p, "extra"))
p.keywords["late"] = 9
print(p(5))
p.keywords.clear()
print(p(5, a=1))
r = weakref.ref(p)
print(r() is p)
del p
print(r())


# As a method.
class C:
    method = partial(g, 1)
    static = staticmethod(partial(g, 2))

    def __repr__(self):
        return "C()"


print(C().method(5), C.method(5), C().static(5), C.__dict__["method"].__get__(None, C).args)

# Text.
print(repr(partial(print, 1, "a", k=[2])), partial(print, _, 1))
p = partial(print)
p.keywords["self"] = p
print(p)
p.keywords.clear()
s = Sub(print, 1)
s.keywords[5] = "five"
print(s)
t(s)

# Copies and state.
p = partial(print, 1, [2], k=[3])
p.attr = [4]
for q in copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)):
    print(q, q.attr, q.args is p.args, q.attr is p.attr, type(q).__name__)
print(pickle.loads(pickle.dumps(_)) is _, copy.deepcopy(_) is _, _, type(_)() is _)
t(type(_), 1)
t(type, "X", (type(_),), {})
p = partial(g)
for state in (
    3, (), (g, (), {}), (3, (), {}, {}), (g, [], {}, {}), (g, (), [], {}), (g, (), {}, []), (g, (_,), {}, {}),
):
    t(p.__setstate__, state)
p.__setstate__((g, (_, 1), None, {"a": 1}))
print(p.args, p.keywords, p.a, p(0))
p.__setstate__((g, (1,), {"k": 2}, None))
print(p(0))
print(partial(g).__reduce__()[2][1:], partial[int])

# In loops.
def add(a, b, c=0):
    return a + b + c


f, h = partial(add, 3), partial(add, c=4)
total = 0
for i in range(3000):
    total += f(i) + h(i, 1)
print(total, list(map(partial(pow, 2), range(8))), sorted(["b", "A"], key=partial(str.lower)))


def fails(n):
    raise ValueError(n)


t(partial(fails, 3))
t(partial(partial(fails), 4))
def deep(n):
    return n and partial(deep, n - 1)()
print(deep(50))
