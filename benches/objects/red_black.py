"""A red-black tree with a sentinel: insertion, look-up, removal, checks of its rules.

Instances linked three ways, rotations, two nearly equal branches for left and right. N is the number of keys.
"""
import sys
import time

DEFAULT_N = 60000
RED, BLACK = True, False


class Node:
    __slots__ = ("key", "value", "colour", "left", "right", "parent")

    def __init__(self, key, value, colour, nil):
        self.key = key
        self.value = value
        self.colour = colour
        self.left = nil
        self.right = nil
        self.parent = nil


class Tree:
    def __init__(self):
        self.nil = Node(None, None, BLACK, None)
        self.root = self.nil
        self.size = 0

    def rotate(self, x, to_left):
        y = x.right if to_left else x.left
        inner = y.left if to_left else y.right
        if to_left:
            x.right = inner
            y.left = x
        else:
            x.left = inner
            y.right = x
        if inner is not self.nil:
            inner.parent = x
        self.replace(x, y)
        x.parent = y

    def replace(self, old, new):
        """Puts a node in the place of another, as seen from above."""
        parent = old.parent
        if parent is self.nil:
            self.root = new
        elif parent.left is old:
            parent.left = new
        else:
            parent.right = new
        new.parent = parent

    def find(self, key):
        node = self.root
        while node is not self.nil:
            if key == node.key:
                return node
            node = node.left if key < node.key else node.right
        return None

    def insert(self, key, value):
        nil = self.nil
        parent = nil
        at = self.root
        while at is not nil:
            if key == at.key:
                at.value = value
                return
            parent = at
            at = at.left if key < at.key else at.right
        node = Node(key, value, RED, nil)
        node.parent = parent
        if parent is nil:
            self.root = node
        elif key < parent.key:
            parent.left = node
        else:
            parent.right = node
        self.size += 1
        while node.parent.colour is RED:
            above = node.parent.parent
            on_left = node.parent is above.left
            uncle = above.right if on_left else above.left
            if uncle.colour is RED:
                node.parent.colour = uncle.colour = BLACK
                above.colour = RED
                node = above
            else:
                if node is (node.parent.right if on_left else node.parent.left):
                    node = node.parent
                    self.rotate(node, on_left)
                node.parent.colour = BLACK
                above.colour = RED
                self.rotate(above, not on_left)
        self.root.colour = BLACK

    def remove(self, key):
        nil = self.nil
        node = self.find(key)
        if node is None:
            return False
        self.size -= 1
        lost = node.colour
        if node.left is nil:
            hole = node.right
            self.replace(node, hole)
        elif node.right is nil:
            hole = node.left
            self.replace(node, hole)
        else:
            least = node.right
            while least.left is not nil:
                least = least.left
            lost = least.colour
            hole = least.right
            if least.parent is node:
                hole.parent = least
            else:
                self.replace(least, hole)
                least.right = node.right
                least.right.parent = least
            self.replace(node, least)
            least.left = node.left
            least.left.parent = least
            least.colour = node.colour
        if lost is BLACK:
            self.restore(hole)
        return True

    def restore(self, x):
        while x is not self.root and x.colour is BLACK:
            on_left = x is x.parent.left
            w = x.parent.right if on_left else x.parent.left
            if w.colour is RED:
                w.colour = BLACK
                x.parent.colour = RED
                self.rotate(x.parent, on_left)
                w = x.parent.right if on_left else x.parent.left
            if w.left.colour is BLACK and w.right.colour is BLACK:
                w.colour = RED
                x = x.parent
                continue
            far = w.right if on_left else w.left
            if far.colour is BLACK:
                (w.left if on_left else w.right).colour = BLACK
                w.colour = RED
                self.rotate(w, not on_left)
                w = x.parent.right if on_left else x.parent.left
            w.colour = x.parent.colour
            x.parent.colour = BLACK
            (w.right if on_left else w.left).colour = BLACK
            self.rotate(x.parent, on_left)
            x = self.root
        x.colour = BLACK

    def height(self, node):
        """The number of black nodes on every path down; an error if paths differ."""
        if node is self.nil:
            return 1
        left = self.height(node.left)
        if left != self.height(node.right):
            raise AssertionError("unequal paths")
        if node.colour is RED and (node.left.colour is RED or node.right.colour is RED):
            raise AssertionError("red below red")
        return left + (node.colour is BLACK)

    def items(self, node):
        if node is not self.nil:
            yield from self.items(node.left)
            yield node.key, node.value
            yield from self.items(node.right)


def run(n):
    tree = Tree()
    key = 1
    for k in range(n):
        key = key * 16807 % 2147483647
        tree.insert(key % (2 * n), k)
    heights = [tree.height(tree.root)]
    found = sum(1 for k in range(2 * n) if tree.find(k) is not None)
    removed = 0
    for k in range(0, 2 * n, 3):
        removed += tree.remove(k)
    heights.append(tree.height(tree.root))
    total = 0
    for key, value in tree.items(tree.root):
        total = (total * 3 + key * value) % 1000003
    return f"{found} {removed} {tree.size} {heights} {total}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
