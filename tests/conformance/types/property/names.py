# What errors call a property, and its attributes.
class A:
    @property
    def x(self):
        return 1

    y = x
    z = property(lambda self: 2)


a = A()
for name in "xyz":
    try:
        setattr(a, name, 1)
    except AttributeError as e:
        print(name, "|", e)
    try:
        delattr(a, name)
    except AttributeError as e:
        print(name, "|", e)
print(A.x.__name__, A.z.__name__)
A.z.__name__ = "other"
print(A.z.__name__)
try:
    a.z = 3
except AttributeError as e:
    print(e)
A.w = property(fset=lambda self, v: None)
try:
    a.w
except AttributeError as e:
    print(e)
q = property(len)
q.__set_name__(A, "q")
print(q.__name__)
try:
    q.__set_name__(A)
except TypeError as e:
    print(e)
for attr in ("fget", "fset", "fdel"):
    try:
        setattr(q, attr, None)
    except AttributeError as e:
        print(e)
q.__doc__ = "new"
print(q.__doc__, q.__isabstractmethod__)


def abstract(self):
    pass


abstract.__isabstractmethod__ = True
print(property(abstract).__isabstractmethod__, property(None, abstract).__isabstractmethod__)
print(sorted(n for n in dir(property) if not n.startswith("__")))
