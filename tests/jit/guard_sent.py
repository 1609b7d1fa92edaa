# A generator that is resumed by a call comes to its end; objects that are dropped have finalisers that wait.
# event: exit guard=PollDrops
# event: exit guard=Resume
# out: 36 45
# out: 9 9


def items(n):
    for i in range(n):
        yield i


def total(g):
    total = 0
    while True:
        try:
            total += next(g)
        except StopIteration:
            return total


gone = 0


class Mourned:
    def __del__(self):
        global gone
        gone += 1


def drop(n):
    before = gone
    for _ in range(n):
        held = [Mourned()]
        held.clear()
    return gone - before


print(total(items(9)), total(items(10)))
print(drop(9), drop(9))
