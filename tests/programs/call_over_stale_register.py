# A call that a trace leaves to the interpreter: the callee's window begins within the caller's, where a register of an
# inlined call before it still had the bits of its argument.


def same(v):
    if v.__class__:
        pass
    return v


def nothing(*args):
    for _ in args:
        pass


def keywords(**more):
    for name in more:
        nothing(name)
    return len(more)


held = 0
for i in range(40):
    held = (0, 0, same(held))
    nothing()
for i in range(40):
    held = [0, 0, same(held)][1:]
    held += [keywords()]
    nothing(*held)
    keywords(**{"a": held})
depth = 0
while isinstance(held, list):
    held, depth = held[0], depth + 1
print(depth, held)
