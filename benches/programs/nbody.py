"""A star and five planets under gravity, stepped with kick-drift.

Measures reading and writing float attributes of instances, float
arithmetic, and math.sqrt; N is the number of time steps.
"""
import math
import sys
import time

DEFAULT_N = 60000
DT = 0.001


class Body:
    def __init__(self, mass, x, y, z, vx, vy, vz):
        self.mass = mass
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz


def make_system():
    # Each direction (c, s) is a point of the unit circle with rational
    # coordinates; a planet starts at radius r with the circular speed.
    directions = [(0.6, 0.8), (-0.8, 0.6), (0.28, -0.96), (-0.96, -0.28), (1.0, 0.0)]
    bodies = [Body(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    for k in range(5):
        c, s = directions[k]
        r = 1.0 + 0.75 * k
        speed = math.sqrt(1.0 / r)
        mass = 0.0002 * (k + 1)
        bodies.append(Body(mass, r * c, r * s, 0.02 * k, -speed * s, speed * c, 0.01 * k))
    # Let the star carry the opposite momentum.
    star = bodies[0]
    for body in bodies[1:]:
        star.vx -= body.vx * body.mass
        star.vy -= body.vy * body.mass
        star.vz -= body.vz * body.mass
    return bodies


def energy(bodies):
    total = 0.0
    for i in range(len(bodies)):
        a = bodies[i]
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            total -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def step(bodies, dt):
    count = len(bodies)
    for i in range(count):
        a = bodies[i]
        for j in range(i + 1, count):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            d2 = dx * dx + dy * dy + dz * dz
            pull = dt / (d2 * math.sqrt(d2))
            pa = pull * b.mass
            pb = pull * a.mass
            a.vx -= dx * pa
            a.vy -= dy * pa
            a.vz -= dz * pa
            b.vx += dx * pb
            b.vy += dy * pb
            b.vz += dz * pb
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def run(n):
    bodies = make_system()
    before = energy(bodies)
    for _ in range(n):
        step(bodies, DT)
    after = energy(bodies)
    return f"{before:.9f} {after:.9f} {bodies[1].x:.9f}"


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
