# Exceptions in callbacks of weak references and of collections are reported, and the program goes on.
import gc
import weakref
class C:
    pass
class Bad:
    def __call__(self, *args):
        raise ValueError('in the callback')
    def __repr__(self):
        return '<bad>'
def run():
    c = C()
    w = weakref.ref(c, Bad())
    del c
    for i in range(1):
        pass
    try:
        raise KeyError('kept')
    except KeyError as e:
        c = C()
        w = weakref.ref(c, Bad())
        del c
        for i in range(1):
            pass
        print('handling', repr(e))
    c = C()
    c.me = c
    w = weakref.ref(c, Bad())
    del c
    print(gc.collect() > 0, w())
run()
for i in range(3):
    run()
def summed(n):
    total = 0
    for i in range(n):
        total += i
    return total
print('end', summed(300))
gc.callbacks.append(Bad())
gc.collect()
gc.callbacks.clear()
