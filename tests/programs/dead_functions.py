# Functions, classes' values and closures that die while traces name them: finalisers run where they do without traces.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def maker(name):
    def f(x, keep=Noisy(name)):
        return x + 1

    return f


def loop(f, n):
    t = 0
    for i in range(n):
        t += f(i)
    return t


for k in range(4):
    f = maker(k)
    print(loop(f, 200))
    del f
    print("after", k)

# A global function that is bound anew while its inlined body runs.
calls = 0


def helper(x, keep=Noisy("first helper")):
    global helper, calls
    calls += 1
    if calls == 150:
        helper = replacement
        print("replaced")
    return x * 2


def replacement(x):
    return x * 3


def drive(n):
    t = 0
    for i in range(n):
        t += helper(i)
    return t


print(drive(300))


# The object a method is called on is let go by that method.
class Holder:
    pass


class Item:
    def __init__(self, n):
        self.n = n

    def step(self, i):
        if i == 120:
            holder.item = Item(self.n + 1)
            print("item replaced", self.n)
        return self.n

    def __del__(self):
        print("item gone", self.n)


holder = Holder()
holder.item = Item(1)


def steps(n):
    t = 0
    for i in range(n):
        t += holder.item.step(i)
    return t


print(steps(200))
print(steps(200))
del holder
print("end of holders")


# A global value that is constant for a while.
setting = Noisy("setting")


def read(n):
    t = 0
    for i in range(n):
        if setting.name == "setting":
            t += 1
    return t


print(read(200))
setting = Noisy("other")
print(read(200))
del setting
print("no setting")


# Code made anew, each hot for a moment.
def fresh(i):
    g = eval("lambda n, keep: [x * %d for x in range(n)]" % (i % 3))
    t = 0
    for k in range(30):
        t += sum(g(10, k))
    return t


print(sum(fresh(i) for i in range(60)))


# A property function, a static method and a class attribute die with their class' dict entries.
class Box:
    @property
    def size(self, keep=Noisy("property")):
        return 3

    @staticmethod
    def one(keep=Noisy("static")):
        return 1

    value = Noisy("value")


def boxes(n):
    b = Box()
    t = 0
    for i in range(n):
        t += b.size + Box.one() + len(Box.value.name)
    return t


print(boxes(200))
del Box.size
print("no property")
Box.size = 5
print(boxes(200))
Box.one = staticmethod(lambda: 2)
print("other static method")
print(boxes(200))
Box.value = Holder()
Box.value.name = "ab"
print("other value")
print(boxes(200))
