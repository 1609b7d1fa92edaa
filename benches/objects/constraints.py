"""One-way constraints between variables, kept satisfied in order of their strengths.

The strengths are an enumeration by hand: instances that are attributes of their class, compared by identity and by
level. Chains and fans of constraints are built, edited and taken down. N is the number of rounds.
"""
import sys
import time

DEFAULT_N = 150


class Strength:
    def __init__(self, level, name):
        self.level = level
        self.name = name

    def is_stronger(self, other):
        return self.level < other.level

    def weaker_of(self, other):
        return self if self.level > other.level else other


Strength.REQUIRED = Strength(0, "required")
Strength.STRONG = Strength(1, "strong")
Strength.NORMAL = Strength(2, "normal")
Strength.WEAK = Strength(3, "weak")


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.users = []
        self.source = None
        self.hold = Strength.WEAK


class Constraint:
    def __init__(self, strength, output):
        self.strength = strength
        self.output = output
        self.active = False

    def inputs(self):
        return ()

    def compute(self):
        pass

    def hold(self):
        """How strongly the output is held: as the weakest link that leads to it."""
        hold = self.strength
        for v in self.inputs():
            hold = hold.weaker_of(v.hold)
        return hold


class Stay(Constraint):
    pass


class Edit(Constraint):
    def __init__(self, strength, output):
        super().__init__(strength, output)
        self.wanted = output.value

    def compute(self):
        self.output.value = self.wanted


class Scale(Constraint):
    def __init__(self, strength, source, factor, offset, output):
        super().__init__(strength, output)
        self.source = source
        self.factor = factor
        self.offset = offset

    def inputs(self):
        return (self.source,)

    def compute(self):
        self.output.value = (self.source.value * self.factor + self.offset) % 1000003


class Sum(Constraint):
    def __init__(self, strength, sources, output):
        super().__init__(strength, output)
        self.sources = sources

    def inputs(self):
        return self.sources

    def compute(self):
        total = 0
        for v in self.sources:
            total += v.value
        self.output.value = total


class Solver:
    def __init__(self):
        self.overruled = []
        self.computed = 0

    def add(self, constraint):
        for v in constraint.inputs():
            v.users.append(constraint)
        self.offer(constraint)

    def offer(self, constraint):
        """Lets a constraint determine its output if it is stronger than what does so now."""
        output = constraint.output
        if output.source is not None:
            if not constraint.strength.is_stronger(output.source.strength):
                self.overruled.append(constraint)
                return
            output.source.active = False
            self.overruled.append(output.source)
        output.source = constraint
        constraint.active = True
        self.propagate(output)

    def remove(self, constraint):
        for v in constraint.inputs():
            v.users.remove(constraint)
        if not constraint.active:
            self.overruled.remove(constraint)
            return
        constraint.active = False
        output = constraint.output
        output.source = None
        output.hold = Strength.WEAK
        best = None
        for other in self.overruled:
            if other.output is output and (best is None or other.strength.is_stronger(best.strength)):
                best = other
        if best is not None:
            self.overruled.remove(best)
            self.offer(best)

    def propagate(self, variable):
        todo = [variable]
        while todo:
            v = todo.pop()
            source = v.source
            if source is None:
                continue
            source.compute()
            v.hold = source.hold()
            self.computed += 1
            for user in v.users:
                if user.active:
                    todo.append(user.output)


def chain(solver, length):
    variables = [Variable(f"v{k}", k) for k in range(length)]
    for v in variables[::3]:
        solver.add(Stay(Strength.WEAK, v))
    links = []
    for k in range(length - 1):
        strength = Strength.REQUIRED if k % 4 else Strength.NORMAL
        link = Scale(strength, variables[k], 3, k, variables[k + 1])
        links.append(link)
        solver.add(link)
    return variables, links


def run(n):
    check = 0
    computed = 0
    for k in range(n):
        solver = Solver()
        variables, links = chain(solver, 60)
        total = Variable("total", 0)
        solver.add(Sum(Strength.REQUIRED, variables[::7], total))
        edit = Edit(Strength.STRONG, variables[0])
        solver.add(edit)
        for value in range(12):
            edit.wanted = value * 17 + k
            solver.propagate(variables[0])
            check = (check * 7 + variables[-1].value + total.value) % 1000003
        middle = Edit(Strength.STRONG, variables[29])
        middle.wanted = k
        solver.add(middle)
        check = (check + variables[-1].value * 3) % 1000003
        solver.remove(middle)
        solver.remove(edit)
        solver.remove(links[20])
        held = sum(1 for v in variables if v.hold is Strength.WEAK)
        check = (check + held * 101 + len(solver.overruled)) % 1000003
        computed += solver.computed
    return f"{check} {computed} {variables[-1].value} {variables[-1].hold.name} {Strength.NORMAL.level}"


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
