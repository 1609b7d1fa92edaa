# find, rfind, index, rindex, count and replace with all kinds of bounds and empty needles.

text = "abracadabra"
for method in ("find", "rfind", "index", "rindex", "count"):
    out = []
    for args in (("a",), ("abra",), ("a", 1), ("a", -4), ("a", 2, 5), ("a", None, 3), ("a", 5, None), ("",), ("", 5), ("", 11), ("", 12), ("", 3, 2), ("z",), ("a", 100), ("a", -100), ("a", -1, -3), ("ra", 2, 4), ("ra", 2, 3), ("a", 10**30), ("a", -10**30, 10**30), ("abracadabra",), ("abracadabrax",), ("a", True)):
        try:
            out.append(getattr(text, method)(*args))
        except ValueError as error:
            out.append(str(error))
    print(method, out)
    for args in ((), (5,), (None,), (b"a",), ("a", "b"), ("a", 1.5), ("a", 1, 2, 3)):
        try:
            getattr(text, method)(*args)
        except TypeError as error:
            print(" ", error)


class Index:
    def __index__(self):
        return 3


print(text.find("a", Index()), text.count("a", Index(), Index()))
for args in (("a", "X"), ("a", "X", 2), ("a", "X", 0), ("a", "X", -1), ("", "-"), ("", "-", 3), ("abra", ""), ("z", "X"), ("a", "aa"), ("abracadabra", "x"), ("a", "\u20ac", 1), ("aa", "b")):
    print(args, ascii(text.replace(*args)))
for args in ((), ("a",), (5, "a"), ("a", None), ("a", "b", "c"), ("a", "b", 1.5), ("a", "b", 1, 2)):
    try:
        text.replace(*args)
    except TypeError as error:
        print(error)
print(text.replace("a", "b", count=2), "".replace("", "x"), "".replace("", "x", 0), "aaa".replace("aa", "b"), text.replace("a", "a") == text)
for needle in ("aab", "ab" * 20 + "c", "\u00e9", "\U0001f600", "a\u20ac"):
    hay = "ab" * 50 + needle + "ab" * 50 + needle
    print(hay.find(needle), hay.rfind(needle), hay.count(needle), needle in hay, hay.find(needle + "z"), len(hay.replace(needle, "")))
print("aaaa".count("aa"), "x" in "", "" in "", "abc".__contains__("b"))
try:
    5 in "abc"
except TypeError as error:
    print(error)
