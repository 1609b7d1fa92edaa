"""`match` statements."""

from dataclasses import dataclass


@dataclass
class Circle:
    radius: int


@dataclass
class Box:
    width: int
    height: int


def literals(n):
    total = 0
    for i in range(n):  # loop: guards=2
        match i & 0:
            case 1:
                total += 1
            case 2:
                total += 2
            case 0:
                total += 3
    return total


def strings(words):
    total = 0
    for w in words:  # loop: guards=6 loads=1 calls=StrEq,StrEq
        match w:
            case "stop":
                total += 1
            case "go":
                total += 2
    return total


def classes(shapes):
    total = 0
    for s in shapes:  # loop: guards=5 loads=4
        match s:
            case Circle(radius=r):
                total += r
            case Box(width=w, height=h):
                total += w * h
    return total


def positional(shapes):
    total = 0
    for s in shapes:  # loop: guards=5 loads=4
        match s:
            case Circle(r):
                total += r
            case Box(w, h):
                total += w * h
    return total


def sequences(n):
    total = 0
    for i in range(n):  # loop: guards=3
        match (i, 1):
            case (0, _, _):
                total += 1
            case (a, b):
                total += a + b
    return total


def sequences_of_items(items):
    total = 0
    for x in items:  # loop: guards=11 loads=4 calls=StrEq,StrEq
        match x:
            case ("add", a):
                total += a
            case ("sub", a):
                total -= a
    return total


def starred(items):
    total = 0
    for x in items:  # loop: guards=7 polls=1 loads=6 counts=1 calls=ListSlice
        match x:
            case [first, *rest]:
                total += len(rest)
    return total


def mappings(items):
    total = 0
    for x in items:  # loop: guards=20 polls=9 loads=9 stores=5 counts=10 calls=DictLen,Exec,StrEq,DictLen,Exec,StrEq
        match x:
            case {"kind": "b"}:
                total += 1
            case {"kind": "a", "value": value}:
                total += value
    return total


def guarded(n):
    total = 0
    for i in range(n):  # loop: guards=3
        match i:
            case x if x < 0:
                total -= 1
            case x:
                total += x
    return total


def alternatives(n):
    total = 0
    for i in range(n):  # loop: guards=2
        match i % 1:
            case 3 | 4:
                total += 1
            case 0 | 1:
                total += 2
    return total


def types(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        match x:
            case str():
                total += len(x)
            case int():
                total += x
    return total


def captures(n):
    total = 0
    for i in range(n):  # loop: guards=1
        match i:
            case int(x) as y:
                total += x ^ y
    return total


print(literals(100), strings(["go"] * 100), classes([Box(2, 3)] * 100), positional([Box(2, 3)] * 100))
print(sequences(100), sequences_of_items([("sub", 1)] * 100), starred([[1, 2, 3]] * 100))
print(mappings([{"kind": "a", "value": 2}] * 100), guarded(100), alternatives(100))
print(types(list(range(100))), captures(100))
