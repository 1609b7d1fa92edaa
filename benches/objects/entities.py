"""A world of entities that are bundles of components, advanced by systems.

Dicts of components by class, systems with a common base, floats in attributes, a grid of cells for collisions. N is
the number of steps.
"""
import math
import sys
import time

DEFAULT_N = 900


class Position:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Velocity:
    def __init__(self, dx, dy):
        self.dx = dx
        self.dy = dy


class Health:
    def __init__(self, points):
        self.points = points

    @property
    def is_alive(self):
        return self.points > 0


class Chaser:
    def __init__(self):
        self.target = None


class Entity:
    def __init__(self, number):
        self.number = number
        self.components = {}

    def add(self, *components):
        for c in components:
            self.components[type(c)] = c
        return self

    def get(self, kind):
        return self.components.get(kind)

    def has(self, kinds):
        return all(kind in self.components for kind in kinds)


class System:
    needs = ()

    def update(self, world):
        for entity in world.with_components(self.needs):
            self.process(world, entity)

    def process(self, world, entity):
        raise NotImplementedError


class Movement(System):
    needs = (Position, Velocity)

    def process(self, world, entity):
        position = entity.get(Position)
        velocity = entity.get(Velocity)
        position.x += velocity.dx
        position.y += velocity.dy
        if not 0 <= position.x < world.size:
            velocity.dx = -velocity.dx
            position.x = min(max(position.x, 0.0), world.size - 1.0)
        if not 0 <= position.y < world.size:
            velocity.dy = -velocity.dy
            position.y = min(max(position.y, 0.0), world.size - 1.0)


class Pursuit(System):
    needs = (Position, Velocity, Chaser)

    def process(self, world, entity):
        chaser = entity.get(Chaser)
        if chaser.target is None or not chaser.target.get(Health).is_alive:
            chaser.target = self.choose(world, entity)
            if chaser.target is None:
                return
        here, there = entity.get(Position), chaser.target.get(Position)
        velocity = entity.get(Velocity)
        dx, dy = there.x - here.x, there.y - here.y
        length = math.sqrt(dx * dx + dy * dy)
        if length > 0.0:
            velocity.dx = 0.9 * velocity.dx + 0.1 * dx / length
            velocity.dy = 0.9 * velocity.dy + 0.1 * dy / length

    def choose(self, world, entity):
        here = entity.get(Position)
        best = None
        shortest = None
        for other in world.with_components((Position, Health)):
            p = other.get(Position)
            d = (p.x - here.x) ** 2 + (p.y - here.y) ** 2
            if shortest is None or d < shortest:
                best, shortest = other, d
        return best


class Collisions(System):
    def update(self, world):
        cells = {}
        for entity in world.with_components((Position,)):
            p = entity.get(Position)
            cells.setdefault((int(p.x), int(p.y)), []).append(entity)
        for group in cells.values():
            if len(group) > 1:
                for a in group:
                    for b in group:
                        if a is not b:
                            self.meet(world, a, b)

    def meet(self, world, a, b):
        if a.get(Chaser) is None:
            return
        health = b.get(Health)
        if health is not None and health.is_alive:
            health.points -= 3
            world.hits += 1
            if not health.is_alive:
                world.removed.append(b)


class World:
    def __init__(self, size):
        self.size = size
        self.entities = []
        self.systems = [Pursuit(), Movement(), Collisions()]
        self.cache = {}
        self.removed = []
        self.hits = 0

    def spawn(self, *components):
        self.entities.append(Entity(len(self.entities)).add(*components))
        self.cache.clear()

    def with_components(self, kinds):
        found = self.cache.get(kinds)
        if found is None:
            found = [e for e in self.entities if e.has(kinds)]
            self.cache[kinds] = found
        return found

    def step(self):
        for system in self.systems:
            system.update(self)
        if self.removed:
            self.entities = [e for e in self.entities if e not in self.removed]
            self.removed.clear()
            self.cache.clear()


def run(n):
    world = World(40)
    for k in range(120):
        x, y = k * 37 % 40 + 0.25, k * 53 % 40 + 0.75
        velocity = Velocity((k % 7 - 3) / 4, (k % 5 - 2) / 4)
        if k % 6 == 0:
            world.spawn(Position(x, y), velocity, Chaser())
        elif k % 6 == 1:
            world.spawn(Position(x, y))
        else:
            world.spawn(Position(x, y), velocity, Health(60 + k * 7 % 200))
    for _ in range(n):
        world.step()
    where = sum(e.get(Position).x - e.get(Position).y for e in world.entities)
    left = len(world.with_components((Health,)))
    return f"{len(world.entities)} {left} {world.hits} {where:.6f}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
