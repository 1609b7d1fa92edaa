# Linked lists of objects, tuples and dicts; a list of 200000 nodes dropped at once.


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Plain:
    def __init__(self, value, next):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head = self.tail = None
        self.n = 0
        for v in items:
            self.push(v)

    def push(self, v):
        node = Node(v)
        if self.tail is None:
            self.head = node
        else:
            self.tail.next = node
        self.tail = node
        self.n += 1

    def __iter__(self):
        n = self.head
        while n is not None:
            yield n.value
            n = n.next

    def __len__(self):
        return self.n

    def reverse(self):
        prev, cur = None, self.head
        self.tail = cur
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev

    def remove(self, pred):
        while self.head and pred(self.head.value):
            self.head = self.head.next
            self.n -= 1
        n = self.head
        while n and n.next:
            if pred(n.next.value):
                n.next = n.next.next
                self.n -= 1
            else:
                n = n.next
        self.tail = n


l = LinkedList(range(10))
print(list(l), len(l), sum(l), 5 in l)
l.reverse()
print(list(l))
l.remove(lambda v: v % 3 == 0)
print(list(l), len(l), l.tail.value)
l.push("end")
l.push(2.5)
print(*l, len(l))


def drop(kind, n):
    head = None
    for i in range(n):
        head = Node(i, head) if kind == "slots" else Plain(i, head) if kind == "dict" else (i, head) if kind == "tuple" else [i, head] if kind == "list" else {"v": i, "next": head}
    first = head.value if kind in ("slots", "dict") else head["v"] if kind == "d" else head[0]
    head = None
    return first


for kind in ("slots", "dict", "tuple", "list", "d"):
    print(kind, drop(kind, 200000))

head = None
for i in range(200000):
    head = Plain(i, head)
t = 0
n = head
while n is not None:
    t += n.value
    n = n.next
print(t)
mid = head
for _ in range(100000):
    mid = mid.next
del head
print(mid.value)
mid = None


class Double:
    def __init__(self, v):
        self.v = v
        self.prev = self.next = self


ring = Double(0)
for i in range(1, 1000):
    d = Double(i)
    d.prev, d.next = ring.prev, ring
    ring.prev.next = d
    ring.prev = d
count = 1000
cur = ring
while count > 1:
    for _ in range(2):
        cur = cur.next
    cur.prev.next = cur.next
    cur.next.prev = cur.prev
    cur = cur.next
    count -= 1
print(cur.v, cur.next is cur)


def gen_chain(n):
    g = iter(range(3))
    for i in range(n):
        g = (v + 1 for v in g)
    return g


g = gen_chain(5000)
del g
print("chain dropped")
