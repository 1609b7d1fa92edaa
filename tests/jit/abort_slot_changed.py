# An attribute gets a value of another type than it has had, while that is recorded. Its next value is nothing new.
# event: abort code=Box.__init__ reason="an attribute gets a value of another type" count=1
# event: trace code=<module> kind=loop
# out: 1 1.5


class Box:
    def __init__(self, item):
        self.item = item


first = Box(1)
boxes = [Box(x) for x in (1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5)]
print(first.item, boxes[0].item)
