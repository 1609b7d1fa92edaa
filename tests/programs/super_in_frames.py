"""super() without arguments looks into the frame that calls it: the class cell and the first argument."""

class Base:
    def who(self):
        return "Base"
    def tell(self, *args):
        return ("Base.tell", args)


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class Plain(Base):
    def who(self):
        return "Plain > " + super().who()

print(Plain().who())


class FirstDeleted(Base):
    def who(self):
        del self
        return super().who()

print(outcome(FirstDeleted().who))


class FirstChanged(Base):
    def who(self):
        self = Plain()
        return super().who()

print(outcome(FirstChanged().who))


class ClassDeleted(Base):
    def who(self):
        nonlocal __class__
        del __class__
        return super().who()

print(outcome(ClassDeleted().who))


class ClassChanged(Base):
    def who(self):
        nonlocal __class__
        __class__ = 12
        return super().who()

print(outcome(ClassChanged().who))


class NoArguments(Base):
    def who():
        return super().who()

print(outcome(NoArguments.who))


class OnlyStar(Base):
    def who(*args):
        return super().who()

print(outcome(OnlyStar().who))


class FirstInCell(Base):
    def who(self):
        def inner():
            return self
        return super().who(), inner() is self

print(FirstInCell().who())


class Inner(Base):
    def who(self):
        def inner(other):
            return super().who()
        return outcome(inner, self), outcome(inner, 3)

print(Inner().who())


class InLambda(Base):
    who = lambda self: "lambda > " + super().who()

print(InLambda().who())


class InGenerator(Base):
    def all(self):
        for i in range(2):
            yield i, super().who()

print(list(InGenerator().all()))


def outside(self):
    return super().who()

print(outcome(outside, Plain()))


class Renamed(Base):
    def who(self):
        s = super
        return outcome(s), s(Renamed, self).who()

print(Renamed().who())


class ByName(Base):
    def who(self):
        __class__
        s = super
        return s().who()

print(outcome(ByName().who))


class Shadowed(Base):
    def who(self):
        super = lambda: Base
        return super().who(self)

print(Shadowed().who())


class MySuper(super):
    pass


class WithSubclass(Base):
    def who(self):
        __class__
        return MySuper().who(), MySuper(WithSubclass, self).who()

print(outcome(WithSubclass().who))
print(outcome(lambda: super()))
print(outcome(super))
print(outcome(super, 1))
print(outcome(super, int, "x"))
print(outcome(lambda: super(x=1)))
print(super.__doc__ is not None, super.__init__.__name__)


class Comprehension(Base):
    def all(self):
        return [outcome(lambda: super(Comprehension, self).who()) for _ in range(2)]

print(Comprehension().all())


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args), super().__thisclass__.__name__

class Made(metaclass=Meta):
    pass

print(type(Made()[0]).__name__, Made()[1])

import builtins
saved = builtins.super
class Replaced(Base):
    def who(self):
        return super().who()
r = Replaced()
print(r.who())
