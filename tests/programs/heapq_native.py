# _heapq and _bisect.
from _heapq import *
from _heapq import heappop_max, heappush_max, heapify_max, heapreplace_max, heappushpop_max
from _bisect import bisect_left, bisect_right, insort_left, insort_right
import _heapq as heapq, _bisect


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: heapq.heappush(1,2)); t(lambda: heapq.heappop([])); t(lambda: heapq.heappush([1])); t(lambda: heapq.heapreplace([],1)); t(lambda: heapq.heappushpop([],1)); t(lambda: heapq.heapify(1)); t(lambda: heapq.heappop((1,))); t(lambda: heapq.heappush([1],'a'))
t(lambda: bisect_right([1,2],1,-1)); t(lambda: bisect_right(1,2)); t(lambda: bisect_right([1,'a'],2)); t(lambda: insort_right(1,2)); t(lambda: bisect_right()); t(lambda: bisect_right([1,2,3],2,key=lambda x:-x)); t(lambda: bisect_right([1,2,3],2,0,'a'))


def heap_sort(values):
    h = []
    for v in values:
        heappush(h, v)
    return [heappop(h) for _ in range(len(h))]


values = [(i * 7919) % 1009 for i in range(700)]
print(heap_sort(values) == sorted(values), heap_sort([float(v) for v in values])[:3])
h = values[:]; heapify(h); print(h[:10], heapreplace(h, -5), heappushpop(h, 2000), h[0])
m = values[:]; heapify_max(m); print(m[:5], heappop_max(m), heapreplace_max(m, 1), heappushpop_max(m, 5000)); heappush_max(m, 9999); print(m[0])


class Job:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print([j.n for j in heap_sort([Job(v) for v in values[:50]])][:10])


class Evil:
    def __lt__(self, other):
        bad.clear()
        return True


bad = [Evil() for _ in range(8)]
t(lambda: heapq.heappush(bad, Evil()))
s = sorted(values)
print([bisect_left(s, v) for v in (0, 500, 1008, 5000)], [bisect_right(s, v, 10, 600) for v in (0, 500, 1008)])
out = []
for v in values:
    insort_right(out, v)
print(out == s, bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]), bisect_right("abcd", "b"))
