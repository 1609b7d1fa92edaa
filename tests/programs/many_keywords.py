# Calls with very many arguments.
def names(**named):
    return len(named)


def both(*args, **named):
    return len(args), len(named), sum(args)


many = {"k%d" % i: i for i in range(100_000)}
print(names(**many), both(*range(100_000)), both(*range(70_000), **many))
print(len(dict(**many)), max(*range(100_000)), len("{}".format(*range(70_000))))


class C:
    def __init__(self, *args, **named):
        self.n = len(args), len(named)

    def __call__(self, *args):
        return len(args)


print(C(*range(80_000), **many).n, C()(*range(80_000)))


def few(a, b=2):
    return a, b


for f in few, len, int:
    try:
        print(f(*range(70_000)))
    except TypeError as e:
        print(e)
try:
    few(1, **many)
except TypeError as e:
    print(e)
