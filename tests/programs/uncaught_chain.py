# Uncaught chained exceptions: the cause and the context are printed with their own tracebacks.


class ConfigError(Exception):
    pass


def parse(text):
    return int(text)


def load(items):
    out = []
    for k, v in items:
        try:
            out.append((k, parse(v)))
        except ValueError as e:
            raise ConfigError(f"bad value for {k!r}") from e
    return out


def main():
    print(load([("a", "1"), ("b", "2")]))
    try:
        load([("a", "1"), ("c", "x")])
    except ConfigError:
        {}["fallback"]


main()
