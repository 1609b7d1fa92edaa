# with inside try inside with: the order of exits and finally clauses when something is raised at each place.

log = []


class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append(f"+{self.name}")

    def __exit__(self, t, v, tb):
        log.append(f"-{self.name}:{t.__name__ if t else ''}")
        return self.swallow


def run(where, swallow=""):
    log.clear()

    def at(place):
        log.append(place)
        if place == where:
            raise KeyError(place)
    try:
        with CM("a", "a" in swallow):
            at("1")
            try:
                with CM("b", "b" in swallow), CM("c", "c" in swallow):
                    at("2")
                at("3")
            except ValueError:
                at("never")
            else:
                at("4")
            finally:
                with CM("d"):
                    at("5")
            at("6")
    except KeyError as e:
        log.append(f"caught {e}")
    return " ".join(log)


for where in ("", "1", "2", "3", "4", "5", "6"):
    for swallow in ("", "a", "b", "c", "bc"):
        print(where or "none", swallow or "-", "|", run(where, swallow))
