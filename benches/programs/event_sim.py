"""N customers wander through a network of five single-server stations.

Measures method calls that dispatch over subclasses, instance creation,
attribute traffic, and a binary heap written in Python. All times are ints.
"""
import sys
import time

DEFAULT_N = 50000
STATIONS = 5


class Random:
    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        self.state = self.state * 48271 % 2147483647
        return low + self.state % (high - low + 1)


class Event:
    def __init__(self, when):
        self.when = when
        self.number = 0

    def before(self, other):
        if self.when != other.when:
            return self.when < other.when
        return self.number < other.number

    def happen(self, world):
        raise NotImplementedError


class Arrival(Event):
    """A new customer enters the network and announces the next one."""

    def __init__(self, when, remaining):
        super().__init__(when)
        self.remaining = remaining

    def happen(self, world):
        customer = Customer(world.random.between(1, 6))
        world.send(customer)
        if self.remaining > 1:
            gap = world.random.between(1, 100)
            world.schedule(Arrival(world.now + gap, self.remaining - 1))


class Completion(Event):
    """A station has finished with its customer."""

    def __init__(self, when, station):
        super().__init__(when)
        self.station = station

    def happen(self, world):
        customer = self.station.finish(world)
        customer.stops -= 1
        if customer.stops > 0:
            world.send(customer)
        else:
            world.served += 1


class Customer:
    def __init__(self, stops):
        self.stops = stops
        self.since = 0


class Station:
    def __init__(self):
        self.current = None
        self.waiting = []
        self.head = 0
        self.longest = 0

    def enter(self, world, customer):
        customer.since = world.now
        if self.current is None:
            self.begin(world, customer)
            return
        self.waiting.append(customer)
        length = len(self.waiting) - self.head
        if length > self.longest:
            self.longest = length

    def begin(self, world, customer):
        self.current = customer
        world.waited += world.now - customer.since
        world.schedule(Completion(world.now + world.random.between(1, 120), self))

    def finish(self, world):
        customer = self.current
        self.current = None
        if self.head < len(self.waiting):
            following = self.waiting[self.head]
            self.head += 1
            if self.head == len(self.waiting):
                self.waiting = []
                self.head = 0
            self.begin(world, following)
        return customer


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        hole = len(items) - 1
        while hole > 0:
            parent = (hole - 1) // 2
            if not item.before(items[parent]):
                break
            items[hole] = items[parent]
            hole = parent
        items[hole] = item

    def pop(self):
        items = self.items
        smallest = items[0]
        item = items.pop()
        size = len(items)
        if size > 0:
            hole = 0
            child = 1
            while child < size:
                if child + 1 < size and items[child + 1].before(items[child]):
                    child += 1
                if not items[child].before(item):
                    break
                items[hole] = items[child]
                hole = child
                child = 2 * hole + 1
            items[hole] = item
        return smallest


class World:
    def __init__(self, seed):
        self.random = Random(seed)
        self.heap = Heap()
        self.stations = [Station() for _ in range(STATIONS)]
        self.now = 0
        self.numbered = 0
        self.served = 0
        self.waited = 0

    def schedule(self, event):
        self.numbered += 1
        event.number = self.numbered
        self.heap.push(event)

    def send(self, customer):
        self.stations[self.random.between(0, STATIONS - 1)].enter(self, customer)

    def simulate(self):
        while self.heap.items:
            event = self.heap.pop()
            self.now = event.when
            event.happen(self)


def run(n):
    world = World(1)
    world.schedule(Arrival(0, n))
    world.simulate()
    longest = max([station.longest for station in world.stations])
    return f"{world.served} {world.numbered} {world.now} {world.waited} {longest}"


def main(argv):
    args = [arg for arg in argv[1:] if arg != "--times"]
    show_times = "--times" in argv
    n = int(args[0]) if len(args) > 0 else DEFAULT_N
    iterations = int(args[1]) if len(args) > 1 else 1
    result = None
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if show_times:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
