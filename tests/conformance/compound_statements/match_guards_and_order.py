# Guards: evaluated after binding, may change what later cases see.
def show(v):
    log = []

    def g(n, r):
        log.append(n)
        return r

    match v:
        case x if g("first", x == 1):
            r = "one"
        case [a, b] if g("pair", a > b):
            r = f"{a}>{b}"
        case [a, b] if g("pair2", True) and g("pair3", a == b):
            r = "equal"
        case {"k": k} if (extra := g("map", k)):
            r = f"map {extra}"
        case str() | bytes() if g("text", len(v)):
            r = "text"
        case _ if g("wild", v is None):
            r = "none"
        case _:
            r = "rest"
    return r, log


for v in (1, [2, 1], [1, 1], [1, 2], {"k": 5}, {"k": 0}, "s", "", b"b", None, 7):
    print(repr(v), show(v))


def raising(v):
    match v:
        case x if 1 / x > 1:
            return "big"
        case y:
            return y


for v in (0.5, 2, 0):
    try:
        print(raising(v))
    except ZeroDivisionError as e:
        print(e)


def fallthrough(n):
    match n:
        case 1:
            pass
        case 2:
            return "two"
    return "after"


print(fallthrough(1), fallthrough(2), fallthrough(3))


def nested(v):
    match v:
        case [x, *rest]:
            match rest:
                case []:
                    return f"last {x}"
                case [y, *_] if y > x:
                    return f"up {x}"
                case _:
                    return nested(rest)
        case other:
            return f"not {other}"


print(nested([3, 2, 5]), nested([1]), nested([]), nested(5))


def loop():
    out = []
    for v in [1, "a", 2.5, None]:
        match v:
            case int(): continue
            case None: break
            case str() as s: out.append(s)
            case _: out.append("other")
    else:
        out.append("no")
    return out


print(loop())


def changes():
    v = [1, 2]
    match v:
        case [a, b] if v.append(3):
            return "no"
        case [a, b]:
            return "still two", a, b
        case [a, b, c]:
            return a, b, c


print(changes())
