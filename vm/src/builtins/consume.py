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


def tuple(items):
    return (*[x for x in items],)


def sorted(items):
    items = [x for x in items]
    items.sort()
    return items


def join(separator, items):
    return separator.join([x for x in items])


# Ints are added exactly, then floats with Neumaier's compensation, and with the first item that is neither `rest` goes on.
def sum(items, total):
    for x in items:
        if type(x) is int or type(x) is bool:
            total += x
        elif type(x) is float and -(2**63) <= total < 2**63:
            break
        else:
            return rest(items, total, 0.0, x)
    else:
        return total
    hi, lo = total + x, 0.0
    for x in items:
        if type(x) is not float:
            if type(x) is not int and type(x) is not bool:
                return rest(items, hi, lo, x)
            x = float(x)
        t = hi + x
        if abs(hi) >= abs(x):
            lo += (hi - t) + x
        else:
            lo += (x - t) + hi
        hi = t
    # An infinite or undefined correction would spoil an infinite sum.
    if lo != 0.0 and lo - lo == 0.0:
        return hi + lo
    return hi


def sum_floats(items, hi, lo):
    for x in items:
        if type(x) is not float:
            if type(x) is not int and type(x) is not bool:
                return rest(items, hi, lo, x)
            x = float(x)
        t = hi + x
        if abs(hi) >= abs(x):
            lo += (hi - t) + x
        else:
            lo += (x - t) + hi
        hi = t
    if lo != 0.0 and lo - lo == 0.0:
        return hi + lo
    return hi


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


def greatest(items):
    for best in items:
        break
    else:
        raise ValueError("max() iterable argument is empty")
    for x in items:
        if x > best:
            best = x
    return best


def least(items):
    for best in items:
        break
    else:
        raise ValueError("min() iterable argument is empty")
    for x in items:
        if x < best:
            best = x
    return best


def keys(items, key):
    return [key(x) for x in items]
