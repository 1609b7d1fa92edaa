# Names: which characters, normal forms, keywords.
import warnings

warnings.simplefilter("ignore")


def report(source):
    try:
        print(ascii(source), "=", ascii(eval(source)))
    except SyntaxError as e:
        print(ascii(source), "|", e.msg, e.lineno, e.offset)
    except Exception as e:
        print(ascii(source), "|", type(e).__name__, e)


for source in (
    '\xe9',
    "exec('\xe9 = 1') or 1",
    '(lambda \xe9: \xe9)(1)',
    '(lambda \u212b: \xc5)(2)',
    '(lambda \ufb01: fi)(3)',
    '(lambda x\u0301: x\u0301)(4)',
    '(lambda \u03c0: \u03c0)(5)',
    '(lambda \u53d8\u91cf: \u53d8\u91cf)(6)',
    '(lambda \xaa: a)(7)',
    '(lambda \U0001d4d0: A)(8)',
    '(lambda _: _)(9)',
    '(lambda __a: __a)(1)',
    '(lambda a1: a1)(1)',
    '(lambda a\xb7b: 1)(1)',
    '(lambda \u2118: 1)(1)',
    '(lambda \xb5: \u03bc)(1)',
    'a\xb2',
    '\xb2a',
    'a$',
    'a?',
    '\u20ac',
    'a\u20ac',
    '\u2070',
    'x\u200b',
    '\xa0',
    '1\xa0+1',
    'x\u3000',
    '\u201cq\u201d',
    '\u2018q\u2019',
    'a\u2013b',
    '\xd7',
    '2\xd73',
    '\U0001f600',
    'a\U0001f600',
    '\x01',
    'a\x01',
    '\x7f',
    '\ufeff1',
    '1\ufeff',
    'None',
    'True',
    'False',
    'none',
    'true',
    'print',
    'match',
    'case',
    'type',
    '_',
    '(lambda match: match)(1)',
    '(lambda case, type, _: case)(1, 2, 3)',
    '(lambda soft: 1)(0)',
    'if',
    'else',
    'lambda',
    'async',
    'await',
    'nonlocal',
    '__debug__',
    '(lambda __debug__: 1)(1)',
    '(lambda None: 1)(1)',
    '(lambda if: 1)(1)',
    'dict(\xe9=1)',
    'dict(\u212b=1)',
    "dict(**{'\u212b': 1})",
    "type('\u212b', (), {}).__name__",
    "getattr(type('X', (), {'\xc5': 5}), '\u212b', 'no')",
    "eval('\u212b', {'\xc5': 6})",
    "'\u212b'.isidentifier()",
    "'a b'.isidentifier()",
    "'1a'.isidentifier()",
    "''.isidentifier()",
    "'if'.isidentifier()",
    "'\xb7'.isidentifier()",
    "'a\xb7'.isidentifier()",
):
    report(source)
