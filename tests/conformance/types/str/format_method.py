# str.format: fields, attributes, items, nested specs, conversions, errors.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class A:
    x = 5
    y = {"k": [1, 2]}

    def __format__(self, spec):
        return f"<{spec}>"

    def __getitem__(self, key):
        return repr(key)

class Bad:
    def __format__(self, spec):
        return 5

class NoSpec:
    pass

a = A()
shows("""
"{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0} {a} {0}".format(1, a=2), "{{}} {{{}}}".format(1), "".format(1), "{0.x} {0.y[k][1]} {0[k]} {0[1]} {0[-1]} {0[ a b]}".format(a), "{0[]}".format({"": 1}) if False else 0
"{:5}|{:<5}|{:^5}|{:>5}|{:*^5}|{:05d}|{:.2f}|{:x}|{:,}".format(1, "a", "b", "c", "d", 5, 1.555, 255, 1234), "{!r:>6}|{!s:^6}|{!a}".format("a", 1, "é"), "{:{}}|{:{w}.{p}}|{:{}{}}".format(1, 4, 1.23456, 2, ">", 5, w=8, p=3), "{0:{0}}".format(5), "{:a{}b}".format(a, 1)
"{}".format(a), "{:spec: x}".format(a), "{0:{{}}}".format(a) if False else 0, "{:%Y-%m}".format(a), "{a.x:{b}}".format(a=a, b=4)
"{}".format()
"{1}".format(0)
"{a}".format(1)
"{0} {}".format(1, 2)
"{} {0}".format(1, 2)
"{".format()
"}".format()
"{0".format(1)
"{0!}".format(1)
"{0!x}".format(1)
"{0!rr}".format(1)
"{!}".format(1)
"{0:{1:{2}}}".format(1, 2, 3)
"{0:{".format(1)
"{0:{}".format(1)
"{0.}".format(1)
"{0[}".format(1)
"{0[]}".format([1])
"{0[a}".format([1])
"{0[0]x}".format([1])
"{0..x}".format(1)
"{0.foo}".format(1)
"{0[5]}".format([1])
"{0[a]}".format([1])
"{0[a]}".format({"b": 1})
"{0[-1]}".format([1])
"{-1}".format(1)
"{ 0}".format(1)
"{0 }".format(1)
"{01}".format(1, 2), "{00}".format(7)
"{99999999999999999999}".format(1)
"{0[99999999999999999999]}".format([1])
"{.x}".format(a), "{[k]}".format(a), "{!r}".format("x"), "{:}".format("x"), "{!s:}".format(5)
"{.x} {0}".format(a)
"{:d}".format("a")
"{:s}".format(5)
"{:5}".format(None)
"{:5}".format([1])
"{:x}".format(NoSpec())
"{:}".format(None), "{}".format([1]), "{}".format(NotImplemented)
"{}".format(Bad())
"{:abc}".format(5)
"{:10s}|{:=5}".format("a", "b")
"{:+}".format("a")
"{:,}".format("a")
"{: }".format("a")
"{:#}".format("a")
"{:05}|{:<05}|{:.2}|{:5.1}|{:é<4}".format("a", "b", "abc", "abc", "d")
"{:z}".format("a")
"{:_}".format("a")
"{:.-1}".format("a")
format("a", "<<<"), format("abc", "=<5") if False else 0
format("abc", ">>>")
"{a b}".format(**{"a b": 1}), "{!r}".format(*[1]), "{0}{1}".format(*"ab"), "{a!r:{w}}".format(a="x", w=5)
"{:{}{}}".format("x", ">")
str.format("{}", 1)
str.format()
str.format(1)
"{}{}".format_map({"a": 1})
"{a}".format_map({"a": 1}), "{a.real}".format_map({"a": 5}), "".format_map(5), "{0}".format_map({"0": 1}) if False else 0
"{a}".format_map({})
"{a}".format_map(5)
"{0}".format_map([1])
"{a}".format_map()
"{}".format_map({"": 5})
""")
class D(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def __getitem__(self, key):
        return "item " + key if key == "z" else dict.__getitem__(self, key)

print("{a} {z}".format_map(D(a=1)), "%(a)s %(z)s %(q)s" % D(a=1, q=2), "{q}".format_map(D()))
