# Coroutines that are dropped before they have started are reported, once for each place.
async def f():
    pass


class A:
    async def method(self):
        pass


def drops():
    f()


f()
for _ in range(3):
    drops()
A().method()
c = f()
c.close()
c = f()
c = None
started = f()
try:
    started.send(None)
except StopIteration:
    pass
del started
