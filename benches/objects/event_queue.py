"""Lifts in a house: events on a calendar of buckets, passengers, lifts that are generators of what they do.

Bound methods and closures put by for later, instances compared, buckets of lists. N is the number of passengers.
"""
import sys
import time

DEFAULT_N = 15000


class Calendar:
    """Actions by the time they are due: a ring of buckets for the near future, a list for the rest."""
    WIDTH = 64

    def __init__(self):
        self.now = 0
        self.buckets = [[] for _ in range(self.WIDTH)]
        self.later = []
        self.waiting = 0
        self.done = 0

    def after(self, delay, action, *args):
        self.waiting += 1
        if delay < self.WIDTH:
            self.buckets[(self.now + delay) % self.WIDTH].append((action, args))
        else:
            self.later.append((self.now + delay, action, args))

    def run(self):
        while self.waiting:
            bucket = self.buckets[self.now % self.WIDTH]
            k = 0
            while k < len(bucket):
                action, args = bucket[k]
                action(*args)
                k += 1
            self.waiting -= k
            self.done += k
            bucket.clear()
            self.now += 1
            if self.later and self.now % 16 == 0:
                self.advance()

    def advance(self):
        far = []
        for item in self.later:
            due, action, args = item
            if due - self.now < self.WIDTH:
                self.buckets[due % self.WIDTH].append((action, args))
            else:
                far.append(item)
        self.later = far


class Passenger:
    def __init__(self, origin, goal, since):
        self.origin = origin
        self.goal = goal
        self.since = since
        self.lift = None

    @property
    def up(self):
        return self.goal > self.origin


class Lift:
    ROOM = 6

    def __init__(self, house, number):
        self.house = house
        self.number = number
        self.floor = 0
        self.riders = []
        self.moves = 0
        self.steps = self.behave()

    def step(self):
        delay = next(self.steps, None)
        if delay is not None:
            self.house.calendar.after(delay, self.step)

    def behave(self):
        """Yields how long each thing it does takes."""
        house = self.house
        while True:
            goal = self.next_stop()
            if goal is None:
                if house.is_empty():
                    return
                yield 5
                continue
            while self.floor != goal:
                self.floor += 1 if goal > self.floor else -1
                self.moves += 1
                yield 2
            for rider in [r for r in self.riders if r.goal == self.floor]:
                self.riders.remove(rider)
                house.arrived(rider)
                yield 1
            queue = house.floors[self.floor]
            while queue and len(self.riders) < self.ROOM:
                rider = queue.pop(0)
                rider.lift = self
                self.riders.append(rider)
                yield 1

    def next_stop(self):
        best = None
        for rider in self.riders:
            if best is None or abs(rider.goal - self.floor) < abs(best - self.floor):
                best = rider.goal
        if len(self.riders) < self.ROOM:
            for floor, queue in enumerate(self.house.floors):
                if queue and (best is None or abs(floor - self.floor) < abs(best - self.floor)):
                    best = floor
        return best


class House:
    def __init__(self, n_floors, n_lifts, n_passengers):
        self.calendar = Calendar()
        self.floors = [[] for _ in range(n_floors)]
        self.lifts = [Lift(self, k) for k in range(n_lifts)]
        self.remaining = n_passengers
        self.seed = 12345
        self.waited = 0
        self.n_arrived = 0
        self.upward = 0

    def random(self, n):
        self.seed = self.seed * 16807 % 2147483647
        return self.seed % n

    def come(self):
        n = len(self.floors)
        origin = self.random(n)
        goal = (origin + 1 + self.random(n - 1)) % n
        passenger = Passenger(origin, goal, self.calendar.now)
        self.floors[origin].append(passenger)
        self.upward += passenger.up
        self.remaining -= 1
        if self.remaining:
            self.calendar.after(self.random(9) if self.remaining % 50 else 200, self.come)

    def arrived(self, passenger):
        self.n_arrived += 1
        self.waited += self.calendar.now - passenger.since

    def is_empty(self):
        return not self.remaining and not any(self.floors) and not any(lift.riders for lift in self.lifts)


def run(n):
    house = House(9, 4, n)
    calendar = house.calendar
    calendar.after(0, house.come)
    for lift in house.lifts:
        calendar.after(lift.number, lift.step)
    calendar.run()
    moves = [lift.moves for lift in house.lifts]
    return f"{house.n_arrived} {house.waited} {house.upward} {calendar.now} {calendar.done} {moves}"


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
