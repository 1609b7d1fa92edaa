"""A small language: its programs are trees of nodes, which visitors check, simplify, run and print.

`accept` and `visit_...` methods, environments that are linked, exceptions for `return`. N is what the program that
is run counts to.
"""
import sys
import time

DEFAULT_N = 5000


class Node:
    def __init__(self, *parts):
        for name, part in zip(self.parts, parts):
            setattr(self, name, part)

    def accept(self, visitor):
        return getattr(visitor, "visit_" + self.kind)(self)


class Number(Node):
    kind = "number"
    parts = ("value",)

    def accept(self, visitor):
        return visitor.visit_number(self)


class Name(Node):
    kind = "name"
    parts = ("name",)

    def accept(self, visitor):
        return visitor.visit_name(self)


class Binary(Node):
    kind = "binary"
    parts = ("op", "left", "right")

    def accept(self, visitor):
        return visitor.visit_binary(self)


class Assign(Node):
    kind = "assign"
    parts = ("name", "value")

    def accept(self, visitor):
        return visitor.visit_assign(self)


class While(Node):
    kind = "while"
    parts = ("test", "body")


class If(Node):
    kind = "if"
    parts = ("test", "then", "otherwise")

    def accept(self, visitor):
        return visitor.visit_if(self)


class Call(Node):
    kind = "call"
    parts = ("name", "arguments")


class Return(Node):
    kind = "return"
    parts = ("value",)


class Function(Node):
    kind = "function"
    parts = ("name", "parameters", "body")


class Returned(Exception):
    def __init__(self, value):
        self.value = value


class Environment:
    def __init__(self, outer=None):
        self.values = {}
        self.outer = outer

    def find(self, name):
        at = self
        while at is not None:
            if name in at.values:
                return at.values[name]
            at = at.outer
        raise NameError(name)


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b % 1000003,
    "%": lambda a, b: a % b,
    "<": lambda a, b: a < b,
    "==": lambda a, b: a == b,
}


class Interpreter:
    def __init__(self):
        self.environment = Environment()
        self.steps = 0

    def run(self, body):
        for node in body:
            self.steps += 1
            node.accept(self)

    def visit_number(self, node):
        return node.value

    def visit_name(self, node):
        return self.environment.find(node.name)

    def visit_binary(self, node):
        return OPERATIONS[node.op](node.left.accept(self), node.right.accept(self))

    def visit_assign(self, node):
        self.environment.values[node.name] = node.value.accept(self)

    def visit_while(self, node):
        while node.test.accept(self):
            self.run(node.body)

    def visit_if(self, node):
        self.run(node.then if node.test.accept(self) else node.otherwise)

    def visit_function(self, node):
        self.environment.values[node.name] = node

    def visit_return(self, node):
        raise Returned(node.value.accept(self))

    def visit_call(self, node):
        function = self.environment.find(node.name)
        inner = Environment(self.environment)
        for name, argument in zip(function.parameters, node.arguments):
            inner.values[name] = argument.accept(self)
        saved = self.environment
        self.environment = inner
        try:
            self.run(function.body)
        except Returned as r:
            return r.value
        finally:
            self.environment = saved
        return None


class Simplifier:
    """Makes a new tree in which operations on numbers are done."""

    def all(self, nodes):
        return [node.accept(self) for node in nodes]

    def visit_number(self, node):
        return node

    visit_name = visit_number

    def visit_binary(self, node):
        left, right = node.left.accept(self), node.right.accept(self)
        if isinstance(left, Number) and isinstance(right, Number):
            return Number(OPERATIONS[node.op](left.value, right.value))
        return Binary(node.op, left, right)

    def visit_assign(self, node):
        return Assign(node.name, node.value.accept(self))

    def visit_while(self, node):
        return While(node.test.accept(self), self.all(node.body))

    def visit_if(self, node):
        return If(node.test.accept(self), self.all(node.then), self.all(node.otherwise))

    def visit_call(self, node):
        return Call(node.name, self.all(node.arguments))

    def visit_return(self, node):
        return Return(node.value.accept(self))

    def visit_function(self, node):
        return Function(node.name, node.parameters, self.all(node.body))


class Printer:
    def __init__(self):
        self.depth = 0

    def block(self, nodes):
        self.depth += 1
        lines = "".join("\n" + "  " * self.depth + node.accept(self) for node in nodes)
        self.depth -= 1
        return lines

    def visit_number(self, node):
        return str(node.value)

    def visit_name(self, node):
        return node.name

    def visit_binary(self, node):
        return f"({node.left.accept(self)} {node.op} {node.right.accept(self)})"

    def visit_assign(self, node):
        return f"{node.name} = {node.value.accept(self)}"

    def visit_while(self, node):
        return f"while {node.test.accept(self)}:{self.block(node.body)}"

    def visit_if(self, node):
        return f"if {node.test.accept(self)}:{self.block(node.then)} else:{self.block(node.otherwise)}"

    def visit_call(self, node):
        return f"{node.name}({', '.join(a.accept(self) for a in node.arguments)})"

    def visit_return(self, node):
        return f"return {node.value.accept(self)}"

    def visit_function(self, node):
        return f"def {node.name}({', '.join(node.parameters)}):{self.block(node.body)}"


def program(n):
    name, number = Name, Number

    def op(o, a, b):
        return Binary(o, a, b)

    triangle = Function("triangle", ["n"], [
        If(op("<", name("n"), number(1)), [Return(number(0))], []),
        Return(op("+", name("n"), Call("triangle", [op("-", name("n"), number(1))]))),
    ])
    return [
        triangle,
        Assign("k", number(0)),
        Assign("total", number(1)),
        While(op("<", name("k"), op("+", number(n - 7), op("-", number(10), number(3)))), [
            Assign("k", op("+", name("k"), op("-", number(3), number(2)))),
            If(op("==", op("%", name("k"), number(3)), number(0)),
               [Assign("total", op("*", op("+", name("total"), name("k")), op("*", number(7), number(11))))],
               [Assign("total", op("+", name("total"), Call("triangle", [op("%", name("k"), number(9))])))]),
        ]),
    ]


def run(n):
    plain = program(n)
    simple = Simplifier().all(plain)
    results = []
    for tree in (plain, simple, Simplifier().all(simple)):
        interpreter = Interpreter()
        interpreter.run(tree)
        results.append((interpreter.environment.find("total"), interpreter.steps))
    before, after = len(Printer().block(plain)), len(Printer().block(simple))
    return f"{results[0]} {results[0] == results[1] == results[2]} {before} {after} {Printer().block(simple)[-30:]!r}"


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
