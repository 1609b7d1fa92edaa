# A traceback through coroutines, and a generator expression that awaits.
class Wait:
    def __await__(self):
        yield 1
        raise LookupError("in __await__")


async def inner(x):
    try:
        return await Wait()
    finally:
        await nothing()


async def nothing():
    pass


async def outer():
    async for y in (await inner(x) for x in range(2)):
        print(y)


c = outer()
c.send(None)
c.send(None)
