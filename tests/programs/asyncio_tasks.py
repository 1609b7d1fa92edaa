# asyncio: tasks, groups, queues, locks, timeouts, cancellation.
import asyncio
import contextvars

log = []


async def work(name, *delays):
    for d in delays:
        await asyncio.sleep(d)
        log.append((name, d))
    return name


async def gathered():
    print(await asyncio.gather(work("a", 0, 0.02), work("b", 0.01), asyncio.sleep(0, "c")))
    print(log)
    try:
        await asyncio.gather(work("x", 0), fails("first"), work("y", 0.001))
    except ValueError as e:
        print("gather:", e)
    print(await asyncio.gather(fails("kept"), work("z", 0), return_exceptions=True))


async def fails(message):
    await asyncio.sleep(0)
    raise ValueError(message)


asyncio.run(gathered())


async def groups():
    async with asyncio.TaskGroup() as g:
        tasks = [g.create_task(work(str(i), 0)) for i in range(3)]
    print([t.result() for t in tasks], tasks[0].done())
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(fails("one"))
            g.create_task(fails("two"))
            slow = g.create_task(asyncio.sleep(100))
    except* ValueError as e:
        print(e.exceptions, slow.cancelled())


asyncio.run(groups())


async def cancelled():
    async def stubborn():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError as e:
            print("cancelled with", e.args)
            raise
        finally:
            print("cleaned up")

    t = asyncio.create_task(stubborn(), name="the task")
    await asyncio.sleep(0)
    print(t.get_name(), t.cancel("message"), t.cancelling(), t.done())
    try:
        await t
    except asyncio.CancelledError as e:
        print("awaited:", e.args, t.cancelled())
    never = asyncio.create_task(asyncio.sleep(0))
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True))
    shielded = asyncio.create_task(work("shielded", 0.01))
    outer = asyncio.shield(shielded)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer", await shielded)


asyncio.run(cancelled())


async def timeouts():
    try:
        async with asyncio.timeout(0.01) as t:
            await asyncio.sleep(100)
    except TimeoutError:
        print("timeout", t.expired())
    try:
        await asyncio.wait_for(asyncio.sleep(100), 0.01)
    except asyncio.TimeoutError as e:
        print("wait_for", type(e).__name__)
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), 5))
    async with asyncio.timeout(None) as t:
        t.reschedule(asyncio.get_running_loop().time() + 100)
    print(t.expired(), t.when() is not None)


asyncio.run(timeouts())


async def queues():
    q = asyncio.Queue(2)

    async def produce():
        for i in range(5):
            await q.put(i)
        await q.put(None)

    async def consume():
        got = []
        while (x := await q.get()) is not None:
            got.append(x)
            q.task_done()
        return got

    _, got = await asyncio.gather(produce(), consume())
    print(got, q.empty(), q.qsize())
    p = asyncio.PriorityQueue()
    for x in 3, 1, 2:
        p.put_nowait(x)
    print([p.get_nowait() for _ in range(3)])
    try:
        p.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    q.shutdown(immediate=True)
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        print(repr(e))


asyncio.run(queues())


async def locks():
    lock, event, semaphore, condition = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()
    order = []

    async def locked(i):
        async with lock:
            order.append(i)
            await asyncio.sleep(0)
            order.append(i)

    await asyncio.gather(*(locked(i) for i in range(3)))
    print(order, lock.locked())
    busy = most = 0

    async def limited():
        nonlocal busy, most
        async with semaphore:
            busy += 1
            most = max(most, busy)
            await asyncio.sleep(0)
            busy -= 1

    await asyncio.gather(*(limited() for _ in range(6)))
    print(most)
    waiter = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    print(await waiter, event.is_set())
    ready = []

    async def wait_for_condition():
        async with condition:
            await condition.wait_for(lambda: ready)
            return ready[0]

    t = asyncio.create_task(wait_for_condition())
    await asyncio.sleep(0)
    async with condition:
        ready.append("ready")
        condition.notify_all()
    print(await t)
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())))


asyncio.run(locks())


async def waits():
    a, b = asyncio.create_task(work("a", 0)), asyncio.create_task(asyncio.sleep(100))
    done, pending = await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
    print(a in done, b in pending)
    b.cancel()
    print([await t for t in asyncio.as_completed([work("slow", 0.02), work("fast", 0)])])
    print(len(asyncio.all_tasks()), asyncio.current_task().get_name().startswith("Task-"))
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_soon(f.set_result, 42)
    print(await f, f.done(), f.exception())
    try:
        f.set_result(1)
    except asyncio.InvalidStateError as e:
        print(type(e).__name__)
    calls = []
    loop.call_later(0.02, calls.append, "later")
    handle = loop.call_later(0.01, calls.append, "never")
    handle.cancel()
    loop.call_soon(calls.append, "soon")
    await asyncio.sleep(0.05)
    print(calls, handle.cancelled())


asyncio.run(waits())

var = contextvars.ContextVar("var", default="default")


async def contexts():
    async def child():
        before = var.get()
        var.set("child")
        await asyncio.sleep(0)
        return before, var.get()

    var.set("parent")
    print(await asyncio.gather(child(), child()), var.get())
    print(await asyncio.create_task(child(), context=contextvars.Context()))


asyncio.run(contexts())
print(var.get())


async def generators():
    async def numbers():
        try:
            for i in range(10):
                await asyncio.sleep(0)
                yield i
        finally:
            await asyncio.sleep(0)
            print("generator closed")

    print([i async for i in numbers() if i % 3 == 0])
    async for i in numbers():
        if i == 2:
            break
    await asyncio.sleep(0.01)
    g = numbers()
    print(await anext(g), await anext(g))
    await g.aclose()
    global left
    left = numbers()
    print(await anext(left))


asyncio.run(generators())


async def main_error():
    raise KeyError("from main")


try:
    asyncio.run(main_error())
except KeyError as e:
    print(repr(e))
try:
    asyncio.run(5)
except TypeError as e:
    print(e)


async def nested():
    coroutine = work("n")
    try:
        asyncio.run(coroutine)
    except RuntimeError as e:
        print(e)
    coroutine.close()


asyncio.run(nested())
with asyncio.Runner() as runner:
    print(runner.run(work("once")), runner.run(asyncio.sleep(0, "twice")))
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)


# Exceptions that nobody asks for go to a handler.
async def handled():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].split(" at ")[0], repr(context.get("exception"))))
    loop.call_soon(lambda: 1 // 0)
    t = asyncio.create_task(fails("lost"))
    await asyncio.sleep(0.01)
    del t


asyncio.run(handled())
