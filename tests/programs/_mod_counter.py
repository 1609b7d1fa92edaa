"""A module with state."""
print("loading", __name__)
count = 0
VALUE = 42
scale = 2
star_value = 7
_private = "p"
main_name = __name__


def bump():
    global count
    count += 1
    return count


def get():
    return count


def work(v):
    return v * scale


class Thing:
    def __init__(self, v):
        self.v = v

    def triple(self):
        return self.v * 3


if __name__ == "__main__":
    print("not when imported")
