# graphlib, heapq, bisect, queue, warnings.
import bisect
import graphlib
import heapq
import queue
import warnings

g = graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
order = list(g.static_order())
print(order[0], sorted(order[1:3]), order[3])
g = graphlib.TopologicalSorter()
g.add(2, 1)
g.add(3, 2)
g.prepare()
while g.is_active():
    ready = g.get_ready()
    print(ready)
    g.done(*ready)
try:
    list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
except graphlib.CycleError as e:
    print(e.args[0], e.args[1])

h = [5, 2, 8, 1, 9]
heapq.heapify(h)
heapq.heappush(h, 0)
print([heapq.heappop(h) for _ in range(len(h))], heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, "hello", key=ord))
print(list(heapq.merge([1, 4], [2, 3], [0])), heapq.heappushpop([1, 2], 0), heapq.heapreplace([1, 2], 5))
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_left(l, 4, key=lambda x: x))
bisect.insort(l, 4)
print(l)

q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.get(), q.empty())
for f in (q.get_nowait, lambda: [q.put_nowait(i) for i in range(3)]):
    try:
        f()
    except (queue.Empty, queue.Full) as e:
        print(type(e).__name__)
p = queue.PriorityQueue()
for x in (3, 1, 2):
    p.put(x)
print([p.get() for _ in range(3)])
s = queue.SimpleQueue()
s.put("s")
print(s.get(), s.empty())

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", UserWarning)
    except UserWarning as e:
        print("raised", e)


@warnings.deprecated("use something else")
def old():
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(), len(caught), caught[0].message)
try:
    warnings.warn("x", int)
except TypeError as e:
    print(e)
