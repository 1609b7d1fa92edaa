# typing at run time.
import typing
from typing import Annotated, Any, Callable, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)


s = Stack[int]()
s.push(1)
print(s.items, Stack[int], Stack.__parameters__, get_origin(Stack[int]) is Stack, get_args(dict[str, int]))
print(Optional[int], Union[int, str], Union[int, int], Callable[[int], str], Literal["a", 1], Any, typing.List[int], Annotated[int, "m"])
print(int | None == Optional[int], get_origin(Optional[int]), get_args(Callable[[int, str], bool]))


class Emp(NamedTuple):
    name: str
    id: int = 3


e = Emp("x")
print(e, e._fields, Emp.__annotations__, e == ("x", 3), e._replace(id=1))


class Movie(TypedDict, total=False):
    title: str
    year: int


m = Movie(title="t")
print(m, Movie.__total__, sorted(Movie.__optional_keys__), type(m))


@runtime_checkable
class Closer(Protocol):
    def close(self): ...


class Door:
    def close(self):
        pass


print(isinstance(Door(), Closer), isinstance(3, Closer))
UserId = NewType("UserId", int)
print(UserId(5), UserId, cast(str, 3))


def f(a: int, b: "str" = "", *c: float) -> Optional[list[int]]:
    ...


print(get_type_hints(f))
for bad in (lambda: Union[()], lambda: Optional[1, 2], lambda: Stack[int, str], lambda: Any(), lambda: Literal[int][3]):
    try:
        bad()
    except TypeError as e:
        print(e)
print(typing.TYPE_CHECKING, typing.get_overloads(f), typing.is_typeddict(Movie))
