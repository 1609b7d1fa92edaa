# Handlers of signals that raise while loops run, also ones without a body.
import signal


class Woken(Exception):
    pass


def wakes(number, frame):
    raise Woken


signal.signal(signal.SIGALRM, wakes)


def empty():
    try:
        while True:
            pass
    except Woken:
        return "empty"


def counts():
    i = 0
    try:
        while True:
            i += 1
    except Woken:
        return "counts" if i else "early"


def nested():
    try:
        while True:
            try:
                for i in range(1000):
                    pass
            except ValueError:
                pass
    except Woken:
        return "nested"


def calls():
    def f(n):
        return n + 1

    n = 0
    try:
        while True:
            n = f(n)
    except Woken:
        return "calls"


def finishes():
    log = []
    try:
        try:
            while True:
                pass
        finally:
            log.append("finally")
    except Woken:
        log.append("woken")
    return log


for f in empty, counts, nested, calls, finishes:
    results = []
    for k in range(3):
        signal.setitimer(signal.ITIMER_REAL, 0.08 + k * 0.003)
        results.append(f())
    print(results[0], all(r == results[0] for r in results))
