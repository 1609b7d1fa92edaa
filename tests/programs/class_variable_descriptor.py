# An attribute of a class that is stored again and again, and is a descriptor now and then.


class P:
    x = 1
    y = 1


class Q(P):
    pass


class Doubled:
    def __get__(self, obj, owner=None):
        return 2 if obj is None else obj.base * 2


p, q = P(), Q()
q.base = p.base = 21
total = 0
for i in range(900):
    total += p.x if i % 2 else q.x
    if i % 300 == 200:
        P.x = property(lambda self: 1000)
    elif i % 300 == 250:
        P.x = Doubled()
    elif i % 300 == 270:
        P.x = 5
    elif i % 300 < 200 or i % 300 > 280:
        P.x = 7
print(total, P.x, q.x)


def store(n, v):
    for _ in range(n):
        P.y = v
    return p.y, q.y


print(store(200, 3), store(1, property(lambda self: "p")), store(1, 4), store(200, Doubled()), store(200, 5))
for i in range(400):
    P.y = Doubled() if i % 100 == 50 else i
    if p.y != (42 if i % 100 == 50 else i) or q.y != p.y:
        print("wrong", i, p.y, q.y)
del P.y
print(hasattr(p, "y"))
P.y = 8
P.y = lambda self: self.base
print(p.y(), q.y())
