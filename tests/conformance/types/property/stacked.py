# Properties built by hand, stacked, inherited and broken.
class Temperature:
    def __init__(self, c):
        self._c = c

    def _get(self):
        """Degrees."""
        return self._c

    def _set(self, v):
        if v < -273:
            raise ValueError(f"too cold: {v}")
        self._c = v

    def _del(self):
        self._c = 0

    c = property(_get, _set, _del)
    read_only = property(_get)
    write_only = property(None, _set)
    documented = property(_get, doc="Other words.")


t = Temperature(20)
t.c = 25
print(t.c, Temperature.c.__doc__, Temperature.documented.__doc__)
del t.c
print(t.c)
for action in (
    lambda: setattr(t, "read_only", 1),
    lambda: delattr(t, "read_only"),
    lambda: t.write_only,
    lambda: setattr(t, "c", -300),
    lambda: Temperature.c.fget(3),
):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


class Kelvin(Temperature):
    @Temperature.c.getter
    def c(self):
        return self._c + 273

    @property
    def twice(self):
        return super().c * 2


k = Kelvin(1)
print(k.c, k.twice)
k.c = 2
print(k.c, Kelvin.c.fset is Temperature.c.fset, Kelvin.c is Temperature.c)
print(Kelvin.c.__name__, Temperature.c.fget.__name__)


class Named:
    @property
    def alpha(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        return f"fallback {name}"


print(Named().alpha, Named().beta)
p = property()
print(p.fget, p.fset, p.fdel, p.__doc__)
for f in (lambda: p.__get__(1), lambda: p.__set__(1, 2), lambda: p.__delete__(1), lambda: property(1, 2, 3, 4, 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(p.__get__(None, int) is p)


class Loud(property):
    def __get__(self, obj, cls=None):
        return "loud", super().__get__(obj, cls) if obj is not None else cls.__name__


class User:
    @Loud
    def x(self):
        """Of x."""
        return 1

    @x.setter
    def x(self, v):
        self.v = v


u = User()
print(u.x, User.x, type(User.__dict__["x"]).__name__)
u.x = 9
print(u.v, User.__dict__["x"].__doc__)


class Meta(type):
    @property
    def label(cls):
        return "<" + cls.__name__ + ">"


class Labelled(metaclass=Meta):
    pass


print(Labelled.label)
try:
    Labelled().label
except AttributeError as e:
    print(e)
try:
    Labelled.label = 1
except AttributeError as e:
    print(e)
