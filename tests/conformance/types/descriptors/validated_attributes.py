# Data descriptors that check: set, delete, names, inheritance and access through the class.

class Checked:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.public, self.private = name, "_" + name
        owner.fields = getattr(owner, "fields", ()) + (name,)

    def __get__(self, obj, owner):
        if obj is None:
            return f"{owner.__name__}.{self.public}: {self.kind.__name__}"
        try:
            return obj.__dict__[self.private]
        except KeyError:
            if self.default is None:
                raise AttributeError(f"{self.public} is not set") from None
            return self.default

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.public} wants {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.private] = value

    def __delete__(self, obj):
        if self.private not in vars(obj):
            raise AttributeError(self.public)
        del obj.__dict__[self.private]


class Person:
    name = Checked(str)
    age = Checked(int, 18)

    def __init__(self, name):
        self.name = name


class Worker(Person):
    wage = Checked(float, 1.5)
    age = Checked(float)


p = Person("Ann")
print(p.name, p.age, Person.name, Person.fields, Worker.fields, Worker.age, vars(p))
for act in ("p.age = 'x'", "p.age = 30", "del p.age", "del p.age", "p.name = None", "del p.name", "p.name", "Person(5)", "w.age", "w.age = 3", "w.age = 3.5", "w.wage", "w.nothing"):
    try:
        result = eval(act, {"p": p, "w": Worker("Bob"), "Person": Person})
        print(act, result)
    except SyntaxError:
        try:
            exec(act, {"p": p, "w": Worker("Bob")})
            print(act, vars(p))
        except (AttributeError, TypeError) as error:
            print(act, "->", type(error).__name__, error)
    except (AttributeError, TypeError) as error:
        print(act, "->", type(error).__name__, error)
p.__dict__["age"] = "shadow"
print(p.age, vars(p))
Person.age = 7
print(p.age)


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["x"] = value * 2


class OnlyDelete:
    def __delete__(self, obj):
        print("delete")


class T:
    x = OnlySet()
    y = OnlyDelete()


t = T()
print(isinstance(t.x, OnlySet))
t.x = 4
print(t.x)
try:
    del t.x
except AttributeError as error:
    print(error)
try:
    t.y = 1
except AttributeError as error:
    print(error)
del t.y
setattr(t, "z", 1)
print(getattr(t, "z"), hasattr(t, "w"), getattr(t, "w", "default"))


class Raises:
    def __get__(self, obj, owner):
        raise AttributeError("inner")


class G:
    r = Raises()

    def __getattr__(self, name):
        return f"fallback {name}"


print(G().r, hasattr(G, "r"), getattr(G(), "r", 1))
