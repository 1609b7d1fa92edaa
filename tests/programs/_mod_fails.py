def good(x):
    return [x] * 2


def ratio(a, b):
    r = good(a)
    return r[0] / b
