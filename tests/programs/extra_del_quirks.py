# When finalizers run: elements of a dropped tuple or list, and locals that a traceback keeps alive.
# Outside the first scope: details that only follow from CPython's own way of doing it.


class D:
    def __init__(self, name, *refs):
        self.name, self.refs = name, refs

    def __del__(self):
        print("del", self.name)


t = (D("t0"), D("t1"))
t = None
l = [D("l0"), D("l1"), D("l2")]
l = None
d = {"a": D("d0"), "b": D("d1")}
d = None
outer = D("outer", D("inner1"), D("inner2"))
del outer


def raising():
    d = D("in frame")
    raise ValueError


try:
    raising()
except ValueError:
    print("handler")
print("after handler")
try:
    raising()
except ValueError as e:
    print("bound")
print("unbound")
try:
    raising()
except ValueError as e:
    keep = e
print("kept")
keep.__traceback__ = None
print("end")
