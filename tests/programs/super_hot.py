"""super() in hot methods: single and multiple inheritance, virtual receivers, super objects kept, classes that change."""


class A:
    def __init__(self, w):
        self.w = w

    def area(self):
        return self.w * 2

    @classmethod
    def make(cls, n):
        return cls(n)

    @property
    def double(self):
        return self.w * 2


class B(A):
    def __init__(self, w):
        super().__init__(w)
        self.h = w + 1

    def area(self):
        return super().area() + self.h

    @classmethod
    def make(cls, n):
        return super().make(n + 1)

    @property
    def double(self):
        return super().double + 1


class C(B):
    def area(self):
        return super().area() - 1


class D(A):
    def area(self):
        return super().area() * 10


class E(C, D):
    def area(self):
        return super().area() + 0.5


def run(objects, n):
    t = 0
    for i in range(n):
        t += objects[i % len(objects)].area()
    return t


print(run([B(3)], 300), run([C(2)], 300), run([E(2)], 300), run([B(1), C(2), D(3), E(4)], 400))


def fresh(n):
    t = 0
    for i in range(n):
        t += B(i).area() + C.make(i).w
        t += E(i).double
    return t


print(fresh(300))


class K(A):
    def keep(self, out):
        s = super()
        if out is not None:
            out.append(s)
        return s.area()


def kept(n):
    out = []
    k = K(5)
    t = 0
    for i in range(n):
        t += k.keep(out if i % 50 == 0 else None)
    return t, len(out), [s.area() for s in out][:3], type(out[0]).__name__


print(kept(300))


# A method of a base class is replaced while the loop runs.
def patched(n):
    b = B(1)
    t = 0
    for i in range(n):
        if i == n - 20:
            A.area = lambda self: 1000
        t += b.area()
    return t


old = A.area
print(patched(300))
A.area = old
print(run([B(3)], 300))


# Exceptions through super calls; a method that is not there.
class F(A):
    def area(self):
        if self.w > 200:
            raise ValueError(self.w)
        return super().area()

    def none(self):
        return super().missing()


def failing(n):
    t = 0
    for i in range(n):
        try:
            t += F(i).area()
        except ValueError as e:
            t += e.args[0]
        if i > n - 3:
            try:
                F(i).none()
            except AttributeError as e:
                print(e)
    return t


print(failing(300))


# The receiver is something else than an instance of the class.
class G(A):
    def area(self):
        return super(G, self).area() + 1


def wrong(n):
    t = 0
    g, a = G(2), A(3)
    for i in range(n):
        x = g if i < n - 2 else a
        try:
            t += G.area(x)
        except TypeError as e:
            print(e)
    return t


print(wrong(300))


class Counted(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)

    def __len__(self):
        return super().__len__() * 2


def builtin_base(n):
    c = Counted()
    for i in range(n):
        c[i % 7] = i
    return len(c), sorted(c.items())


print(builtin_base(300))
