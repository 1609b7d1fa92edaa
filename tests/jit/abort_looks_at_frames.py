# `locals` looks at variables, which a trace does not keep in their registers.
# event: abort code=f reason="call of a function that looks at variables"
# not event: trace code=f kind=loop
# out: 20


def f(n):
    count = 0
    for i in range(n):
        count += "i" in locals()
    return count


print(f(20))
