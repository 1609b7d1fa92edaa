# Which overrides of dict subclasses C code asks, and which it does not.
log = []
class D(dict):
    def __getitem__(self, key):
        log.append(("getitem", key))
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        log.append(("setitem", key))
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        log.append(("delitem", key))
        dict.__delitem__(self, key)

    def __contains__(self, key):
        log.append(("contains", key))
        return dict.__contains__(self, key)

    def __len__(self):
        log.append("len")
        return dict.__len__(self)

    def __iter__(self):
        log.append("iter")
        return dict.__iter__(self)

    def keys(self):
        log.append("keys")
        return dict.keys(self)

    def get(self, *args):
        log.append("get")
        return dict.get(self, *args)

    def __missing__(self, key):
        log.append(("missing", key))
        return 0

    def update(self, *args):
        log.append("update")

    def __eq__(self, other):
        log.append("eq")
        return dict.__eq__(self, other)

    def __bool__(self):
        log.append("bool")
        return True

def say(what):
    print(what, log)
    log.clear()

d = D(a=1, b=2)
say(d["a"])
say(d["z"])
say(d.setdefault("c", 3))
say(d.pop("c"))
say(dict(d))
say({**d})
say((lambda **k: k)(**d))
say(d.copy())
say({} | d)
say("{a} {b}".format(**d))
say("{a}".format_map(d))
say("%(a)s" % d)
say(list(d))
say(sorted(d))
say("a" in d)
say(len(d))
say(bool(d))
say(d == {"a": 1, "b": 2})
say({"a": 1, "b": 2} == d)
say(list(d.items()))
say(d.popitem())
d |= {"q": 1}
say(dict.__len__(d))
d.clear()
say(dict.__repr__(d))
x = {}
x.update(D(k=1))
say(x)
try:
    str.maketrans(D({97: "x"}))
except TypeError as error:
    say(error)
say("abc".translate(D({97: "x", 98: None})))
exec("y = 1", D(), d)
say(dict.__repr__(d))
say(eval("y", {"__builtins__": {}}, d))
try:
    eval("nothing", {"__builtins__": {}}, d)
except NameError as error:
    say(error)
else:
    say("missing was asked")
class NS(dict):
    def __missing__(self, key):
        return key.upper()

say(eval("abc + zed", {}, NS()))
say(list(zip(d, d)))
say(repr(d))
say({d["y"]: 1 for _ in [0]})
match {"a": 1}:
    case {"a": 1}:
        say("plain")
