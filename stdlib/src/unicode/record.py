"""Writes the table of character properties that `unicodedata` is made of, from the `unicodedata` of the Python that runs this:

    python3.14 record.py > properties.txt

Sections begin with a line in brackets. Code points are hexadecimal, runs are `first last`. [records] has the distinct combinations of
category, bidirectional class, combining class, mirrored and width, by whose numbers the runs refer to them.
"""
import sys
import unicodedata
from fractions import Fraction

LAST = 0x10FFFF


def runs(values):
    start = 0
    for i in range(1, LAST + 2):
        if i > LAST or values[i] != values[start]:
            if values[start] is not None:
                yield start, i - 1, values[start]
            start = i


def record(u, c):
    return u.category(c), u.bidirectional(c) or "-", u.combining(c), u.mirrored(c), u.east_asian_width(c)


def number(u, c):
    n = u.numeric(c, None)
    if n is None:
        return None
    f = Fraction(n).limit_denominator(1000)
    return str(u.decimal(c, "-")), str(u.digit(c, "-")), str(f)


def is_hangul(i):
    return 0xAC00 <= i <= 0xD7A3


def decomposition(u, i, c):
    d = u.decomposition(c)
    if not d or is_hangul(i):
        return None
    # Composites that are never made again are marked.
    excluded = "" if d.startswith("<") or u.normalize("NFC", c) == c else "! "
    return excluded + d


def main():
    new, old, numbers, lines = unicodedata, unicodedata.ucd_3_2_0, {}, []
    chars = [chr(i) for i in range(LAST + 1)]
    for u, suffix in ((new, ""), (old, " 3.2")):
        ids = [numbers.setdefault(record(u, c), len(numbers)) for c in chars]
        lines.append(f"[runs{suffix}]")
        lines += [f"{a:X} {b:X} {n}" if a != b else f"{a:X} {n}" for a, b, n in runs(ids)]
    lines.append("[numbers]")
    lines += [f"{i:X} {' '.join(n)}" for i, c in enumerate(chars) if (n := number(new, c))]
    lines.append("[decompositions]")
    lines += [f"{i:X} {d}" for i, c in enumerate(chars) if (d := decomposition(new, i, c))]
    # What the old version had, where it is another; characters that it did not know have none of it.
    known = [(i, c) for i, c in enumerate(chars) if old.category(c) != "Cn"]
    lines.append("[numbers 3.2]")
    for i, c in known:
        if (n := number(old, c)) != number(new, c):
            lines.append(f"{i:X} {' '.join(n) if n else ''}".rstrip())
    lines.append("[decompositions 3.2]")
    lines += [f"{i:X} {d or ''}".rstrip() for i, c in known if (d := decomposition(old, i, c)) != decomposition(new, i, c)]
    print(f"[version]\n{new.unidata_version} {old.unidata_version}\n[records]")
    for r in numbers:
        print(*r)
    print("\n".join(lines))


main()
