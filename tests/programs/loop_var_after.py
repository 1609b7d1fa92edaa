"""The variable of a loop keeps its last value when the loop has ended, also when nothing in the loop reads it: over generators,
iterators of Python and built-in ones; and a variable keeps its value when the assignment to it raises."""

def plain(n):
    for i in range(n%6):
        yield i
def over_generator():
    for r in range(3000):
        i=-1
        for i in plain(r):
            pass
        if i!=r%6-1: print('bad',r,i)
over_generator()


def careful(n):
    for i in range(n%6):
        try: yield i
        finally: pass
def with_finally():
    for r in range(150):
        i=-1
        try:
            for i in careful(r):
                pass
        finally: pass
        if i!=r%6-1: print('bad',r,i)
with_finally()


class It:
    def __init__(s,n): s.n=n; s.i=-1
    def __iter__(s): return s
    def __next__(s):
        s.i+=1
        if s.i>=s.n: raise StopIteration
        return s.i
def over_instance():
    for r in range(1200):
        i=-1
        for i in It(r%6):
            pass
        if i!=r%6-1: print('bad',r,i)
over_instance()


def over_builtins():
    D={0:1,1:2,2:3}
    L=[1,2,3]
    T=(1,2,3)
    s=0
    for r in range(1200):
        x=-1
        try:
            x=D[r%5]
        except KeyError: s+=x
        y=-1
        try:
            y=L[r%5]
        except IndexError: s+=y*10
        z=-1
        try:
            z=T[r%5]
        except IndexError: s+=z*100
        w=-1
        for w in zip(L[:r%4]): pass
        v=-1
        for v in map(abs,L[:r%4]): pass
        u=-1
        for u in D if r%2 else L: pass
        if (v if r%4 else 0)!=r%4 and v!=-1: print('bad v',r,v)
        if r%4==0 and (w,v)!=(-1,-1): print('bad wv',r,w,v)
        if u!=(2 if r%2 else 3): print('bad u',r,u)
    if s!=-480*111: print('bad',s)
over_builtins()
print("done")
