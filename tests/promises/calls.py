"""Calls of functions in Python."""

from functools import partial


def add(a, b):
    return a + b


def plain(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total = add(total, i)
    return total


def scale(x, factor=3, *, offset=1):
    return x * factor + offset


def with_defaults(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total ^= scale(i)
    return total


def with_keywords(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= scale(factor=5, offset=2, x=i)
    return total


def first(*args):
    return args[0]


def with_star_args(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= first(i, 2, 3)
    return total


def number_of(*args):
    return len(args)


def len_of_star_args(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += number_of(i, i)
    return total


def passed_on(*args):
    return add(*args)


def star_args_passed_on(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= passed_on(i, 1)
    return total


def unpacked(n, pair):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= add(*pair)
    return total


def with_options(x, **options):
    return x + options["y"]


def with_star_star(n):
    total = 0
    for i in range(n):  # loop: guards=5 counts=1 lookups=DictStore,DictLoad calls=NewDict
        total ^= with_options(i, y=1)
    return total


def forward(*args, **kwargs):
    return scale(*args, **kwargs)


def forwarded(n):
    total = 0
    for i in range(n):  # loop: guards=6 counts=1 calls=NewDict,StringKeys,DictLen
        total ^= forward(i)
    return total


def one(x):
    return two(x) + 1


def two(x):
    return three(x) * 2


def three(x):
    return x - 1


def through_three(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= one(i)
    return total


def make_adder(k):
    def adder(x):
        return x + k

    return adder


def closure(n):
    f = make_adder(7)
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= f(i)
    return total


def make_counter():
    count = 0

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


def closure_that_counts(n):
    f = make_counter()
    total = 0
    for _ in range(n):  # loop: guards=2 stores=1
        total ^= f()
    return total


def nested(n):
    total = 0
    for i in range(n):  # loop: guards=3 stores=1

        def twice(x):
            return x * 2 + i

        total ^= twice(i)
    return total


def lambda_in_loop(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= (lambda x: x + 1)(i)
    return total


def apply(f, x):
    return f(x)


def function_as_argument(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= apply(three, i)
    return total


def made_adders(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= make_adder(i)(1)
    return total


def twice(f):
    def wrapper(*args):
        return f(*args) * 2

    return wrapper


@twice
def decorated(x):
    return x + 1


def call_of_decorated(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total ^= decorated(i)
    return total


def call_of_partial(n):
    f = partial(add, 3)
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 counts=2 calls=Apply
        total ^= f(i)
    return total


def pair_of(x):
    return x, x + 1


def two_results(n):
    total = 0
    for i in range(n):  # loop: guards=2
        a, b = pair_of(i)
        total ^= a * b
    return total


def early_return(x):
    if x < 0:
        return 0
    return x


def with_early_return(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total += early_return(i)
    return total


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def recursive(n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=2 calls=CallFunc,CallFunc
        total += fib(3)
    return total


def inner_loop(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= i
    return total


def callee_with_loop(n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 calls=CallFunc
        total ^= inner_loop(3)
    return total


counter = 0


def count():
    global counter
    counter += 1


def changes_global(n):
    for i in range(n):  # loop: guards=2 stores=1
        count()
    return counter


LIMIT = 1000


def reads_global(n):
    total = 0
    for i in range(n):  # loop: guards=3
        if i < LIMIT:
            total += i
    return total


def arguments_of_list(items, n):
    total = 0
    for i in range(n):  # loop: guards=6 loads=2 counts=1 calls=TupleOfList
        total ^= add(*items)
    return total


def arguments_of_dict(options, n):
    total = 0
    for i in range(n):  # loop: guards=3 calls=StringKeys,DictLen
        total ^= add(**options)
    return total


print(plain(100), with_defaults(100), with_keywords(100), with_star_args(100))
print(len_of_star_args(100), star_args_passed_on(100), unpacked(100, (3, 4)), with_star_star(100))
print(forwarded(100), through_three(100), closure(100), closure_that_counts(100), nested(100))
print(lambda_in_loop(100), function_as_argument(100), made_adders(100), call_of_decorated(100))
print(call_of_partial(100), two_results(100), with_early_return(100), recursive(100))
print(inner_loop(100), callee_with_loop(100), changes_global(100), reads_global(100))
print(arguments_of_list([1, 2], 100), arguments_of_dict({"a": 1, "b": 2}, 100))
