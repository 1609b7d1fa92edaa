# An uncaught AttributeError on an object whose class changed shape; no near names, so no suggestion.


class Box:
    def __init__(self, v):
        self.v = v
        if v % 100 != 99:
            self.payload = v

    def get(self):
        return self.payload + self.v


total = 0
for i in range(500):
    total += Box(i).get() if i < 99 else Box(0).get()
print(total)
Box(199).get()
