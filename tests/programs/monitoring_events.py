"""Events of sys.monitoring, in their order."""
import sys
M = sys.monitoring
E = M.events
TOOL = M.PROFILER_ID

def first_line(code): return code.co_firstlineno

def run(f, names, *args):
    log = []
    def cb(name):
        def callback(code, *rest):
            if code is not f.__code__ and code not in f.__code__.co_consts:
                return
            if name == "LINE":
                log.append((name, code.co_name, rest[0] - f.__code__.co_firstlineno))
            elif name in ("CALL", "C_RETURN", "C_RAISE"):
                log.append((name, code.co_name, getattr(rest[1], "__name__", rest[1]), rest[2] is M.MISSING or type(rest[2]).__name__))
            elif name in ("PY_RETURN", "PY_YIELD"):
                log.append((name, code.co_name, rest[1]))
            elif name in ("RAISE", "RERAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "STOP_ITERATION"):
                log.append((name, code.co_name, repr(rest[1])))
            else:
                log.append((name, code.co_name))
        return callback
    M.use_tool_id(TOOL, "probe")
    events = 0
    for n in names.split():
        e = getattr(E, n)
        M.register_callback(TOOL, e, cb(n))
        if n not in ("C_RETURN", "C_RAISE"):
            events |= e
    M.set_events(TOOL, events)
    try:
        f(*args)
    except BaseException as e:
        log.append(("raised", repr(e)))
    M.set_events(TOOL, 0)
    for n in names.split():
        M.register_callback(TOOL, getattr(E, n), None)
    M.free_tool_id(TOOL)
    print(f.__name__)
    for l in log:
        print("  ", *l)

PLAIN = "PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE RAISE PY_UNWIND PY_THROW C_RETURN C_RAISE"
ALL = "PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE RAISE RERAISE EXCEPTION_HANDLED PY_UNWIND PY_THROW STOP_ITERATION C_RETURN C_RAISE"

def loop():
    t = 0
    for i in range(3):
        t += i
    return t
run(loop, ALL)

def loop2():
    t = 0
    for i in range(3):
        if i % 2:
            continue
        t += i
    else:
        t = 9
    while t:
        t -= 4
        if t < 2:
            break
    return t
run(loop2, "LINE")

def tries():
    try:
        1/0
    except ZeroDivisionError as e:
        x = 2
    finally:
        y = 3
    return y
run(tries, ALL)

def tries2():
    try:
        try:
            raise KeyError(1)
        except ValueError:
            pass
        except (IndexError,
                TypeError):
            pass
    except KeyError:
        z = 1
    try:
        int("x")
    finally:
        z = 2
run(tries2, PLAIN)

def gen():
    def g():
        try:
            yield 1
            yield 2
        except ValueError:
            yield 5
        finally:
            print
    for x in g():
        pass
    it = g()
    next(it)
    it.throw(ValueError(1))
    it.close()
run(gen, PLAIN)

def yf():
    def inner():
        yield 1
        return 2
    def outer():
        x = yield from inner()
        return x
    it = outer()
    next(it)
    try:
        next(it)
    except StopIteration as e:
        print(e.value)
run(yf, ALL)

def withs():
    class C:
        def __enter__(self):
            return 1
        def __exit__(self, *a):
            return True
    with C() as c:
        x = 1
    with C():
        1/0
    return 5
run(withs, PLAIN.replace(' CALL', '').replace('C_RETURN C_RAISE', ''))

def calls():
    len([])
    [].append(1)
    "a".upper()
    dict(a=1)
    print(*[], sep="", end="")
    sorted([2, 1], key=lambda x: x)
    class A:
        def __init__(self): pass
        def m(self): return 1
        @staticmethod
        def s(): return 2
        @classmethod
        def c(cls): return 3
    a = A()
    a.m()
    A.s()
    A.c()
    int("3")
    try:
        int("x")
    except ValueError:
        pass
    [].nothing()
run(calls, ALL)

def matches(x):
    match x:
        case 1:
            return 1
        case [a, b]:
            return a
        case {"k": v} if v:
            pass
        case _:
            pass
    return 7
run(matches, "LINE", 1)
run(matches, "LINE", [1, 2])
run(matches, "LINE", {"k": 0})
run(matches, "LINE", {"k": 1})
run(matches, "LINE", 9)


# Events of one code object, switched off and on again.
def counted(n):
    t = 0
    for i in range(n):
        t += i
    return t

lines = []
def on_line(code, line):
    lines.append(line - counted.__code__.co_firstlineno)
    return M.DISABLE

M.use_tool_id(TOOL, "lines")
M.register_callback(TOOL, E.LINE, on_line)
M.set_local_events(TOOL, counted.__code__, E.LINE)
counted(3)
counted(2)
print(lines)
M.restart_events()
counted(1)
print(lines)
print(M.get_local_events(TOOL, counted.__code__) == E.LINE, M.get_events(TOOL))
M.set_local_events(TOOL, counted.__code__, 0)
M.restart_events()
counted(1)
print(lines)

def raises(code, offset, exception):
    return M.DISABLE
M.register_callback(TOOL, E.RAISE, raises)
M.set_events(TOOL, E.RAISE)
def broken():
    raise KeyError("k")
try:
    broken()
except Exception as e:
    print(repr(e))
M.set_events(TOOL, 0)

def fails(code, offset):
    raise OverflowError("from the tool")
M.register_callback(TOOL, E.PY_START, fails)
M.set_events(TOOL, E.PY_START)
try:
    counted(1)
except OverflowError as e:
    print(e)
finally:
    M.set_events(TOOL, 0)
print(M.register_callback(TOOL, E.PY_START, None) is fails, M.register_callback(TOOL, E.PY_START, None))
M.free_tool_id(TOOL)


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)

print(outcome(M.use_tool_id, 6, "x"), outcome(M.use_tool_id, -1, "x"), outcome(M.use_tool_id, 1, 2))
print(outcome(M.use_tool_id, 1, "one"), outcome(M.use_tool_id, 1, "two"), M.get_tool(1), M.get_tool(2))
print(outcome(M.set_events, 2, 1), outcome(M.get_events, 2), outcome(M.set_events, 1, 1 << 30))
print(outcome(M.set_events, 1, E.C_RETURN), outcome(M.set_local_events, 1, 3, 1))
print(outcome(M.set_local_events, 1, counted.__code__, E.RAISE), outcome(M.register_callback, 1, 3, None))
M.free_tool_id(1)
print(M.get_tool(1))
