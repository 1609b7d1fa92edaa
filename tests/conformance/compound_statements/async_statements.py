# async for, async with and async comprehensions, driven by hand.
def drive(c):
    out = []
    try:
        while True:
            out.append(c.send(None))
    except StopIteration as e:
        return out, e.value
    except Exception as e:
        return out, type(e).__name__, str(e)


class P:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v
        return self.v


class AIt:
    def __init__(self, n, fail=None):
        self.n, self.i, self.fail = n, 0, fail

    def __aiter__(self):
        return self

    async def __anext__(self):
        await P(f"a{self.i}")
        self.i += 1
        if self.i == self.fail:
            raise ValueError("failed")
        if self.i > self.n:
            raise StopAsyncIteration
        return self.i


class CM:
    def __init__(self, n, suppress=False):
        self.n, self.s = n, suppress

    async def __aenter__(self):
        await P(f"enter {self.n}")
        return self.n

    async def __aexit__(self, t, v, tb):
        await P(f"exit {self.n} {t and t.__name__}")
        return self.s


async def loop():
    out = []
    async for x in AIt(3):
        if x == 2:
            continue
        out.append(x)
    else:
        out.append("else")
    async for x in AIt(3):
        break
    else:
        out.append("no")
    async for a, *b in AIt(0):
        pass
    return out


async def failing():
    async for x in AIt(3, 2):
        pass


async def withs():
    async with CM("a") as a, CM("b") as b:
        return a, b


async def with_error(s):
    async with CM("x", s):
        raise KeyError("k")
    return "after"


async def comps():
    a = [x async for x in AIt(2)]
    b = {x: await P(x) async for x in AIt(2) if x > 1}
    c = {y async for y in AIt(2) for z in range(2)}
    d = [await P(x) for x in (1, 2)]
    g = (x async for x in AIt(2))
    e = [x async for x in g]
    f = [[y async for y in AIt(x)] for x in range(2)]
    return a, b, c, d, e, f, type(g).__name__


async def mixed():
    with open("/dev/null") as f:
        async with CM("in"):
            for i in range(2):
                async for x in AIt(1):
                    try:
                        if i:
                            return "returned"
                    finally:
                        await P("finally")


async def gen():
    async with CM("g"):
        yield 1
        yield 2


async def over_gen():
    return [x async for x in gen()]


for f in (loop(), failing(), withs(), with_error(False), with_error(True), comps(), mixed(), over_gen()):
    print(drive(f))
