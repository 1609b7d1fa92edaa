# What deque refuses.
from _collections import deque


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: deque(1,2,3)); t(lambda: deque([],'a')); t(lambda: deque([],-1)); t(lambda: deque(5)); t(lambda: deque(x=1))
t(lambda: deque().pop()); t(lambda: deque().popleft()); t(lambda: deque([1])[5]); t(lambda: deque([1])['a']);t(lambda: deque([1])[0:1])
def f():
    d=deque([1]); d[3]=1
t(f)
def f():
    d=deque([1]); del d[3]
t(f)
t(lambda: deque([1]).remove(2)); t(lambda: deque([1]).index(2)); t(lambda: deque([1],1).insert(0,2)); t(lambda: deque([1]).rotate('a')); t(lambda: deque([1]).rotate(1,2))
t(lambda: deque([1])+[1]); t(lambda: deque([1])*'a'); t(lambda: hash(deque())); t(lambda: deque([1])<[2]); t(lambda: deque([1])==[1])
def f():
    d=deque([1,2])
    for x in d: d.append(1)
t(f)
def f(): d=deque(); d.maxlen=3
t(f)
def f(): d=deque(); d.foo=3
t(f)
def f():
    d=deque([1]); d.append(d); return d
t(f)
t(lambda: deque([1,2,3],2)); t(lambda: deque.append(1,2)); t(lambda: deque([1,2]).insert(1)); t(lambda: deque([1]).index(1,'a'))
t(lambda: deque([1]).extend(3))
