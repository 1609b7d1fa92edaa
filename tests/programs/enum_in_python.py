# An enumeration as libraries make them: metaclass, __prepare__, look-up by value and name, flags.
class _Dict(dict):
    def __init__(self):
        super().__init__()
        self.member_names = []

    def __setitem__(self, key, value):
        if not key.startswith("_"):
            if key in self.member_names:
                raise TypeError(f"{key!r} already defined")
            if not hasattr(value, "__get__"):
                self.member_names.append(key)
        super().__setitem__(key, value)


class EnumType(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return _Dict()

    def __new__(mcs, name, bases, ns, *, start=None):
        members = {k: ns[k] for k in ns.member_names}
        attrs = {k: v for k, v in ns.items() if k not in members}
        cls = super().__new__(mcs, name, bases, attrs)
        cls._members = {}
        cls._values = {}
        data_type = next((b for b in cls.__mro__ if b in (int, str)), object)
        for k, v in members.items():
            if data_type is object:
                member = object.__new__(cls)
            else:
                member = data_type.__new__(cls, v)
            member.name = k
            member.value = v
            if v in cls._values:
                member = cls._values[v]
            else:
                cls._values[v] = member
            cls._members[k] = member
        return cls

    def __call__(cls, value):
        try:
            return cls._values[value]
        except KeyError:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return cls._members[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_members", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __getitem__(cls, name):
        return cls._members[name]

    def __iter__(cls):
        return iter(cls._values.values())

    def __reversed__(cls):
        return reversed(list(cls._values.values()))

    def __len__(cls):
        return len(cls._values)

    def __contains__(cls, m):
        return isinstance(m, cls) or m in cls._values

    def __bool__(cls):
        return True

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._members)


class Enum(metaclass=EnumType):
    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self.name}"

    def __hash__(self):
        return hash(self.name)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name.lower()} is {self.value}"

    @property
    def is_red(self):
        return self is Color.RED


class Level(int, Enum):
    LOW = 1
    HIGH = 10


print(Color, Color.RED, repr(Color.GREEN), Color(3), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), list(reversed(Color)), len(Color), Color.RED in Color, 2 in Color, 9 in Color, bool(Color))
print(Color.__members__, Color.RED.describe(), Color.RED.is_red, Color.BLUE.is_red, isinstance(Color.RED, Color))
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level(10), sorted([Level.HIGH, Level.LOW]), Level.LOW == 1, [5, 6][Level.LOW])
for f in (lambda: Color(9), lambda: Color["NONE"], lambda: Color.NONE, lambda: setattr(Color, "RED", 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:

    class Twice(Enum):
        A = 1
        A = 2

except TypeError as e:
    print(e)


def automaton(n):
    state = Color.RED
    counts = {c: 0 for c in Color}
    for i in range(n):
        counts[state] += 1
        if state is Color.RED:
            state = Color.GREEN
        elif state == Color.GREEN:
            state = Color(3) if i % 2 else Color["BLUE"]
        else:
            state = Color.RED
    return counts


print(automaton(3000))
total = 0
for i in range(500):
    for level in Level:
        total += level * i
    if Level.HIGH in Level and i in (Level.LOW, Level.HIGH):
        total += Level.HIGH
print(total)
