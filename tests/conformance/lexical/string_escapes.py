# Escapes in string literals.
print(ascii("\a\b\f\n\r\t\v\\\'\""))
print(ascii("\0 \01 \012 \0123 \7 \377"[:8]))
print(ascii("\x41\x7f\xff \u0041\u20ac \U0001F600 \N{DIGIT ONE}\N{LATIN SMALL LETTER E WITH ACUTE}"))
print("a\
b", 'c\
d')
print(len("""a
b\
c"""), repr('''it's "x"'''), repr("""\""""), repr('\''))
print(repr(r"\n\x"), repr(R'\''), repr(r"a\
b"), repr(r"\\"), len(r"\""))
print("a" "b" 'c' """d""" r"\e" "\x41")
print(repr("\
"), ascii("\ud800"), len("\U0010ffff"))
print("tab\there", repr("\N{BULLET}"), "\N{latin small letter a}", "\N{EM DASH}")


def compiles(text):
    try:
        print(ascii(text), "->", ascii(eval(text)))
    except SyntaxError as e:
        print(ascii(text), "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


for text in [r"'\x'", r"'\x4'", r"'\xg0'", r"'\u12'", r"'\u123g'", r"'\U0011ffff'", r"'\U1234'", r"'\N'", r"'\N{'", r"'\N{}'",
             r"'\N{no such name}'", r"'ab\x'", r"b'\x'", r"b'\xg'", r"b'\x4'", r"b'a\x4g'", "'abc", '"abc', "'''abc", '"""abc\n\n',
             "'a\nb'", "b'\xe9'", "rb'\xe9'", "'\\", "'a' b'b'", "b'a' 'b'", "f'a' b'c'", "ub'a'", "bu'a'", "ur'a'", "fb'a'",
             r"'\N{DIGIT ONE'", r"'\N DIGIT'", r"r'\N{x}'", "R'a'", "Rb'a'", "bR'a'", "BR'a'", "u'x'", "U'x'", "fr'{1}'", "rF'{1}'"]:
    compiles(text)
