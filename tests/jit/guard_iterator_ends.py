# A loop over an iterator that a helper advances ends outside of the trace, which releases the iterator.
# event: exit guard=IterMore
# out: 43760
from itertools import product


def run(n):
    total = 0
    for k in range(n):
        for a, b in product((1, k % 3), (2, 3, k & 1)):
            total += a * b
    return total


print(sum(run(100) for _ in range(40)))
