# In-place operators of classes derived from built-in ones that have the operator itself: whose method comes first.
class L(list):
    def __add__(self, o):
        return 'add'

    def __radd__(self, o):
        return 'radd'


class L2(list):
    def __iadd__(self, o):
        return NotImplemented

    def __add__(self, o):
        return 'add2'


class B(bytearray):
    def __add__(self, o):
        return 'badd'


class T(tuple):
    def __add__(self, o):
        return 'tadd'


class S(set):
    def __sub__(self, o):
        return 'sub'

    def __rsub__(self, o):
        return 'rsub'

    def __and__(self, o):
        return 'and'

    def __xor__(self, o):
        return 'xor'


import collections
class Dq(collections.deque):
    def __add__(self, o):
        return 'dq'


class C(collections.Counter):
    def __add__(self, o):
        return 'c'


class R:
    def __radd__(self, o):
        return 'R'


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def go(x, op, y):
    ns = {'x': x, 'y': y}
    exec(f'x {op}= y', ns)
    return ns['x']
for x, op, y in ((L([1]), '+', [2]), (L([1]), '+', 'ab'), (L([1]), '+', 5), (L([1]), '*', 2), (L2([1]), '+', [2]), (L2([1]), '*', 2), (B(b'a'), '+', b'b'), (B(b'a'), '*', 2), (T((1,)), '+', (2,)), (S({1, 2}), '-', {1}), (S({1}), '-', [1]), (S({1, 2}), '&', {1}), (S({1}), '^', {1, 3}), (S({1}), '|', {3}), (S({1}), '|', [3]), (Dq([1]), '+', [2]), (C(a=1), '+', C(a=2)), ([1], '+', L([2])), ({1, 2}, '-', S({1})), (L([1]), '+', R()), ([1], '+', R()), (collections.OrderedDict(a=1), '|', {'b': 2})):
    t(lambda: go(x, op, y))
