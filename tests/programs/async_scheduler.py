# A small scheduler: tasks that sleep, wait for each other, pass items through queues and are cancelled.

class Yield:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        return (yield self.what)


class Cancelled(BaseException):
    pass


class Task:
    def __init__(self, loop, coro, name):
        self.loop, self.coro, self.name = loop, coro, name
        self.done, self.result, self.error, self.waiters = False, None, None, []
        self.throw = None

    def step(self, value):
        try:
            if self.throw is not None:
                e, self.throw = self.throw, None
                what = self.coro.throw(e)
            else:
                what = self.coro.send(value)
        except StopIteration as e:
            self.finish(e.value, None)
        except (Exception, Cancelled) as e:
            self.finish(None, e)
        else:
            self.loop.handle(self, what)

    def finish(self, result, error):
        self.done, self.result, self.error = True, result, error
        for w in self.waiters:
            self.loop.ready.append((w, None))

    def cancel(self):
        if not self.done:
            self.throw = Cancelled(self.name)
            self.loop.ready.append((self, None))

    def __await__(self):
        while not self.done:
            yield ("join", self)
        if self.error is not None:
            raise self.error
        return self.result


class Loop:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.trace = [], [], 0, []

    def spawn(self, coro, name):
        t = Task(self, coro, name)
        self.ready.append((t, None))
        return t

    def handle(self, task, what):
        kind, arg = what
        if kind == "sleep":
            self.sleeping.append((self.now + arg, len(self.trace), task))
            self.trace.append(task.name)
        elif kind == "join":
            arg.waiters.append(task)
        elif kind == "yield":
            self.ready.append((task, arg))
        else:
            task.throw = ValueError(kind)
            self.ready.append((task, None))

    def run(self, coro):
        main = self.spawn(coro, "main")
        while not main.done:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[:2])
                self.now, _, task = self.sleeping.pop(0)
                self.ready.append((task, self.now))
            task, value = self.ready.pop(0)
            if not task.done:
                task.step(value)
        if main.error is not None:
            raise main.error
        return main.result


def sleep(n):
    return Yield(("sleep", n))


class Queue:
    def __init__(self, size):
        self.items, self.size, self.closed = [], size, False

    async def put(self, x):
        while len(self.items) >= self.size:
            await sleep(0.125)
        self.items.append(x)

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await sleep(0.125)
        return self.items.pop(0)


class Group:
    """Waits for its tasks; the errors come as a group."""

    def __init__(self, loop):
        self.loop, self.tasks = loop, []

    async def __aenter__(self):
        return self

    def start(self, coro, name):
        self.tasks.append(self.loop.spawn(coro, name))
        return self.tasks[-1]

    async def __aexit__(self, kind, value, tb):
        errors = [] if value is None else [value]
        for t in self.tasks:
            try:
                await t
            except Exception as e:
                errors.append(e)
            except Cancelled:
                pass
        if errors:
            raise ExceptionGroup("group", errors)
        return False


async def producer(q, n):
    for i in range(n):
        await q.put(i)
        if i % 3 == 0:
            await sleep(1)
    q.closed = True


async def consumer(q, out):
    async for x in q:
        out.append(x)
    return len(out)


async def squares(n):
    try:
        for i in range(n):
            yield i * i
            await sleep(0.5)
    finally:
        await sleep(0.25)


async def failing(after, error):
    await sleep(after)
    raise error


async def forever(log):
    try:
        while True:
            await sleep(1)
    except Cancelled as e:
        log.append(repr(e))
        raise
    finally:
        log.append(await Yield(("yield", "cleaned")))


async def main(loop):
    q, out = Queue(2), []
    async with Group(loop) as g:
        g.start(producer(q, 10), "p")
        c = g.start(consumer(q, out), "c")
    print(out, c.result, loop.now)
    print([x async for x in squares(4)], loop.now)
    it = squares(3)
    async for x in it:
        if x == 1:
            break
    await it.aclose()
    print(x, loop.now)
    log = []
    f = loop.spawn(forever(log), "f")
    await sleep(2)
    f.cancel()
    try:
        await f
    except Cancelled as e:
        print("cancelled", e, log)
    try:
        async with Group(loop) as g:
            g.start(failing(1, ValueError("one")), "1")
            g.start(failing(0.5, TypeError("two")), "2")
            g.start(failing(2, KeyError("three")), "3")
            raise OSError("in the body")
    except* (ValueError, KeyError) as e:
        print(repr(e))
    except* TypeError as e:
        print(repr(e), [type(x).__name__ for x in e.exceptions])
    except* OSError as e:
        print(repr(e), e.exceptions[0].__context__)
    try:
        await Yield(("unknown", None))
    except ValueError as e:
        print(repr(e))
    total = 0
    for i in range(200):
        total += await add(i, 1)
    return total


async def add(a, b):
    if a % 50 == 0:
        await sleep(0)
    return a + b


loop = Loop()
print(loop.run(main(loop)), loop.now, len(loop.trace))
