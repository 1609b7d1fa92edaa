# list[int] and its like: attributes, equality, calls, subclassing.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

import types
class G:
    @classmethod
    def __class_getitem__(cls, item):
        return ("getitem", cls.__name__, item)

class L(list):
    pass

shows("""
list[int], dict[str, int], tuple[int, ...], tuple[()], set[list[int]], type[int], list["name"], frozenset[None], list[...], L[int], list[int, str], dict[int], list[[int, str]], tuple[*tuple[int, str]]
list[int].__origin__, list[int].__args__, dict[str, list[int]].__args__, list[int].__parameters__, tuple[()].__args__, list[int].__unpacked__, list[int].__class__, type(list[int])
list[int] == list[int], list[int] != list[str], list[int] == list, hash(list[int]) == hash(list[int]), len({list[int], list[int]}), list[int] is list[int]
list[int](), list[int]([1, 2]), dict[str, int](a=1), L[int]([1]), type(L[int]([1])).__name__, tuple[int]("ab"), type[int](5), list[int]().__class__
list[int].append, list[int].__name__, list[int].__doc__ == list.__doc__, list[int].__module__, list[int].__qualname__
list[int].foo
list[int][str]
list[int][0]
int[str]
str[int]
G[int], G[1, 2], L.__class_getitem__(int)
isinstance([], list[int])
issubclass(list, list[int])
isinstance(list[int], type), isinstance(list[int], types.GenericAlias), callable(list[int])
list[int] | str, list[int] | None
[*list[int]], len([*tuple[int]])
iter(list[int]).__next__()
types.GenericAlias(list, (int, str)), types.GenericAlias(5, int), types.GenericAlias(int, ()), types.GenericAlias(list, int) == list[int]
repr(list[G]), repr(tuple[int, "x"]), str(dict[str, G])
list[int].__mro_entries__(()), list[int].__reduce__()[1:], dir(list[int])[:2] == dir(list)[:2]
bool(list[int]), list[int].__eq__(5), list[int].__call__([1])
""")
class Sub(list[int]):
    pass

print(Sub.__mro__, Sub.__bases__, Sub.__orig_bases__, Sub([1]))
try:
    list[int].x = 1
except AttributeError as error:
    print(error)
x = list[int]
try:
    x.__origin__ = 5
except AttributeError as error:
    print(error)
import copy
import pickle
print(copy.copy(list[int]), copy.deepcopy(dict[str, list]), pickle.loads(pickle.dumps(list[int])))
class Bound:
    def __init__(self, *args):
        self.args = args

b = types.GenericAlias(Bound, (int,))(5)
print(b.args, b.__orig_class__)
