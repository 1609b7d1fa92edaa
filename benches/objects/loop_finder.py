"""Natural loops of control-flow graphs: dominators, back edges, bodies, a forest of nested loops.

Block and loop objects with lists of each other, sets of objects, depth-first walks with a stack. N is the number of
graphs.
"""
import sys
import time

DEFAULT_N = 700


class Block:
    def __init__(self, number):
        self.number = number
        self.after = []
        self.before = []
        self.order = -1
        self.dominator = None
        self.loop = None

    def connect(self, other):
        self.after.append(other)
        other.before.append(self)


class Loop:
    def __init__(self, header):
        self.header = header
        self.blocks = set()
        self.parent = None
        self.children = []

    def depth(self):
        depth = 1
        at = self.parent
        while at is not None:
            depth += 1
            at = at.parent
        return depth


class Graph:
    def __init__(self):
        self.blocks = []
        self.entry = self.block()

    def block(self):
        b = Block(len(self.blocks))
        self.blocks.append(b)
        return b

    def line(self, at, length):
        for _ in range(length):
            following = self.block()
            at.connect(following)
            at = following
        return at

    def diamond(self, at):
        a, b, end = self.block(), self.block(), self.block()
        at.connect(a)
        at.connect(b)
        a.connect(end)
        b.connect(end)
        return end

    def loop(self, at, depth, width):
        header = self.line(at, 1)
        inner = header
        for _ in range(width):
            inner = self.loop(inner, depth - 1, width) if depth > 1 else self.diamond(inner)
        inner.connect(header)
        return self.line(header, 1)


class Finder:
    def __init__(self, graph):
        self.graph = graph
        self.order = []
        self.loops = []

    def number(self):
        """Numbers the blocks in reverse postorder."""
        seen = {self.graph.entry}
        stack = [(self.graph.entry, iter(self.graph.entry.after))]
        while stack:
            block, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                self.order.append(block)
            elif following not in seen:
                seen.add(following)
                stack.append((following, iter(following.after)))
        self.order.reverse()
        for k, block in enumerate(self.order):
            block.order = k

    def meet(self, a, b):
        while a is not b:
            while a.order > b.order:
                a = a.dominator
            while b.order > a.order:
                b = b.dominator
        return a

    def dominators(self):
        entry = self.graph.entry
        entry.dominator = entry
        changed = True
        while changed:
            changed = False
            for block in self.order[1:]:
                best = None
                for b in block.before:
                    if b.dominator is not None:
                        best = b if best is None else self.meet(b, best)
                if block.dominator is not best:
                    block.dominator = best
                    changed = True

    def dominates(self, a, b):
        while b.order > a.order:
            b = b.dominator
        return a is b

    def find(self):
        self.number()
        self.dominators()
        for header in reversed(self.order):
            tails = [b for b in header.before if self.dominates(header, b)]
            if tails:
                self.collect(Loop(header), tails)

    def collect(self, loop, todo):
        """Takes the blocks from which the header is reached again; inner loops come in as a whole."""
        self.loops.append(loop)
        loop.blocks.add(loop.header)
        while todo:
            block = todo.pop()
            inner = block.loop
            while inner is not None and inner.parent is not None:
                inner = inner.parent
            if inner is loop or block is loop.header or block in loop.blocks:
                continue
            if inner is not None:
                inner.parent = loop
                loop.children.append(inner)
                loop.blocks |= inner.blocks
                todo.extend(b for b in inner.header.before if b not in inner.blocks)
            else:
                block.loop = loop
                loop.blocks.add(block)
                todo.extend(block.before)
        if loop.header.loop is None:
            loop.header.loop = loop


def run(n):
    check = 0
    n_loops = 0
    for k in range(n):
        graph = Graph()
        at = graph.entry
        for part in range(3):
            at = graph.diamond(graph.loop(graph.line(at, k % 4), 1 + (k + part) % 3, 2))
        finder = Finder(graph)
        finder.find()
        n_loops += len(finder.loops)
        for loop in finder.loops:
            check = (check * 5 + loop.depth() * 100 + len(loop.blocks) + loop.header.number) % 1000003
    return f"{n_loops} {check} {len(graph.blocks)} {max(loop.depth() for loop in finder.loops)}"


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
