# translate, maketrans, casefold, expandtabs, splitlines, partition, removeprefix and their odd arguments.

def attempt(text):
    try:
        print(text, "->", ascii(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, ascii(str(error)))


class Table:
    def __getitem__(self, key):
        if key == 97:
            return "AAA"
        if key == 98:
            return None
        if key == 99:
            return 0x20ac
        if key == 100:
            raise KeyError(key)
        raise LookupError(key)


class Raises:
    def __getitem__(self, key):
        raise ValueError("in table")


class Index:
    def __getitem__(self, key):
        return 5.5


for text in ("'abcde'.translate(Table())", "'a'.translate(Raises())", "'a'.translate(Index())", "'abc'.translate({97: 'x', 98: None})", "'abc'.translate({97: 0x110000})", "'abc'.translate({'a': 'x'})", "'abc'.translate([None] * 97 + ['Z'])", "'abc'.translate(5)", "'abc'.translate()", "'\u00e9a'.translate({0xe9: 'e'})", "str.maketrans('ab', 'xy')", "str.maketrans('ab', 'xy', 'c')", "str.maketrans({'a': 1, 98: 'c'})", "str.maketrans('ab', 'x')", "str.maketrans({'ab': 1})", "str.maketrans({1.5: 1})", "str.maketrans('a')", "str.maketrans('a', 5)", "str.maketrans('a', 'b', 5)", "'abcabc'.translate(str.maketrans('ab', 'ba', 'c'))",
             "'Stra\u00dfe'.casefold()", "'\u0130'.lower()", "'\ufb01'.upper()", "'\u01c6'.title()", "'\u0345'.casefold()", "'they\\'re'.title()", "'\u03a3\u03a3'.lower()", "'aB1'.swapcase()", "'\u00dfx'.capitalize()",
             "'a\\tb\\t'.expandtabs(4)", "'ab\\tc'.expandtabs(0)", "'\\t'.expandtabs(-1)", "'a\\n\\tb'.expandtabs()", "'a\\tb'.expandtabs('x')", "'a\\rb\\tc'.expandtabs(4)", "'\\t'.expandtabs(tabsize=2)", "'\\t\\t'.expandtabs(10**18)",
             "'a\\nb\\r\\nc\\rd\\x0be\\x0cf\\x1cg\\x85h\u2028i'.splitlines()", "'a\\n\\nb\\n'.splitlines(True)", "''.splitlines()", "'\\n'.splitlines()", "'a'.splitlines(keepends=1)", "'a'.splitlines(2, 3)", "'a'.splitlines('x')",
             "'a-b-c'.partition('-')", "'a-b-c'.rpartition('-')", "'abc'.partition('x')", "'abc'.rpartition('x')", "'abc'.partition('')", "'abc'.partition(5)", "''.partition('a')", "'prefix'.removeprefix('pre')", "'prefix'.removesuffix('fix')", "'aa'.removeprefix('aaa')", "'a'.removeprefix('')", "'a'.removeprefix(5)", "'a'.removesuffix()",
             "'abc'.startswith(('x', 'a'))", "'abc'.startswith(())", "'abc'.startswith(('x', 5))", "'abc'.startswith(['a'])", "'abc'.endswith('c', 1, 3)", "'abc'.startswith('', 3)", "'abc'.startswith('', 4)", "'abc'.endswith('bc', -2)", "'abc'.startswith('b', 1.0)", "'abc'.startswith()",
             "'a,b,,c'.split(',', 2)", "' a  b '.split()", "' a  b '.split(None, 1)", "'a b'.rsplit(None, 1)", "'abc'.split('')", "'abc'.split(5)", "''.split()", "''.split(',')", "'a,b'.split(sep=',', maxsplit=0)", "'a,b,c'.rsplit(',', 1)", "'a\u2003b\u00a0c'.split()", "'a,b'.split(',', 'x')", "','.join(5)", "','.join(['a', 5])", "','.join([b'a'])", "','.join('abc')", "','.join({'a': 1})", "''.join(x for x in 'ab')", "','.join()", "'ab'.join([])"):
    attempt(text)
