# dataclass with slots.
from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Slotted:
    x: int
    y: int = 2


s = Slotted(x=1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as e:
    print(e)
try:
    Slotted(1)
except TypeError as e:
    print(e)
