# Keeps what `__buffer__` has given for a view, and gives it back when the last view of it is gone.


class _buffer_wrapper:
    __slots__ = ("owner", "view")

    def __init__(self, owner, view):
        self.owner = owner
        self.view = memoryview(view)

    def __del__(self):
        give_back(self.owner, self.view)
