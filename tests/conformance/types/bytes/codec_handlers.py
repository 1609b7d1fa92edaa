# Error handlers that programs register, and what they may give back.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import codecs
calls = []
def handler(result):
    def handle(error):
        calls.append((type(error).__name__, error.encoding, error.start, error.end, error.reason))
        if isinstance(result, BaseException):
            raise result
        return result
    return handle

results = {"text": ("?", 3), "back": ("<", -1), "same": ("", 2), "bytes": (b"\x00!", 3), "none": None, "list": ["?", 3], "one": ("?",), "bad_type": (5, 3), "far": ("x", 99), "very_back": ("x", -99), "str_pos": ("x", "3"), "raise": KeyError("mine"), "unencodable": ("é", 3), "three": ("a", 1, 2)}
for name, result in results.items():
    codecs.register_error("test." + name, handler(result))
for name in results:
    for action in (lambda: "ab€cd".encode("ascii", "test." + name), lambda: b"ab\xffcd".decode("ascii", "test." + name), lambda: b"ab\xffcd".decode("utf-8", "test." + name), lambda: "ab\ud800cd".encode("utf-8", "test." + name)):
        if name in ("back", "very_back", "same", "unencodable"):
            break
        check(action)
print(calls[:4], len(calls))
check(lambda: "a€".encode("ascii", "test.unencodable"))
check(codecs.register_error, "x", 5)
check(codecs.register_error, 5, len)
check(codecs.lookup_error, "test.nothing")
check(codecs.lookup_error, 5)
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
    f = codecs.lookup_error(name)
    for error in (UnicodeEncodeError("ascii", "aé€😀\udc80b", 1, 5, "why"), UnicodeDecodeError("utf-8", b"a\xff\xfeb", 1, 3, "why"), UnicodeTranslateError("aéb", 1, 2, "why"), ValueError("v"), 5):
        try:
            print(name, ascii(f(error)))
        except BaseException as raised:
            print(name, type(raised).__name__, ascii(str(raised)))
