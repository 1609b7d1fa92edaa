# A generator that has handled its exception goes back to what its caller handles now, not to what was handled when it began.
import sys


def now():
    return type(sys.exception()).__name__


def gen():
    try:
        raise KeyError
    except KeyError:
        yield now()
    yield now()
    yield now()


def started_in_handler():
    g = gen()
    try:
        raise ValueError
    except ValueError:
        out = [next(g)]
    return out + [now(), next(g), next(g)]


def ended_in_handler():
    g = gen()
    out = [next(g)]
    try:
        raise ValueError
    except ValueError:
        out += [next(g), now()]
    return out + [next(g)]


print(started_in_handler(), ended_in_handler())
