# _random: the sequences of the Mersenne Twister.
import _random


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


r=_random.Random(42)
t(lambda: r.random()); t(lambda: r.getrandbits(40)); t(lambda: r.getrandbits(-1)); t(lambda: r.getrandbits(0)); t(lambda: r.seed(1.5)); t(lambda: r.setstate(1)); t(lambda: r.setstate((1,2))); t(lambda: len(r.getstate())); t(lambda: r.getrandbits('a')); t(lambda: r.seed(-5)); t(lambda: r.random()); t(lambda: r.setstate((0,)*625)); t(lambda: r.seed(2**100)); t(lambda: r.getrandbits(100)); t(lambda: _random.Random(1,2)); t(lambda: r.seed(0)); t(lambda: r.random()); t(lambda: r.setstate(tuple([1]*624)+(700,)));
for seed in (0, 1, 2**32, 2**64 + 5, -7, 10**50):
    r = _random.Random(seed)
    print([r.random() for _ in range(3)], r.getrandbits(7), r.getrandbits(64), r.getrandbits(65))
state = r.getstate()
a = [r.random() for _ in range(1000)]
r.setstate(state)
print(a == [r.random() for _ in range(1000)], sum(a), len(state), state[:3], state[-1])


class R(_random.Random):
    pass


x = R(); x.seed(3); print(x.random())
inside = 0
r.seed(99)
for _ in range(2000):
    inside += r.random() ** 2 + r.random() ** 2 < 1
print(inside)
