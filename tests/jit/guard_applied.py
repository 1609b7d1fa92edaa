# What helpers do for the trace gives something else, raises, or does not; arrays have other items.
# options: --opt=-share
# event: exit guard=Apply
# event: exit guard=ByteIs
# event: exit guard=CallItem
# event: exit guard=CallRaised
# event: exit guard=Compute
# event: exit guard=Native
# out: 9 10.5
# out: 18 1009
# out: 18 1009
# out: 9 1000
# out: 9 10.5
# out: 9 1009
from array import array
from collections import deque


def last(queues):
    total = 0
    for q in queues:
        total += q[-1]
    return total


def popped(queue):
    total = 0
    while True:
        try:
            total += queue.pop()
        except IndexError:
            return total


def indexed(queue):
    total = i = 0
    while True:
        try:
            total += queue[i]
        except IndexError:
            return total
        i += 1


def refused(queues):
    total = 0
    for q in queues:
        try:
            total += q.pop()
        except IndexError:
            total += 1
    return total


def first(arrays):
    total = 0
    for a in arrays:
        total += a[0]
    return total


def parse(items):
    total = 0
    for s in items:
        try:
            total += int(s)
        except ValueError:
            total += 1000
    return total


print(last([deque([1])] * 9), last([deque([1])] * 9 + [deque([1.5])]))
print(popped(deque([2] * 9)), popped(deque([1] * 9 + [1000])))
print(indexed(deque([2] * 9)), indexed(deque([1] * 9 + [1000])))
print(refused([deque()] * 9), refused([deque()] * 9 + [deque([991])]))
print(first([array("i", [1])] * 9), first([array("i", [1])] * 9 + [array("d", [1.5])]))
print(parse(["1"] * 9), parse(["1"] * 9 + ["x"]))
