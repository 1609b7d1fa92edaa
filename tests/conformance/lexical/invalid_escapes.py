# Escapes that mean nothing: a warning that can become an error.
import warnings


def compiles(text, action="always"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter(action)
        try:
            print(ascii(text), "->", ascii(eval(compile(text, "<s>", "eval"))))
        except SyntaxError as e:
            print(ascii(text), "->", type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset)
    for w in seen:
        print("   ", w.category.__name__, w.message, w.filename, w.lineno)


for text in [r"'\d'", r"'\ '", r"'a\d\e'", r"b'\d'", r"'\8'", r"'\9'", r"'\400'", r"'\777'", r"b'\400'", r"'\377'", r"f'\d{1}'", r"f'{1}\d'",
             "'''\n\n\\d'''", r"r'\d'", r"('\w'" "\n" r"'\q')", r"'\x41\z'", r"'\N'"]:
    compiles(text)
for text in [r"'\d'", r"'ab\d'", r"b'a\q'", r"'\400'", r"b'\777'", "'''\n\n \\d'''", "(1,\n '\\w')"]:
    compiles(text, "error")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for text in ["0x1for x in [1]", "[0x1for x in [1]]", "1if 1else 2", "[1or 2, 1in [1], 1is 1, 1and 0, 1.5if 1else 0]", "0b1or 1", "1jif 1else 3"]:
        try:
            print(text, "->", eval(text))
        except SyntaxError as e:
            print(text, "->", e.msg, e.offset)
for w in seen:
    print(w.category.__name__, w.message)
