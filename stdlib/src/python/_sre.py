"""Patterns and matches: what `re` is made of."""

from _sre_match import (MAXREPEAT, all as _all, ascii_iscased, ascii_tolower, run as _run, unicode_iscased,
                        unicode_tolower)

MAGIC = 20230612
CODESIZE = 4
MAXGROUPS = MAXREPEAT // 2

_FLAGS = [(2, 're.IGNORECASE'), (4, 're.LOCALE'), (8, 're.MULTILINE'), (16, 're.DOTALL'), (32, 're.UNICODE'),
          (64, 're.VERBOSE'), (128, 're.DEBUG'), (256, 're.ASCII')]
_MATCH, _FULLMATCH, _SEARCH = 0, 1, 2


def getcodesize():
    return CODESIZE


def getlower(character, flags):
    return unicode_tolower(character) if flags & 32 else ascii_tolower(character)


def compile(pattern, flags, code, groups, groupindex, indexgroup):
    p = object.__new__(Pattern)
    p.pattern = pattern
    p.flags = int(flags)
    p.groups = groups
    p._groupindex = groupindex
    p._names = indexgroup
    p._code = b''.join([int(c).to_bytes(4, 'little') for c in code])
    p._is_text = None if pattern is None else isinstance(pattern, str)
    return p


class _Template:
    __slots__ = ('parts',)

    def __init__(self, parts):
        self.parts = parts

    def expand(self, match):
        parts = self.parts
        out = [parts[0]]
        for i in range(1, len(parts), 2):
            text = match._group(parts[i])
            if text is not None:
                out.append(text)
            out.append(parts[i + 1])
        return parts[0][:0].join(out)


def template(pattern, parts):
    return _Template(parts)


class Pattern:
    __module__ = 're'
    __slots__ = ('pattern', 'flags', 'groups', '_groupindex', '_names', '_code', '_is_text', '__weakref__')

    def __new__(cls, *args, **kw):
        raise TypeError("cannot create 're.Pattern' instances")

    @property
    def groupindex(self):
        from types import MappingProxyType
        return MappingProxyType(self._groupindex)

    def __repr__(self):
        flags = self.flags
        if self._is_text and flags & (4 | 32 | 256) == 32:
            flags &= ~32
        names = [name for bit, name in _FLAGS if flags & bit]
        rest = flags & ~sum(bit for bit, _ in _FLAGS)
        if rest:
            names.append(hex(rest))
        text = repr(self.pattern)[:200]
        return f're.compile({text}, {"|".join(names)})' if names else f're.compile({text})'

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags, self.pattern, self._code) == (other.flags, other.pattern, other._code) and (
            self._is_text == other._is_text)

    def __hash__(self):
        return hash((self.flags, self.pattern, self._code))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __class_getitem__(cls, item, /):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _range(self, string, pos, endpos):
        """What is matched, as a plain string or bytes, and between which places."""
        if type(string) is not str and type(string) is not bytes:
            string = _plain(string)
        if self._is_text is not None and self._is_text != isinstance(string, str):
            if self._is_text:
                raise TypeError('cannot use a string pattern on a bytes-like object')
            raise TypeError('cannot use a bytes pattern on a string-like object')
        n = len(string)
        return string, min(max(pos, 0), n), min(max(endpos, 0), n)

    def _one(self, string, pos, endpos, kind):
        text, start, end = self._range(string, pos, endpos)
        found = _run(self._code, text, self.groups, start, end, kind, False)
        return None if found is None else _match(self, string, start, end, found)

    def match(self, string, pos=0, endpos=MAXREPEAT):
        return self._one(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=MAXREPEAT):
        return self._one(string, pos, endpos, _FULLMATCH)

    def search(self, string, pos=0, endpos=MAXREPEAT):
        return self._one(string, pos, endpos, _SEARCH)

    def finditer(self, string, pos=0, endpos=MAXREPEAT):
        return iter(self.scanner(string, pos, endpos).search, None)

    def scanner(self, string, pos=0, endpos=MAXREPEAT):
        text, start, end = self._range(string, pos, endpos)
        s = object.__new__(SRE_Scanner)
        s.pattern = self
        s._string = string
        s._text = text
        s._start = s._at = start
        s._end = end
        s._must_advance = False
        return s

    def findall(self, string, pos=0, endpos=MAXREPEAT):
        string, start, end = self._range(string, pos, endpos)
        found = _all(self._code, string, self.groups, start, end, 0)
        if self.groups == 0:
            return [string[f[1]:f[2]] for f in found]
        empty = string[:0]
        if self.groups == 1:
            return [string[f[3]:f[4]] if f[3] >= 0 else empty for f in found]
        places = range(3, 2 * self.groups + 3, 2)
        return [tuple([string[f[i]:f[i + 1]] if f[i] >= 0 else empty for i in places]) for f in found]

    def split(self, string, maxsplit=0):
        string, start, end = self._range(string, 0, MAXREPEAT)
        if maxsplit < 0:
            return [string]
        out = []
        at = 0
        for f in _all(self._code, string, self.groups, start, end, maxsplit):
            out.append(string[at:f[1]])
            for i in range(3, 2 * self.groups + 3, 2):
                out.append(string[f[i]:f[i + 1]] if f[i] >= 0 else None)
            at = f[2]
        out.append(string[at:])
        return out

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        original = string
        string, start, end = self._range(string, 0, MAXREPEAT)
        if callable(repl):
            expand = repl
        else:
            if isinstance(repl, str):
                literal = '\\' not in repl
            else:
                literal = b'\\' not in repl
            expand = None
            if not literal:
                from re import _compile_template
                made = _compile_template(self, repl)
                expand = made.expand
                if len(made.parts) == 1:
                    repl, expand = made.parts[0], None
        if count < 0:
            return string, 0
        out = []
        at = n = 0
        if expand is None:
            for f in _all(self._code, string, self.groups, start, end, count):
                out.append(string[at:f[1]])
                out.append(repl)
                at = f[2]
                n += 1
        else:
            scan = self.scanner(original).search
            while (count == 0 or n < count) and (m := scan()) is not None:
                found = m._found
                out.append(string[at:found[1]])
                text = expand(m)
                if text is not None:
                    out.append(text)
                at = found[2]
                n += 1
        if not n:
            return string, 0
        out.append(string[at:])
        return string[:0].join(out), n


def _plain(string):
    """Text or the bytes of a buffer as a str or bytes, not as an instance of a subclass: so is what is cut out of it."""
    if isinstance(string, str):
        return str.__getitem__(string, slice(None))
    try:
        return bytes(memoryview(string))
    except TypeError:
        raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'") from None


class SRE_Scanner:
    __module__ = '_sre'
    __slots__ = ('pattern', '_string', '_text', '_start', '_at', '_end', '_must_advance')

    def _next(self, kind):
        if self._at is None:
            return None
        p = self.pattern
        found = _run(p._code, self._text, p.groups, self._at, self._end, kind, self._must_advance)
        if found is None:
            self._at = None
            return None
        self._must_advance = found[1] == found[2]
        start, self._at = self._at, found[2]
        return _match(p, self._string, self._start, self._end, found)

    def match(self):
        return self._next(_MATCH)

    def search(self):
        return self._next(_SEARCH)


def _match(pattern, string, pos, endpos, found):
    m = object.__new__(Match)
    m.re = pattern
    m.string = string
    m.pos = pos
    m.endpos = endpos
    m._found = found
    return m


class Match:
    __module__ = 're'
    __slots__ = ('re', 'string', 'pos', 'endpos', '_found')

    def __new__(cls, *args, **kw):
        raise TypeError("cannot create 're.Match' instances")

    def _index(self, group):
        if isinstance(group, int):
            i = group
        elif hasattr(type(group), '__index__'):
            i = type(group).__index__(group)
        else:
            i = self.re._groupindex.get(group, -1)
        if not 0 <= i <= self.re.groups:
            raise IndexError('no such group')
        return 2 * i + 1

    def _group(self, group, default=None):
        i = self._index(group)
        start = self._found[i]
        if start < 0:
            return default
        string = self.string
        if type(string) is not str and type(string) is not bytes:
            string = _plain(string)
        return string[start:self._found[i + 1]]

    def group(self, *groups):
        if len(groups) == 1:
            return self._group(groups[0])
        if not groups:
            return self._group(0)
        return tuple([self._group(g) for g in groups])

    def __getitem__(self, group, /):
        return self._group(group)

    def groups(self, default=None):
        return tuple([self._group(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._group(i, default) for name, i in self.re._groupindex.items()}

    def start(self, group=0, /):
        return self._found[self._index(group)]

    def end(self, group=0, /):
        return self._found[self._index(group) + 1]

    def span(self, group=0, /):
        i = self._index(group)
        return self._found[i], self._found[i + 1]

    def expand(self, template):
        from re import _compile_template
        return _compile_template(self.re, template).expand(self)

    @property
    def lastindex(self):
        return self._found[0] or None

    @property
    def lastgroup(self):
        i = self._found[0]
        return self.re._names[i] if i else None

    @property
    def regs(self):
        f = self._found
        return tuple([(f[i], f[i + 1]) for i in range(1, len(f), 2)])

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __class_getitem__(cls, item, /):
        from types import GenericAlias
        return GenericAlias(cls, item)
