# Prefixes of strings in all cases, concatenation of kinds, escapes by kind, docstrings, quotes inside quotes.

def show(text):
    try:
        print(text.encode("unicode_escape").decode(), "->", ascii(eval(compile(text, "<s>", "eval"))))
    except (SyntaxError, Exception) as error:
        print(text.encode("unicode_escape").decode(), "->", type(error).__name__, ascii(str(error)))


import warnings
warnings.simplefilter("ignore")
for prefix in ("", "r", "R", "u", "U", "b", "B", "br", "Rb", "bR", "RB", "f", "F", "fr", "rF", "t", "T", "rt", "tR", "ur", "ub", "bu", "bf", "fb", "ft", "tf", "bt", "rr", "uf", "x"):
    show(prefix + r"'a\n\x41'" if "t" not in prefix.lower() else f"type({prefix}'a')")
for text in ("'a' 'b'", "'a' \"b\" '''c'''", "'a' b'b'", "b'a' b'b'", "b'a' rb'\\n'", "'a' r'\\n' u'c'", "f'{1}' 'b'", "'{' f'{1}' '}'", "b'a' f'b'", "u'a' f'{2}'", "'a'\n'b'", "('a'\n'b')", "'a' 'b' % ()", "'%s' 'x' % 1", "'a' * 2 'b'", "('a' 'b').upper()", "'a' 'b'.upper()", "'it''s'", "'a' \"'\" 'b'", "''''a'''", "'''a''''", "'''a'b''c'''", "''''''", "''", "'' ''", "\"\"\"a\"b\"\"\"", "r'\\'", "r'\\''", "r'a\\\\'", "r'\\\\\\''", "'\\", "'\\'", "'\\\\'", "'\\\n'", "r'\\\n'", "b'\\\n'", "'\\a\\b\\f\\v\\0\\07\\007\\0007'", "b'\\a\\0\\07\\377\\400'", "'\\377\\400\\777'", "'\\x41\\x4'", "'\\xg1'", "'\\u0041\\u004'", "b'\\u0041'", "'\\U00000041\\U0010ffff'", "'\\U00110000'", "'\\U0000004'", "'\\N{LATIN SMALL LETTER A}\\N{bullet}'", "'\\N{no such}'", "b'\\N{bullet}'", "r'\\N{x}'", "'\\N{DIGIT ONE'", "'\\N'", "'\\ud800'", "'\\q\\w'", "b'\u00e9'", "rb'\u00e9'", "'\u00e9'", "'\\\u00e9'", "'tab\there'", "'a\x00b'", "'\\0'", "b'\\xff\\x00'", "'\\\r\n'", "'''\r\n'''", "'a\\'b\"c'", "\"a'b\\\"c\"", "'\\8\\9'", "'\\08'", "f'\\N{bullet}{1}'", "f'\\{1}'", "f'\\x41{1}\\u0042'", "rf'\\N{1}'", "f'{1}\\'", "f'{\"\\n\"}'", "f'{'a'}'", "f'{\"'\"}'", "f'''{'''x'''}'''", "rf'{1}\\{2}'", "f'{{\\n}}'", "f'\\{{1}}'", "len('\\\n\\\n')", "'x' if 'y' 'z' else ''", "['a' 'b', 'c']", "{'a' 'b': 'c' 'd'}", "print('a' 'b', sep='' '')"):
    show(text)


def doc():
    "first" "second"
    return 1


def rdoc():
    r"raw \n doc"


def udoc():
    u"unicode"


def tdoc():
    '''
    indented
      more
    '''


def notdoc():
    ("in parentheses")
    "not this"


def bdoc():
    b"bytes"


def edoc():
    ""


def assigned():
    x = "no"


print([f.__doc__ for f in (doc, rdoc, udoc, tdoc, notdoc, bdoc, edoc, assigned)])
