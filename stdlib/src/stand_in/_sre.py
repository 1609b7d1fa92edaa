"""Stand-in until the native `_sre` is there: patterns compile, but do not match."""

MAGIC = 20230612
CODESIZE = 4
MAXREPEAT = (1 << 32) - 1
MAXGROUPS = 1 << 30


def getlower(ch, flags):
    return ord(chr(ch).lower()) if len(chr(ch).lower()) == 1 else ch


def _ascii_lower(ch):
    return ch + 32 if 65 <= ch <= 90 else ch


ascii_tolower = _ascii_lower


def unicode_tolower(ch):
    return getlower(ch, 0)


def ascii_iscased(ch):
    return ch < 128 and chr(ch).isalpha()


def unicode_iscased(ch):
    return chr(ch).lower() != chr(ch).upper()


class Pattern:
    def __init__(self, pattern, flags, groups, groupindex):
        self.pattern, self.flags, self.groups, self.groupindex = pattern, flags, groups, groupindex

    def _unsupported(self, *args, **kwargs):
        raise NotImplementedError("regular expressions do not match yet")

    def match(self, text, *args):
        # `re` asks what class matches are of.
        return Match() if self.pattern == "" == text else self._unsupported()

    fullmatch = search = sub = subn = split = findall = finditer = scanner = _unsupported


class Match:
    pass


def compile(pattern, flags, code, groups, groupindex, indexgroup):
    return Pattern(pattern, flags, groups, groupindex)


def template(pattern, template):
    return template
