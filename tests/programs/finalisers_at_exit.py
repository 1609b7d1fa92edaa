# What is left when a program ends is finalised while the variables are still there, what modules hold directly first.
import collections


class Noisy:
    def __init__(self, name, part=None):
        self.name = name
        self.part = part

    def __del__(self):
        print("del", self.name, log, other.name, last)
        log[0] += 1


class Items(list):
    def __del__(self):
        print("items", len(self))


def held():
    return keep


def waits():
    try:
        yield 1
    finally:
        print("generator ends", log)


log = [0]
first = Noisy("first")
other = Noisy("other")
_private = Noisy("private")
again = Noisy("again")
several = [Noisy("b1"), Noisy("b2"), (Noisy("t1"), Noisy("t2"))]
keep = Noisy("keep", part=Noisy("part of keep"))
named = {"k": Noisy("in dict")}
queue = collections.deque([Items([1, Noisy("in items")])])
cycle = Noisy("cycle")
cycle.me = cycle
g = waits()
next(g)
last = "last"
again = Noisy("again 2")
