# A helper that may run Python code is called in a generator that is a part of the trace.
# event: abort code=f reason="inside a generator"
# event: trace code=f kind=loop end=loop
# out: 190


def numbers(n):
    for i in range(n):
        yield sorted([i], key=lambda x: -x)[0]


def f(n):
    total = 0
    for x in numbers(n):
        total += x
    return total


print(f(20))
