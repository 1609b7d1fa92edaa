"""Instances made in loops, special methods, inheritance."""

from abc import ABC, abstractmethod
from enum import Enum
from functools import total_ordering


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __ne__(self, other):
        return self.x != other.x

    def __lt__(self, other):
        return self.x < other.x

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __abs__(self):
        return self.x

    def __int__(self):
        return self.x

    def __iter__(self):
        return iter((self.x, self.y))

    def __bool__(self):
        return self.x != -1

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return self.x + i

    def __setitem__(self, i, value):
        self.x = value

    def __contains__(self, x):
        return x == self.x

    def __call__(self, k):
        return self.x + k

    def __hash__(self):
        return self.x

    def __str__(self):
        return "vector"


def made_and_dropped(n):
    total = 0
    for i in range(n):  # loop: guards=2
        v = Vector(i, 1)
        total ^= v.x + v.y
    return total


def kept_over_a_round(n):
    v = Vector(0, 0)
    for i in range(n):  # loop: guards=2
        v = Vector(v.x + 1, v.y ^ i)
    return v.x, v.y


def sum_of_vectors(n):
    v = Vector(0.0, 0.0)
    d = Vector(0.5, 1.0)
    for i in range(n):  # loop: guards=1
        v = v + d
    return v.x, v.y


def chain_of_operators(n):
    total = 0
    for i in range(n):  # loop: guards=2
        v = Vector(i, 1) + Vector(2, 3) * 4
        total ^= v.x
    return total


def reflected(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= (3 * Vector(i, 1)).x
    return total


def in_place(v, n):
    d = Vector(1, 0)
    for i in range(n):  # loop: guards=3 loads=1 stores=1
        v += d
    return v.x


def equality(v, w, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if v == w:
            total += i
    return total


def inequality(v, w, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 calls=Compare
        if v != w:
            total += i
    return total


def equal_to_itself(v, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 calls=Compare
        if v == v:
            total += i
    return total


def difference(v, w, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= (v - w).x
    return total


def minus(v, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= (-v).x
    return total


def absolute(v, n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 counts=2 calls=Apply
        total ^= abs(v)
    return total


def as_int(v, n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 counts=2 calls=Apply
        total ^= int(v)
    return total


def unpacked(v, n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=2 calls=Exec
        x, y = v
        total ^= x + y
    return total


def order(v, w, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if v < w:
            total += i
    return total


def truth(v, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if v:
            total += i
    return total


def length(v, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += len(v)
    return total


def item(v, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= v[i]
    return total


def item_store(v, n):
    for i in range(n):  # loop: guards=1 stores=1
        v[0] = i
    return v.x


def containment(v, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if 3 in v:
            total += i
    return total


def call_of_instance(v, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= v(i)
    return total


def string_of_instance(v, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += len(str(v))
    return total


class Base:
    def __init__(self, x):
        self.x = x

    def area(self):
        return self.x

    def twice(self):
        return self.area() * 2


class Derived(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def area(self):
        return super().area() + self.y


def super_method(d, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= d.area()
    return total


def super_init(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= Derived(i, 1).x
    return total


def template_method(d, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= d.twice()
    return total


def is_instance(items):
    total = 0
    for x in items:  # loop: guards=4 loads=2
        if isinstance(x, Base):
            total += 1
    return total


def is_instance_of_int(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        if isinstance(x, int):
            total += x
    return total


def is_instance_of_two(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        if isinstance(x, (str, int)):
            total += x
    return total


def is_subclass(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 calls=Apply
        if issubclass(Derived, Base):
            total += i
    return total


class Shape(ABC):
    @abstractmethod
    def sides(self): ...


class Square(Shape):
    def sides(self):
        return 4


def abstract_method(shapes):
    total = 0
    for s in shapes:  # loop: guards=4 loads=2
        total += s.sides()
    return total


def is_instance_of_abc(shapes):
    total = 0
    for s in shapes:  # loop: guards=6 polls=1 loads=4 counts=4 calls=Apply
        if isinstance(s, Shape):
            total += 1
    return total


class Color(Enum):
    RED = 1
    BLUE = 2


def enum_member(n):
    total = 0
    for i in range(n):  # loop: guards=2
        if Color.RED is not Color.BLUE:
            total += i
    return total


def enum_value(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= Color.BLUE.value
    return total


@total_ordering
class Ordered:
    def __init__(self, k):
        self.k = k

    def __eq__(self, other):
        return self.k == other.k

    def __lt__(self, other):
        return self.k < other.k


def ordered(a, b, n):
    total = 0
    for i in range(n):  # loop: guards=2
        if b >= a:
            total += i
    return total


class Stack(list):
    def push(self, x):
        self.append(x)


def subclass_of_list(n):
    s = Stack()
    for i in range(n):  # loop: guards=3 polls=1 loads=1 counts=4 calls=Native
        s.push(i)
    return len(s)


class Table(dict):
    pass


def subclass_of_dict(t, n):
    total = 0
    for i in range(n):  # loop: guards=2 lookups=DictLoad
        total ^= t[i]
    return total


class Number(int):
    pass


def subclass_of_int(k, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 calls=Apply
        total += k + 1
    return total


def instances_in_list(n):
    items = []
    for i in range(n):  # loop: guards=1 stores=3 allocations=NewInstance calls=AppendValue
        items.append(Vector(i, i))
    return len(items)


class Counted:
    made = 0

    def __init__(self):
        Counted.made += 1


def class_counter(n):
    for _ in range(n):  # loop: guards=2 stores=1
        Counted()
    return Counted.made


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def two_levels(n):
    total = 0
    for i in range(n):  # loop: guards=1
        t = Tree(Tree(i, 1), 2)
        total ^= t.left.left
    return total


class Made:
    def __new__(cls, x):
        made = object.__new__(cls)
        made.x = x
        return made


def new_method(n):
    total = 0
    for i in range(n):  # loop: guards=6 polls=2 loads=3 stores=4 counts=3 calls=Exec,Apply
        total ^= Made(i).x
    return total


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)


class Special(metaclass=Meta):
    def __init__(self, x):
        self.x = x


def call_of_metaclass(n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 loads=2 counts=1 calls=Apply
        total ^= Special(i).x
    return total


def class_in_variable(cls, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= cls(i, 1).x
    return total


v = Vector(3, 4)
print(made_and_dropped(100), kept_over_a_round(100), sum_of_vectors(100), chain_of_operators(100))
print(reflected(100), in_place(Vector(1, 2), 100), equality(v, Vector(3, 4), 100))
print(inequality(v, Vector(1, 2), 100), equal_to_itself(v, 100), order(v, Vector(5, 6), 100))
print(difference(v, Vector(1, 2), 100), minus(v, 100), absolute(v, 100), as_int(v, 100), unpacked(v, 100))
print(truth(v, 100), length(v, 100), item(v, 100), item_store(Vector(1, 2), 100), containment(v, 100))
print(call_of_instance(v, 100), string_of_instance(v, 100))
print(super_method(Derived(3, 4), 100), super_init(100), template_method(Derived(3, 4), 100))
print(is_instance([Derived(1, 2)] * 100), is_instance_of_int(list(range(100))))
print(is_instance_of_two(list(range(100))), is_subclass(100), abstract_method([Square()] * 100))
print(is_instance_of_abc([Square()] * 100), enum_member(100), enum_value(100))
print(ordered(Ordered(1), Ordered(2), 100), subclass_of_list(100))
print(subclass_of_dict(Table({i: i for i in range(100)}), 100), subclass_of_int(Number(3), 100))
print(instances_in_list(100), class_counter(100), two_levels(100))
print(new_method(100), call_of_metaclass(100), class_in_variable(Vector, 100))
