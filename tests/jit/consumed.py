# What goes over a generator's items in a built-in function is a loop in Python, which has traces of its own and is called.
# event: trace code=sum kind=entry
# event: trace code=any kind=entry
# event: trace code=join kind=entry
# not event: abort code=spread
# out: 0.75 True 2999,3000,3001


def spread(items):
    total = sum(x / 8 for x in items)
    return total, any(x > 2900 for x in items), ",".join(str(x) for x in items)


def run(items):
    r = None
    for i in items:
        r = spread([i, i + 1, i + 2])
    return r


run(range(300))
total, some, text = run(range(3000))
print(total - 1124.25, some, text)
