# Exceptions left uncaught: raised while handling another in a class body, several arguments, raised again in finally.


class Two(Exception):
    pass


def handler():
    try:
        raise KeyError("missing key")
    except KeyError:
        class Broken:
            field = [][1]


try:
    handler()
except IndexError as e:
    err = e
print(repr(err), repr(err.__context__))
try:
    raise err
finally:
    raise Two(1, "b")
