# Subclasses of int in arithmetic, indexing, formatting, as keys: which overrides are called.
log = []
class N(int):
    def __add__(self, other):
        log.append("add")
        return NotImplemented

    def __radd__(self, other):
        log.append("radd")
        return "radd"

    def __index__(self):
        log.append("index")
        return 1

    def __int__(self):
        log.append("int")
        return 2

    def __float__(self):
        log.append("float")
        return 3.5

    def __hash__(self):
        log.append("hash")
        return int.__hash__(self)

    def __eq__(self, other):
        log.append("eq")
        return int.__eq__(self, other)

    def __bool__(self):
        log.append("bool")
        return False

    def __repr__(self):
        log.append("repr")
        return "N!"

    def __format__(self, spec):
        log.append("format" + spec)
        return "F"

def say(what):
    print(what, log)
    log.clear()

n = N(5)
say(n + 1)
say(1 + n)
say(n - 1)
say(type(n * 2))
say([10, 11, 12, 13, 14, 15][n])
say("abcdefgh"[n:])
say(int(n))
say(float(n))
say(bool(n))
say(1 if n else 0)
say({5: "five"}.get(n))
say({n: "n"}[5])
say([4, 5].index(n))
say(n in [5])
say(str(n))
say("%d %s %x" % (n, n, n))
say(f"{n} {n:3}")
say("{0} {0:4} {0!r}".format(n))
say(list(range(n)))
say([0] * n)
say(bytes(n))
say(hex(n) + bin(n) + oct(n))
say(chr(n))
say(sum([n, n]))
say(max(n, 3))
say(round(n))
say(abs(n))
say(type(-n), ) if False else say(type(-n))
say(divmod(n, 2))
say(pow(2, n))
say(1 << n)
say(complex(n))
say(slice(n).indices(10))
say(n.__reduce_ex__(2)[1])
say(isinstance(n, int))
say(type(N(n)))
