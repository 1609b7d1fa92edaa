# The sequences of the generator.
import random

r = random.Random(42)
print([r.random() for _ in range(4)])
print([r.randrange(100) for _ in range(10)], r.randint(-5, 5), r.getrandbits(70), r.getrandbits(0), r.getrandbits(32))
items = list(range(10))
r.shuffle(items)
print(items, r.choice("abcdef"), r.sample(range(1000), 5), r.choices("xyz", weights=[1, 2, 3], k=6))
print(r.uniform(1, 2), r.gauss(0, 1), r.normalvariate(0, 1), r.expovariate(2), r.triangular(0, 1, 0.3))
print(r.betavariate(2, 3), r.gammavariate(2, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 1))
state = r.getstate()
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)], len(state), state[0], len(state[1]))
for seed in (0, 1, -7, 2**32, 2**100 + 3):
    print(seed, random.Random(seed).random(), random.Random(seed).getrandbits(40))
random.seed(5)
a = random.random()
random.seed(5)
print(a == random.random(), 0 <= random.Random().random() < 1)
for bad in (lambda: r.randrange(0), lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.getrandbits(-1), lambda: r.setstate((9,))):
    try:
        bad()
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)


class Low(random.Random):
    def random(self):
        return 0.25


print(Low().random(), Low().choice([1, 2, 3, 4]), Low().uniform(0, 4))
