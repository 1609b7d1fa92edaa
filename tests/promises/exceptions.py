"""Exceptions, `try`, `with` and assertions."""

from contextlib import suppress


def no_exception(n):
    total = 0
    for i in range(n):  # loop: guards=2
        try:
            total += i
        except ValueError:
            total = 0
    return total


def finally_block(n):
    total = 0
    for i in range(n):  # loop: guards=2
        try:
            total ^= i
        finally:
            total += 1
    return total


def else_block(n):
    total = 0
    for i in range(n):  # loop: guards=2
        try:
            total ^= i
        except ValueError:
            pass
        else:
            total += 1
    return total


def raised_and_caught(n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=2 stores=2 counts=1 calls=NewException,Throw
        try:
            raise ValueError
        except ValueError:
            total += i
    return total


def raised_with_argument(n):
    total = 0
    for i in range(n):  # loop: guards=8 polls=7 loads=2 stores=3 counts=7 allocations=NewTuple calls=NewException,Throw,Apply
        try:
            raise ValueError(i)
        except ValueError as e:
            total ^= e.args[0]
    return total


def fails(i):
    raise KeyError(i)


def raised_in_callee(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=3 stores=3 counts=2 allocations=NewTuple calls=NewException,Throw
        try:
            fails(i)
        except KeyError:
            total += 1
    return total


def key_error(d, n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=3 loads=1 stores=2 counts=1 calls=Apply,Catch
        try:
            total += d[-1]
        except KeyError:
            total += 1
    return total


def index_error(items, n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=3 loads=1 stores=2 counts=1 calls=Apply,Catch
        try:
            total += items[1000]
        except IndexError:
            total += 1
    return total


def attribute_error(x, n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=3 loads=1 stores=2 counts=1 calls=Apply,Catch
        try:
            total += x.missing
        except AttributeError:
            total += 1
    return total


def zero_division(n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=3 loads=2 stores=3 counts=1 calls=ExecRaises,Catch
        try:
            total += i // 0
        except ZeroDivisionError:
            total += 1
    return total


def assertion(n):
    total = 0
    for i in range(n):  # loop: guards=3
        assert i >= 0, "negative"
        total += i
    return total


class Context:
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.depth -= 1


def with_statement(n):
    c = Context()
    total = 0
    for i in range(n):  # loop: guards=2 stores=2
        with c:
            total += c.depth
    return total


def with_made(n):
    total = 0
    for i in range(n):  # loop: guards=2
        with Context() as c:
            total += c.depth
    return total


def with_suppress(n):
    total = 0
    for i in range(n):  # loop: guards=2
        with suppress(KeyError):
            total += i
    return total


def stop_iteration(n):
    total = 0
    empty = iter(())
    for i in range(n):  # loop: guards=5 polls=3 loads=1 stores=2 counts=3 calls=Apply,Catch
        try:
            next(empty)
        except StopIteration:
            total += 1
    return total


def raised_again(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=4 stores=4 counts=1 calls=NewException,Throw,Throw,Throw
        try:
            try:
                raise ValueError
            except ValueError:
                raise
        except ValueError:
            total += 1
    return total


def finally_after_raise(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=3 stores=4 counts=1 calls=NewException,Throw,Throw
        try:
            try:
                raise ValueError
            finally:
                total += 1
        except ValueError:
            total += 1
    return total


class Error(Exception):
    def __init__(self, code):
        self.code = code


def class_of_program(n):
    total = 0
    for i in range(n):  # loop: guards=7 polls=5 loads=1 stores=3 counts=4 lookups=DictStore,DictLoad allocations=NewTuple calls=NewException,ExceptionAttrs,Throw
        try:
            raise Error(i)
        except Error as e:
            total ^= e.code
    return total


print(no_exception(100), finally_block(100), else_block(100), raised_and_caught(100))
print(raised_with_argument(100), raised_in_callee(100), key_error({}, 100), index_error([1], 100))
print(attribute_error(Context(), 100), zero_division(100), assertion(100))
print(with_statement(100), with_made(100), with_suppress(100), stop_iteration(100))
print(raised_again(100), finally_after_raise(100), class_of_program(100))
