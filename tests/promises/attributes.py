"""Attributes of instances, classes and modules."""

import math
from collections import namedtuple
from dataclasses import dataclass
from types import SimpleNamespace


class Point:
    dimensions = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y

    def move(self, d):
        self.x += d

    def run(self, n):
        total = 0
        for i in range(n):  # loop: guards=1
            total ^= self.x
        return total

    @property
    def double(self):
        return self.x * 2

    @property
    def value(self):
        return self.x

    @value.setter
    def value(self, v):
        self.x = v

    @staticmethod
    def helper(x):
        return x + 1

    @classmethod
    def of(cls, x):
        return cls.dimensions + x


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


Named = namedtuple("Named", "left right")


@dataclass
class Data:
    x: int
    y: float = 0.5


@dataclass(frozen=True)
class Frozen:
    x: int


class Getter:
    def __get__(self, obj, owner):
        return obj.x + 1


class Described(Point):
    plus = Getter()


class Dynamic:
    def __getattr__(self, name):
        return 7


def load(p, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= p.x
    return total


def store(p, n):
    for i in range(n):  # loop: guards=1 stores=1
        p.x = i
    return p.x


def augmented(p, n):
    for i in range(n):  # loop: guards=2 stores=1
        p.x += 1
    return p.x


def loads_of_items(points):
    total = 0
    for p in points:  # loop: guards=5 loads=4
        total += p.x * p.y
    return total


def stores_of_items(points):
    for p in points:  # loop: guards=4 loads=3 stores=1
        p.y = p.x + 1
    return points[-1].y


def method(p, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= p.norm()
    return total


def method_of_items(points):
    total = 0
    for p in points:  # loop: guards=6 loads=4
        total ^= p.norm()
    return total


def method_that_stores(p, n):
    for i in range(n):  # loop: guards=2 stores=1
        p.move(2)
    return p.x


def bound_method(p, n):
    f = p.norm
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= f()
    return total


def property_get(points):
    total = 0
    for p in points:  # loop: guards=4 loads=3
        total ^= p.double
    return total


def property_set(p, n):
    for i in range(n):  # loop: guards=1 stores=1
        p.value = i
    return p.x


def class_attribute(points):
    total = 0
    for p in points:  # loop: guards=4 loads=2
        total += p.dimensions
    return total


def attribute_of_class(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += Point.dimensions
    return total


def static_method(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= Point.helper(i)
    return total


def class_method(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= Point.of(i)
    return total


def slots_load(items):
    total = 0
    for s in items:  # loop: guards=5 loads=4
        total += s.a + s.b
    return total


def slots_store(items):
    for s in items:  # loop: guards=4 loads=3 stores=1
        s.a = s.b + 1
    return items[-1].a


def named_tuple_fields(items):
    total = 0
    for t in items:  # loop: guards=10 loads=5
        total += t.left * t.right
    return total


def named_tuple_made(n):
    total = 0
    for i in range(n):  # loop: guards=9 polls=3 loads=4 stores=2 counts=2 allocations=NewTuple calls=Apply
        t = Named(i, 1)
        total ^= t.left + t.right
    return total


def dataclass_made(n):
    total = 0.0
    for i in range(n):  # loop: guards=1
        d = Data(i)
        total += d.x + d.y
    return total


def frozen_dataclass_made(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= Frozen(i).x
    return total


def descriptor(items):
    total = 0
    for p in items:  # loop: guards=4 loads=3
        total ^= p.plus
    return total


def getattr_method(d, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=2 calls=Apply
        total += d.anything
    return total


def getattr_with_name(p, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= getattr(p, "x")
    return total


def hasattr_with_name(p, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if hasattr(p, "x"):
            total += i
    return total


def module_attribute(n):
    total = 0.0
    for i in range(n):  # loop: guards=1
        total += math.pi
    return round(total, 6)


def namespace(n):
    s = SimpleNamespace(x=3)
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= s.x
    return total


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def linked_list(node):
    total = 0
    while node is not None:  # loop: guards=3 polls=1 loads=3 counts=2
        total += node.value
        node = node.next
    return total


def nested_attributes(node, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= node.next.next.value
    return total


class Config:
    level = 0


def class_variable_counts(n):
    for i in range(n):  # loop: guards=2 stores=1
        Config.level += 1
    return Config.level


def float_field(p, n):
    for i in range(n):  # loop: guards=1 stores=1
        p.y += 0.5
    return p.y


class Strict:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


def setattr_method(n):
    s = Strict()
    for i in range(n):  # loop: guards=1 polls=2 stores=1 calls=Exec
        s.x = i
    return s.x


def dict_of_instance(p, n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=3 counts=1 lookups=DictLoad calls=Apply
        total ^= p.__dict__["x"]
    return total


def dataclass_equality(a, b, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if a == b:
            total += 1
    return total


def slots_made(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= Slotted(i, 2).a
    return total


def name_of_type(p, n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=3 loads=2 counts=1 calls=Apply
        total += len(type(p).__name__)
    return total


points = [Point(x, x + 1) for x in range(100)]
nodes = None
for k in range(100):
    nodes = Node(k, nodes)
print(Point(3, 4).run(100), load(Point(3, 4), 100), store(Point(3, 4), 100), augmented(Point(3, 4), 100))
print(loads_of_items(points), method(Point(3, 4), 100), method_of_items(points))
print(stores_of_items(points))
print(method_that_stores(Point(3, 4), 100), bound_method(Point(3, 4), 100), property_get(points))
print(property_set(Point(3, 4), 100), class_attribute(points), attribute_of_class(100))
print(static_method(100), class_method(100))
slotted = [Slotted(x, 2) for x in range(100)]
print(slots_load(slotted), slots_store(slotted))
print(named_tuple_fields([Named(x, 2) for x in range(100)]), named_tuple_made(100))
print(dataclass_made(100), frozen_dataclass_made(100))
print(descriptor([Described(x, 0) for x in range(100)]), getattr_method(Dynamic(), 100))
print(getattr_with_name(Point(3, 4), 100), hasattr_with_name(Point(3, 4), 100))
print(module_attribute(100), namespace(100), linked_list(nodes), nested_attributes(nodes, 100))
print(class_variable_counts(100), float_field(Point(1, 0.5), 100))
print(setattr_method(100), dict_of_instance(Point(3, 4), 100), dataclass_equality(Data(1), Data(1), 100))
print(slots_made(100), name_of_type(Point(3, 4), 100))
