# except*: which handlers see which parts, and what is raised in the end.
def run(exc, handlers):
    out = []
    try:
        try:
            raise exc
        except* ValueError as e:
            out.append(("V", [str(x) for x in e.exceptions], e.message))
            if handlers.get("V"):
                raise handlers["V"]
        except* (TypeError, KeyError) as e:
            out.append(("TK", [type(x).__name__ for x in e.exceptions]))
            if handlers.get("TK"):
                raise handlers["TK"]
        else:
            out.append("else")
        finally:
            out.append("finally")
    except BaseException as e:
        out.append(shape(e))
        out.append(("context", e.__context__ and type(e.__context__).__name__))
    return out


def shape(e):
    if isinstance(e, BaseExceptionGroup):
        return type(e).__name__, e.message, [shape(x) for x in e.exceptions]
    return repr(e)


G = ExceptionGroup
for exc in (ValueError("plain"), TypeError("t"), OSError("o"), G("g", [ValueError(1), TypeError(2)]), G("g", [ValueError(1), OSError(3)]), G("g", [OSError(3)]), G("o", [G("i", [ValueError(1), OSError(2)]), ValueError(3), KeyError(4)]), BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(5)])):
    print(shape(exc), "->", run(exc, {}))
print(run(G("g", [ValueError(1), TypeError(2), OSError(3)]), {"V": RuntimeError("new")}))
print(run(G("g", [ValueError(1), TypeError(2)]), {"V": RuntimeError("a"), "TK": RuntimeError("b")}))
print(run(ValueError(1), {"V": RuntimeError("from plain")}))
print(run(G("g", [ValueError(1)]), {"V": G("other", [OSError(9)])}))


def reraise(exc):
    try:
        try:
            raise exc
        except* ValueError:
            raise
        except* TypeError as e:
            raise e
    except BaseException as e:
        return shape(e), e is exc
    return "nothing"


print(reraise(G("g", [ValueError(1), TypeError(2), OSError(3)])))
print(reraise(G("g", [ValueError(1)])))
print(reraise(ValueError(1)))


def nothing_raised():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else", end=" ")
    finally:
        print("finally")


nothing_raised()


def name_unbound():
    try:
        raise ValueError
    except* ValueError as e:
        pass
    return "e" in locals()


print(name_unbound())


def bad(handler):
    try:
        try:
            raise G("g", [ValueError(1)])
        except* handler:
            print("handled")
    except BaseException as e:
        print(type(e).__name__, e, "|", type(e.__context__).__name__)


for h in (ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), 1, (), (ValueError, 1), "x", int, Exception, BaseException, type("Sub", (ExceptionGroup,), {})):
    bad(h)


class Custom(ExceptionGroup):
    def derive(self, excs):
        return Custom(self.message + "!", excs)


def custom():
    seen = []
    try:
        try:
            raise Custom("c", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError as e:
            seen.append((type(e).__name__, e.message))
        except* TypeError as e:
            seen.append((type(e).__name__, e.message, len(e.exceptions)))
    except Custom as e:
        seen.append((e.message, [type(x).__name__ for x in e.exceptions]))
    return seen


print(custom())


def loops():
    for i in range(3):
        try:
            raise G("g", [ValueError(i)])
        except* ValueError as e:
            x = e.exceptions[0].args
    return x, i


print(loops())


def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)


for text in ["try: pass\nexcept*: pass", "try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept * A: pass", "try: pass\nexcept *A as b: pass", "try: pass\nexcept* A, B: pass", "try: pass\nexcept* A, B as c: pass", "try: pass\nexcept* (A, B) as c: pass", "try: pass\nexcept* A as b.c: pass", "try: pass\nexcept* A as b[0]: pass", "try: pass\nexcept A as b.c: pass", "try: pass\nexcept A as (b): pass", "try: pass\nexcept A as 1: pass", "try: pass\nexcept A, B: pass", "try: pass\nexcept A, B as c: pass", "try: pass\nexcept A, B, C: pass", "try: pass\nexcept (A, B): pass", "try: pass\nexcept A B: pass", "try: pass\nexcept: pass\nexcept A: pass", "try: pass\nexcept A: pass\nelse: pass", "try: pass\nelse: pass", "try: pass\nfinally: pass\nelse: pass", "try: pass\nelse: pass\nfinally: pass", "try: pass\nexcept A\n pass", "try: pass\nexcept* A\n pass", "try\n pass", "try: pass", "try: pass\nx = 1", "except A: pass", "finally: pass", "try: pass\nfinally: pass\nfinally: pass", "try: pass\nexcept A: pass\nexcept A: pass", "try: pass\nexcept* A: pass\nelse: pass\nfinally: pass", "try: pass\nexcept *: pass", "try: pass\nexcept* A as : pass", "try: pass\nexcept A as: pass", "try: pass\nexcept as b: pass", "try: pass\nexcept *A, *B: pass", "try: pass\nexcept A if b else c: pass", "try: pass\nexcept (yield): pass", "try: pass\nexcept lambda: 1: pass", "try: pass\nexcept a := b: pass", "try: pass\nexcept (a := b): pass"]:
    refused(text)
