# In-place and unary operators and `!=` of instances, in hot loops; imports and joined strings, too.
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __iadd__(self, o):
        if o is None:
            return NotImplemented
        self.x += o.x
        self.y += o.y
        return self

    def __add__(self, o):
        return Vec(self.x + 1, self.y + 1) if o is None else Vec(self.x + o.x, self.y + o.y)

    def __isub__(self, o):
        self = None
        return NotImplemented

    def __imul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __pos__(self):
        return self.x

    def __invert__(self):
        if self.x == 7:
            raise ValueError("seven")
        return ~self.y

    def __eq__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return self.x == o.x and self.y == o.y


class Answer:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        if self.n == 400:
            raise KeyError(self.n)
        return self.n % 3 == 0


class Odd:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return Answer(self.n)


class Own(Vec):
    def __ne__(self, o):
        return "own"


class Shy:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return NotImplemented if self.n < o.n else self.n - o.n


class Mute:
    def __eq__(self, o):
        return NotImplemented


def in_place(n):
    v = Vec(0, 1)
    w = v
    for i in range(n):
        v += Vec(i, 2)
        v *= 1 if i % 100 else -1
    u = Vec(1, 1)
    for i in range(n):
        u += None if i % 7 == 3 else v
    return v.x, v.y, w.x, v is w, u.x


def refused(n):
    v, errors = Vec(1, 2), []
    for i in range(n):
        try:
            v -= i
        except TypeError as e:
            errors.append(str(e))
    return v.x, len(errors), errors[-1]


def unary(n):
    v, t = Vec(3, 4), 0
    for i in range(n):
        v = -v
        t += +v + ~v + ~i
        t ^= ~(t & 255)
    try:
        for i in range(n):
            ~Vec(7 if i == n - 1 else i % 5, 1)
    except ValueError as e:
        return t, repr(e)


def unequal(n):
    a, b, c, m = Vec(1, 2), Vec(1, 2), Own(1, 2), Mute()
    out = [0] * 8
    for i in range(n):
        b.y = 2 + i % 2
        if a != b:
            out[0] += 1
        r = a != b
        out[1] += r is True
        out[2] += a != None
        out[3] += (c != a) == "own"
        out[4] += (a != c) == "own"
        out[5] += m != m
        out[6] += m != Mute()
        while a != b:
            b.y -= 1
            out[7] += 1
    return out


def odd(n):
    t = 0
    try:
        for i in range(n):
            if Odd(i) != 5:
                t += 1
            t += (Odd(i + 1) != None) is False
    except KeyError as e:
        return t, e.args


def shy(n):
    t = []
    for i in range(n):
        t.append((Shy(i % 3) != Shy(1), Shy(i % 2) != Shy(2)))
    return t[-6:], len(set(t))


def remainders(n):
    t = 0
    for i in range(-n, n):
        t = t * 3 + i % -3 + i // -7 + (i % 5 - 2) // -2
        t &= 0xFFFFF
    return t


def texts(n):
    total = 0
    for i in range(n):
        import math
        from os import sep as s

        word = "w" + s
        both = word + str(i)
        both += "!"
        total += len(both) + len("%d-%s" % (i, word)) + math.isqrt(i)
    return total, both


def missing(n):
    k = 0
    for i in range(n):
        try:
            if i % 50 == 49:
                import no_such_module
            from math import no_such_name
        except ImportError as e:
            k += len(e.msg.split("(")[0])
    return k


print(in_place(2000))
print(refused(500))
print(unary(1500))
print(unequal(1200))
print(odd(1000))
print(shy(600))
print(remainders(2000))
print(texts(800))
print(missing(300))
