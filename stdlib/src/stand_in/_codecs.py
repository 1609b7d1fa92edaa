"""Stand-in until the native `_codecs` is there: what `codecs` needs to be imported, by the methods of `str` and `bytes`."""

_functions = []
_cache = {}
_errors = {}


def register(search_function, /):
    _functions.append(search_function)


def unregister(search_function, /):
    _functions.remove(search_function)


def lookup(encoding, /):
    name = encoding.lower().replace(" ", "_")
    if name not in _cache:
        if not _functions:
            import encodings
        for f in _functions:
            if (found := f(name)) is not None:
                _cache[name] = found
                break
        else:
            raise LookupError(f"unknown encoding: {encoding}")
    return _cache[name]


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def _strict(e):
    raise e


def _ignore(e):
    return "", e.end


def _replace(e):
    return ("?" if isinstance(e, UnicodeEncodeError) else "\ufffd") * (e.end - e.start), e.end


def register_error(name, handler, /):
    _errors[name] = handler


def lookup_error(name, /):
    try:
        return _errors[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


for _name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape",
              "surrogatepass"):
    _errors[_name] = {"ignore": _ignore, "replace": _replace}.get(_name, _strict)


def _pair(encoding):
    def encode(text, errors="strict", *rest):
        return text.encode(encoding, errors or "strict"), len(text)

    def decode(data, errors="strict", final=False):
        return bytes(data).decode(encoding, errors or "strict"), len(data)

    return encode, decode


utf_8_encode, utf_8_decode = _pair("utf-8")
ascii_encode, ascii_decode = _pair("ascii")
latin_1_encode, latin_1_decode = _pair("latin-1")
utf_16_encode, utf_16_decode = _pair("utf-16")
utf_16_le_encode, utf_16_le_decode = _pair("utf-16-le")
utf_16_be_encode, utf_16_be_decode = _pair("utf-16-be")
utf_32_encode, utf_32_decode = _pair("utf-32")
