# Loops of built-in functions over generators. In Python they are bytecode, in which generators are resumed without native
# recursion, and traces follow them.


def any(items):
    for x in items:
        if x:
            return True
    return False


def all(items):
    for x in items:
        if not x:
            return False
    return True


def list(items):
    return [x for x in items]


# The sum, or the sum so far and the first item that is not an int.
def sum(items, total):
    for x in items:
        if type(x) is int or type(x) is bool:
            total += x
        else:
            return total, x
    return total


# Neumaier's sum and its correction, and the first item that is not a float, if there is one.
def sum_floats(items, hi, lo):
    for x in items:
        if type(x) is not float:
            return hi, lo, x
        t = hi + x
        if abs(hi) >= abs(x):
            lo += (hi - t) + x
        else:
            lo += (x - t) + hi
        hi = t
    return hi, lo
