# raise ... from None hides the context in the traceback.


class Custom(ValueError):
    def __str__(self):
        return "custom text\nsecond line"


def f(n):
    try:
        return 1 / n
    except ZeroDivisionError:
        raise Custom(n) from None


for i in range(500, -1, -1):
    f(i)
