# Returns through loops, withs and trys at several depths.
trace = []


class CM:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        trace.append(f"+{self.n}")
        return self

    def __exit__(self, *a):
        trace.append(f"-{self.n}")


def deep(n):
    for i in range(3):
        with CM(f"w{i}"):
            try:
                while True:
                    with CM("in"):
                        try:
                            if i == n:
                                return i
                            if i == 1:
                                break
                            continue_ = True
                            break
                        finally:
                            trace.append("f1")
            finally:
                trace.append("f2")
    else:
        trace.append("else")
    return "end"


for n in (0, 1, 5):
    print(deep(n), trace)
    trace.clear()


def order():
    try:
        return trace.append("value") or "v"
    finally:
        trace.append("finally")


def try_in_finally():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            return "a"
        finally:
            trace.append("inner")
    finally:
        try:
            raise KeyError
        except KeyError:
            trace.append("handled in finally")


def loop_return():
    while True:
        try:
            for x in (1, 2):
                try:
                    continue
                finally:
                    trace.append(x)
            return "done"
        finally:
            trace.append("outer")


def gen_with():
    with CM("gen"):
        try:
            yield 1
            return "value"
        finally:
            trace.append("gen finally")


def early():
    for x in gen_with():
        return x


print(order(), try_in_finally(), loop_return(), early(), trace)
trace.clear()


def nested_with_exception():
    with CM("a"):
        with CM("b"):
            try:
                with CM("c"):
                    raise ValueError
            except ValueError:
                trace.append("caught")
                return "r"


print(nested_with_exception(), trace)
