"""What `abc.py` is made of: abstract base classes, their registries and what has been found out about them."""

# `typing` looks who asks it about a protocol, and trusts these.
__name__ = "abc"

from _weakrefset import WeakSet
from _typing import _set_pattern, _share_pattern

# Goes up with each registration: what is known of classes that are no subclasses holds no longer.
_counter = 0


class _Data:
    """What is kept for an abstract base class."""

    __slots__ = ("registry", "positive", "negative", "version")

    def __init__(self):
        self.registry = WeakSet()
        self.positive = WeakSet()
        self.negative = WeakSet()
        self.version = _counter


def _data(cls):
    data = cls.__dict__.get("_abc_impl")
    if data is None:
        raise TypeError("_abc_impl is set to a wrong type")
    return data


def get_cache_token():
    """Return the number of registrations so far."""
    return _counter


def _abstract_names(cls):
    names = {
        name
        for name, value in list(cls.__dict__.items())
        if getattr(value, "__isabstractmethod__", False)
    }
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


def _abc_init(cls):
    """Make a class an abstract base class."""
    cls.__abstractmethods__ = _abstract_names(cls)
    cls._abc_impl = _Data()
    bits = cls.__dict__.get("__abc_tpflags__")
    if isinstance(bits, int):
        _set_pattern(cls, bits)
        del cls.__abc_tpflags__


def _abc_register(cls, subclass):
    """Register a class as a subclass of an abstract base class."""
    global _counter
    if not isinstance(subclass, type):
        raise TypeError("Can only register classes")
    if issubclass(subclass, cls):
        return subclass
    # A class that this one is a subclass of: they would be subclasses of each other.
    if issubclass(cls, subclass):
        raise RuntimeError("Refusing to create an inheritance cycle")
    _data(cls).registry.add(subclass)
    _counter += 1
    _share_pattern(cls, subclass)
    return subclass


def _abc_instancecheck(cls, instance):
    """Whether an object is an instance of an abstract base class."""
    data = _data(cls)
    subclass = instance.__class__
    if subclass in data.positive:
        return True
    subtype = type(instance)
    if subtype is subclass:
        if data.version == _counter and subclass in data.negative:
            return False
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def _abc_subclasscheck(cls, subclass):
    """Whether a class is a subclass of an abstract base class."""
    if not isinstance(subclass, type):
        raise TypeError("issubclass() arg 1 must be a class")
    data = _data(cls)
    if subclass in data.positive:
        return True
    if data.version < _counter:
        data.negative = WeakSet()
        data.version = _counter
    elif subclass in data.negative:
        return False
    found = _find_subclass(cls, data, subclass)
    (data.positive if found else data.negative).add(subclass)
    return found


def _find_subclass(cls, data, subclass):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        return True
    if any(issubclass(subclass, registered) for registered in data.registry):
        return True
    return any(issubclass(subclass, known) for known in cls.__subclasses__())


def _get_dump(cls):
    """Return what is kept for an abstract base class: references to registered, known and excluded classes, and a version."""
    data = _data(cls)
    return (data.registry.data, data.positive.data, data.negative.data, data.version)


def _reset_registry(cls):
    """Forget what has been registered for an abstract base class."""
    _data(cls).registry.clear()


def _reset_caches(cls):
    """Forget what has been found out about an abstract base class."""
    data = _data(cls)
    data.positive.clear()
    data.negative.clear()
