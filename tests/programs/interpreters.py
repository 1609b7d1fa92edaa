# Small interpreters: a stack machine, a tape language, an expression parser, a state table.


def run_stack(code):
    stack, pc, steps = [], 0, 0
    names = {}
    while True:
        op, *args = code[pc]
        pc += 1
        steps += 1
        if op == "push":
            stack.append(args[0])
        elif op == "add":
            b, a = stack.pop(), stack.pop()
            stack.append(a + b)
        elif op == "mul":
            b, a = stack.pop(), stack.pop()
            stack.append(a * b)
        elif op == "store":
            names[args[0]] = stack.pop()
        elif op == "load":
            stack.append(names[args[0]])
        elif op == "jlt":
            b, a = stack.pop(), stack.pop()
            if a < b:
                pc = args[0]
        elif op == "halt":
            return names, steps


def loop_code(start, step, limit, init):
    return [("push", init), ("store", "acc"), ("push", start), ("store", "i"),
            ("load", "acc"), ("load", "i"), ("add",), ("store", "acc"),
            ("load", "i"), ("push", step), ("add",), ("store", "i"),
            ("load", "i"), ("push", limit), ("jlt", 4), ("halt",)]


def tape(prog, data=""):
    jump, open_ = {}, []
    for i, c in enumerate(prog):
        if c == "[":
            open_.append(i)
        elif c == "]":
            j = open_.pop()
            jump[i], jump[j] = j, i
    cells, p, pc, out = [0] * 100, 0, 0, []
    inp = iter(data)
    while pc < len(prog):
        c = prog[pc]
        if c == ">":
            p += 1
        elif c == "<":
            p -= 1
        elif c == "+":
            cells[p] = (cells[p] + 1) % 256
        elif c == "-":
            cells[p] = (cells[p] - 1) % 256
        elif c == ".":
            out.append(chr(cells[p]))
        elif c == ",":
            cells[p] = ord(next(inp, "\0"))
        elif c == "[" and not cells[p] or c == "]" and cells[p]:
            pc = jump[pc]
        pc += 1
    return "".join(out)


class ParseError(Exception):
    pass


class Parser:
    def __init__(self, text):
        self.toks = list(self.lex(text))
        self.i = 0

    def lex(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            if c.isspace():
                i += 1
            elif c.isdigit() or c == ".":
                j = i
                while j < len(text) and (text[j].isdigit() or text[j] == "."):
                    j += 1
                t = text[i:j]
                yield float(t) if "." in t else int(t)
                i = j
            elif c in "+-*/()^":
                yield c
                i += 1
            else:
                raise ParseError(f"bad character {c!r} at {i}")
        yield None

    def peek(self):
        return self.toks[self.i]

    def next(self):
        self.i += 1
        return self.toks[self.i - 1]

    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"):
            v = v + self.term() if self.next() == "+" else v - self.term()
        return v

    def term(self):
        v = self.power()
        while self.peek() in ("*", "/"):
            v = v * self.power() if self.next() == "*" else v / self.power()
        return v

    def power(self):
        v = self.atom()
        if self.peek() == "^":
            self.next()
            return v ** self.power()
        return v

    def atom(self):
        t = self.next()
        if t == "(":
            v = self.expr()
            if self.next() != ")":
                raise ParseError("expected )")
            return v
        if t == "-":
            return -self.atom()
        if isinstance(t, (int, float)):
            return t
        raise ParseError(f"unexpected {t!r}")


print(run_stack(loop_code(0, 1, 300, 0)))
print(run_stack(loop_code(0, 0.5, 50, 0)))
print(run_stack(loop_code(2 ** 62, 2 ** 55, 2 ** 63, 1)))
print(run_stack(loop_code("", "ab", "abababa", "<")))
print(tape("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(tape(",[.,]", "echo é"[:4]), tape("+++[>+++<-]>[>+++++<-]>."))
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 1", "1.5 * (2 - -3)", "2 ^ 100", "((7))", "1 +", "(1", "2 $ 3", "1 / 0", ""):
    try:
        print(text, "=", Parser(text).expr())
    except (ParseError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
print(Parser(" + ".join(str(i) for i in range(400))).expr(), Parser(" * ".join(["2"] * 80)).expr())
rules = {("a", 0): ("b", 1, 1), ("a", 1): ("b", 1, -1), ("b", 0): ("a", 1, -1), ("b", 1): ("c", 0, -1), ("c", 0): ("h", 1, 1), ("c", 1): ("d", 1, -1), ("d", 0): ("d", 1, 1), ("d", 1): ("a", 0, 1)}
cells, pos, state, steps = {}, 0, "a", 0
while state != "h":
    state, cells[pos], move = rules[state, cells.get(pos, 0)]
    pos += move
    steps += 1
print(steps, sum(cells.values()))
