"""How format strings fall into parts, for `string.Formatter`."""


def formatter_parser(text, /):
    """(literal, field name, format spec, conversion) for each replacement field, and for the text behind the last one."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parts(text)


def _parts(text):
    at, n = 0, len(text)
    while at < n:
        literal = []
        field = False
        while at < n:
            c = text[at]
            at += 1
            if c not in "{}":
                literal.append(c)
                continue
            if at < n and text[at] == c:
                literal.append(c)
                at += 1
                break
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if at == n:
                raise ValueError("Single '{' encountered in format string")
            field = True
            break
        if not field:
            yield "".join(literal), None, None, None
            continue
        name, spec, conversion, at = _field(text, at)
        yield "".join(literal), name, spec, conversion


def _field(text, at):
    """The field behind an opening brace, and where the text goes on."""
    start, depth, n = at, 1, len(text)
    brackets = False
    name_end = None
    while at < n:
        c = text[at]
        if name_end is None and c == "[":
            brackets = True
        elif name_end is None and c == "]":
            brackets = False
        elif brackets and name_end is None:
            pass
        elif c == "{":
            if name_end is None:
                raise ValueError("unexpected '{' in field name")
            depth += 1
        elif c == "}":
            depth -= 1
            if not depth:
                break
        elif c in ":!" and name_end is None:
            name_end = at
        at += 1
    else:
        raise ValueError("expected '}' before end of string")
    end = at
    if name_end is None:
        return text[start:end], "", None, end + 1
    name, conversion, spec = text[start:name_end], None, ""
    rest = name_end
    if text[rest] == "!":
        rest += 1
        if rest >= end:
            raise ValueError("unmatched '{' in format spec" if rest > end else "end of string while looking for conversion specifier")
        conversion = text[rest]
        rest += 1
        if rest < end and text[rest] != ":":
            raise ValueError("expected ':' after conversion specifier")
    if rest < end:
        spec = text[rest + 1:end]
    return name, spec, conversion, end + 1


def formatter_field_name_split(name, /):
    """The first part of a field name, and (is attribute, name or index) for the others."""
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    at = min((i for i in (name.find("."), name.find("[")) if i >= 0), default=len(name))
    return _index(name[:at]), _rest(name, at)


def _index(text):
    return int(text) if text.isdecimal() and text.isascii() else text


def _rest(name, at):
    while at < len(name):
        if name[at] == ".":
            ends = [i for i in (name.find(".", at + 1), name.find("[", at + 1)) if i >= 0]
            end = min(ends, default=len(name))
            part, is_attribute = name[at + 1:end], True
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part, is_attribute = name[at + 1:end], False
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        yield is_attribute, part if is_attribute else _index(part)
        at = end
