# The ways through try, except, else and finally.
def run(action):
    out = []

    def inner():
        for i in range(2):
            try:
                out.append("try")
                if action == "raise":
                    raise ValueError("v")
                if action == "return":
                    return "try"
                if action == "break":
                    break
                if action == "continue":
                    continue
                if action == "other":
                    raise KeyError("k")
            except ValueError as e:
                out.append("except")
            else:
                out.append("else")
            finally:
                out.append("finally")
        else:
            out.append("for-else")
        return "end"
    try:
        out.append(inner())
    except Exception as e:
        out.append(type(e).__name__)
    return out


for a in ("", "raise", "return", "break", "continue", "other"):
    print(a, run(a))


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def list_changed():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def finally_raises():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def nested():
    try:
        try:
            try:
                raise ValueError(1)
            finally:
                print("f1", end=" ")
        except KeyError:
            print("no")
        finally:
            print("f2", end=" ")
    except ValueError as e:
        print("caught", e, end=" ")
        return "r"
    finally:
        print("f3", end=" ")


def handler_order():
    for exc in (KeyError("k"), IndexError("i"), LookupError("l"), ValueError("v")):
        try:
            raise exc
        except (KeyError, TypeError):
            print("key", end=" ")
        except LookupError as e:
            print(type(e).__name__, end=" ")
        except:
            print("bare", end=" ")


def evaluated(v):
    print("cls", v.__name__, end=" ")
    return v


def lazily():
    try:
        raise KeyError
    except evaluated(ValueError):
        pass
    except evaluated(KeyError):
        print("hit")
    except evaluated(TypeError):
        pass


def else_raises():
    try:
        try:
            pass
        except ValueError:
            print("wrong")
        else:
            raise ValueError("from else")
    except ValueError as e:
        print(e)


print(value_kept(), list_changed(), nested())
try:
    finally_raises()
except KeyError as e:
    print(repr(e), repr(e.__context__))
handler_order()
print()
lazily()
else_raises()


def bad_handler(h):
    try:
        try:
            raise ValueError("original")
        except h:
            print("matched")
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__context__))


for h in (1, "ValueError", None, (), (1,), (KeyError, 1), [ValueError], (ValueError, 1), ((ValueError,),), int, object, (int, ValueError), BaseException, ValueError(), type):
    bad_handler(h)


def unbound():
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as u:
        return str(u)


print(unbound())


def rebound():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        e = "inside"
    return "e" in locals()


print(rebound())


def deleted():
    try:
        raise ValueError
    except ValueError as e:
        del e
    return "fine"


print(deleted())
