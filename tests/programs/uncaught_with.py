# Exceptions that leave with blocks and nested functions; __exit__ raises while another is in flight.


class Guard:
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__)
        if self.fail:
            raise RuntimeError("exit failed: " + self.name)
        return False


def outer():
    with Guard("a"):
        with Guard("b", fail=True):
            def inner(x):
                return x.upper() + 1
            print(inner.__name__)
            inner("text")


outer()
