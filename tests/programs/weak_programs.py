# Everything at once: references, finalisers and cycles that come and go in hot code.
import gc
import weakref
class Tree:
    made = 0
    def __init__(self, depth, parent=None):
        Tree.made += 1
        self.parent = parent
        self.children = [Tree(depth - 1, self) for i in range(2)] if depth else []
        self.weak_parent = None if parent is None else weakref.ref(parent)
    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()
def total(n):
    nodes = weakref.WeakSet()
    up = 0
    for i in range(n):
        t = Tree(3)
        for node in t.walk():
            nodes.add(node)
            if node.weak_parent is not None:
                up += node.weak_parent() is node.parent
        node = None
    del t
    gc.collect()
    return up, len(nodes), Tree.made
print(total(3), total(40))

class Observed:
    def __init__(self):
        self.watchers = weakref.WeakSet()
    def attach(self, w):
        self.watchers.add(w)
    def tell(self, x):
        return sum(w.tell(x) for w in self.watchers)
class Watcher:
    def __init__(self, subject):
        self.subject = subject
        self.heard = 0
        subject.attach(self)
    def tell(self, x):
        self.heard += x
        return 1
def observe(n):
    subject = Observed()
    keep = []
    told = 0
    for i in range(n):
        w = Watcher(subject)
        if i % 5 == 0:
            keep.append(w)
        w = None
        told += subject.tell(i)
    return told, len(keep), sum(w.heard for w in keep), len(subject.watchers)
print(observe(10), observe(100))

class Cached:
    table = weakref.WeakValueDictionary()
    def __new__(cls, n):
        self = cls.table.get(n)
        if self is None:
            self = super().__new__(cls)
            self.n = n
            cls.table[n] = self
        return self
def intern(n):
    same = 0
    for i in range(n):
        a = Cached(i % 50)
        b = Cached(i % 50)
        same += a is b
    a = b = None
    for i in range(2):
        pass
    return same, len(Cached.table)
print(intern(20), intern(400))
gc.collect()
print(gc.garbage, len(Cached.table))
