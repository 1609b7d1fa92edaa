# Attributes of classes that change while loops run.
class Node:
    count = 0
    kind = "plain"
    last = None

    def __init__(self):
        Node.count += 1
        self.number = Node.count

    @classmethod
    def reset(cls):
        cls.count = 0


def make(n):
    return sum(Node().number for _ in range(n))


print(make(300), Node.count)
Node.reset()
print(make(300), Node.count, Node().count)


# The type of the value changes on the way.
def change(n):
    seen = []
    for i in range(n):
        Node.kind = i if i % 3 else i / 2 if i % 2 else str(i)
        seen.append(Node.kind)
    return seen[-5:], Node.kind


print(change(400))


# Read by instances, by the class and by a class that derives from it, which gets its own on the way.
class Leaf(Node):
    pass


def read(n):
    leaf, t = Leaf(), []
    for i in range(n):
        Node.count = i
        if i == n // 2:
            Leaf.count = 7
        if i == n - 20:
            leaf.count = -1
        if i == n - 10:
            del Leaf.count
            del leaf.count
        t.append((leaf.count, Leaf.count, Node.count))
    return t[5], t[n // 2], t[n - 20], t[n - 1], len(t)


print(read(500))


# A variable becomes a method, a property, and nothing at all.
class Turned:
    x = 0


def turn(n):
    o, out = Turned(), []
    for i in range(n):
        Turned.x = i
        if i == n - 30:
            Turned.x = lambda self: "called"
            out.append(o.x())
        elif i == n - 20:
            Turned.x = property(lambda self: "got")
            out.append(o.x)
        elif i == n - 10:
            del Turned.x
            try:
                o.x
            except AttributeError as e:
                out.append(str(e))
        else:
            out.append(o.x)
    return out[-31:]


print(turn(300))


# What a variable holds turns into a descriptor.
class Late:
    pass


class Holder:
    value = 1


def late(n):
    h, out = Holder(), []
    Holder.value = 2
    Holder.value = Late()
    for i in range(n):
        if i == n - 3:
            Late.__get__ = lambda self, obj, cls: "from the descriptor"
        out.append(type(h.value).__name__)
    return out[0], out[-4:]


print(late(200))


# The metaclass has its say.
class Meta(type):
    log = 0

    def __setattr__(cls, name, value):
        super().__setattr__(name, value + 1)


class Guarded(metaclass=Meta):
    n = 0


class DataMeta(type):
    @property
    def n(cls):
        return "of the metaclass"

    @n.setter
    def n(cls, value):
        DataMeta.stored = value


class Odd(metaclass=DataMeta):
    n = 1


def meta(n):
    for i in range(n):
        Guarded.n = i
        Odd.n = i
    return Guarded.n, Odd.n, DataMeta.stored, Odd.__dict__["n"], Odd().n


print(meta(200))


class Plain(type):
    pass


class Later(metaclass=Plain):
    n = 0


def later(n):
    for i in range(n):
        Later.n = i
        if i == n - 5:
            Plain.__setattr__ = lambda cls, name, value: None
    return Later.n


print(later(200))


# Objects in variables: freed when another takes their place.
class Noisy:
    freed = 0

    def __del__(self):
        Noisy.freed += 1


class Slot:
    item = None


def replace(n):
    for i in range(n):
        Slot.item = Noisy()
    before = Noisy.freed
    Slot.item = None
    return before, Noisy.freed


print(replace(300))


# Raised while the value is computed, and classes that are gone.
def lists(n):
    class Local:
        items = []
        total = 0
    for i in range(n):
        Local.items = Local.items[-3:] + [i]
        try:
            Local.total += 10 // (i % 50)
        except ZeroDivisionError:
            Local.total -= 1
    return Local.items, Local.total


print([lists(120) for _ in range(4)])
print(sorted(k for k in vars(Node) if not k.startswith("__")), dict(vars(Slot))["item"], Slot.__dict__["item"])
