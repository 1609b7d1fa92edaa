# Typed fields and records made by descriptors, __set_name__, __init_subclass__ and metaclasses.
class Field:
    order = 0

    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default
        Field.order += 1
        self.order = Field.order

    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name
        owner.__dict__.get("fields", []).append(name)

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.slot, self.default)

    def __set__(self, obj, v):
        if not isinstance(v, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(v).__name__}")
        obj.__dict__[self.slot] = v

    def __repr__(self):
        return f"Field({self.kind.__name__})"


class RecordMeta(type):
    registry = {}

    def __new__(mcs, name, bases, ns, table=None):
        fields = {}
        for b in reversed(bases):
            if isinstance(b, RecordMeta):
                fields.update(b._fields)
        fields.update((k, v) for k, v in ns.items() if isinstance(v, Field))
        ns["_fields"] = dict(sorted(fields.items(), key=lambda kv: kv[1].order))
        cls = super().__new__(mcs, name, bases, ns)
        cls.table = table or name.lower()
        mcs.registry[cls.table] = cls
        return cls

    def __init__(cls, name, bases, ns, table=None):
        super().__init__(name, bases, ns)

    def __len__(cls):
        return len(cls._fields)

    def __iter__(cls):
        return iter(cls._fields)


class Record(metaclass=RecordMeta):
    def __init__(self, *args, **kw):
        for name, v in zip(self._fields, args):
            setattr(self, name, v)
        for name, v in kw.items():
            if name not in self._fields:
                raise TypeError(f"no field {name!r}")
            setattr(self, name, v)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self._fields)})"

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, k) == getattr(other, k) for k in self._fields)


class Person(Record, table="people"):
    name = Field(str, "?")
    age = Field(int, 0)


class Worker(Person):
    wage = Field(float, 1.5)


print(Person("Ann", 3), Worker("Bob", wage=2.0), len(Person), list(Worker), Person.name, Worker.table, sorted(RecordMeta.registry))
print(Person("a") == Person("a"), Person("a") == Person("b"), Person("a") != Worker("a"), Person.__hash__)
for f in (lambda: Person(5), lambda: Person(size=1), lambda: setattr(Worker(), "wage", 1), lambda: hash(Person())):
    try:
        print(f())
    except TypeError as e:
        print(e)


def payroll(n):
    staff = [Worker("w%d" % i, i, wage=float(i)) for i in range(n)]
    total = 0.0
    for w in staff:
        w.age += 1
        w.wage = w.wage * 2
        total += w.wage + w.age
    return total


print(payroll(300))


class Plugin:
    plugins = []

    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.plugin_name = name or cls.__name__.lower()
        Plugin.plugins.append(cls)


class A(Plugin):
    def run(self, x):
        return x + 1


class B(Plugin, name="bee"):
    def run(self, x):
        return x * 2


class C(B):
    def run(self, x):
        return super().run(x) - 1


def pipeline(n):
    objs = [p() for p in Plugin.plugins]
    x = 1
    for i in range(n):
        for o in objs:
            x = o.run(x) % 1000003
    return x


print([p.plugin_name for p in Plugin.plugins], pipeline(500))


# Classes made in a loop, with methods from a template, used at once.
def maker(i):
    class Made(Record, table=f"t{i}"):
        v = Field(int, i)

        def get(self):
            return self.v + i

    return Made


print(sum(maker(i)().get() for i in range(60)), maker(3)().get(), len([k for k in RecordMeta.registry if k[0] == "t"]))
