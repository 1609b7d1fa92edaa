# Loops of built-in functions over generators, or with a function to call for each item. In Python they are bytecode, in which
# generators are resumed and functions called without native recursion, and traces follow them.


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


# The sum; or hi and lo of a sum of floats; or these, or the sum of ints so far, and the first item that is of another kind.
def sum(items, total):
    for x in items:
        if type(x) is int or type(x) is bool:
            total += x
        elif type(x) is float and -(2**63) <= total < 2**63:
            break
        else:
            return total, x
    else:
        return total
    hi, lo = total + x, 0.0
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


# The item with the greatest key, in a tuple; None if there are no items.
def max(items, key):
    found = False
    for x in items:
        k = key(x)
        if not found:
            best, most, found = x, k, True
        elif k > most:
            best, most = x, k
    if found:
        return (best,)


def min(items, key):
    found = False
    for x in items:
        k = key(x)
        if not found:
            best, least, found = x, k, True
        elif k < least:
            best, least = x, k
    if found:
        return (best,)


def keys(items, key):
    return [key(x) for x in items]
