# Displays: what is evaluated when, and what duplicates do.
log = []


def t(v):
    log.append(v)
    return v


def show(v):
    print(v, log)
    log.clear()


show([t(1), t(2), *[t(3)], t(4)])
show({t(1): t("a"), t(2): t("b")})
show({t(1): t("a"), t(1): t("b"), 1.0: t("c"), True: t("d")})
show({t(1), t(1.0), t(True), t(2)})
show((t(1), *(t(2), t(3)), t(4)))
show({**{t(1): t(2)}, t(3): t(4), **{t(1): t(5)}})
show([[t(1)], [t(2), [t(3)]]])
print({0: "a", False: "b"}, {1: "a", True: "b", 1.0: "c"}, {0.0: 1, -0.0: 2}, {"a": 1, "a": 2})


class H:
    def __init__(self, n, h):
        self.n, self.h = n, h

    def __hash__(self):
        log.append(f"hash {self.n}")
        return self.h

    def __eq__(self, o):
        log.append(f"{self.n}=={o.n}")
        return self.h == o.h

    def __repr__(self):
        return self.n


a, b, c = H("a", 1), H("b", 1), H("c", 2)
show({a, b, c})
show({a: 1, b: 2, c: 3})
show({a: 1}[b])
show(b in {a})
show([k for k in {a: 1, b: 2}])
for text in ["{[]}", "{[]: 1}", "{{}: 1}", "{**5}", "{**None}", "[*5]", "(*None,)", "{*5}", "{(1, []): 2}", "{1: {}[2]}", "[1, 2, 3 / 0]", "{set()}", "{frozenset()}", "{slice(1): 1}", "{1: 2, **[(3, 4)]}"]:
    try:
        show((text, eval(text)))
    except Exception as e:
        show((text, type(e).__name__, str(e)))
