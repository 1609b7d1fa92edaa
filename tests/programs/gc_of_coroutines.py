# Cycles through coroutines, asynchronous generators, groups, annotations and aliases are collected.
import gc


class Node:
    pass


class Wait:
    def __await__(self):
        yield self


async def holds(node):
    try:
        await Wait()
    finally:
        node.log.append("closed")


async def items(node):
    yield 1
    yield node


def coroutine_cycle(log):
    n = Node()
    n.log = log
    n.coro = holds(n)
    n.coro.send(None)


def generator_cycle():
    n = Node()
    n.gen = items(n)
    n.step = n.gen.asend(None)
    try:
        n.step.send(None)
    except StopIteration:
        pass


def group_cycle():
    g = ExceptionGroup("g", [ValueError(1)])
    g.exceptions[0].back = g


def function_cycle():
    def f(x: f, y: "y") -> int: ...

    f.__annotations__["self"] = f


def alias_cycle():
    class C[T]:
        x: list[T]

    C.me = C[int] | None
    C.template = t"{C}"
    return C.__annotations__ and None


gc.collect()
gc.disable()
log = []
for make in (lambda: coroutine_cycle(log), generator_cycle, group_cycle, function_cycle, alias_cycle):
    before = len(gc.get_objects())
    for _ in range(20):
        make()
    grown = len(gc.get_objects()) - before
    gc.collect()
    left = len(gc.get_objects()) - before
    print(grown > 20, left < 20, len(log))
gc.enable()
import weakref

c, g = holds(Node()), items(Node())
dead = []
refs = [weakref.ref(x, lambda r: dead.append(r())) for x in (c, g)]
print(refs[0]() is c, refs[1]() is g, weakref.getweakrefcount(c))
c.close()
del c, g
print([r() for r in refs], dead)
