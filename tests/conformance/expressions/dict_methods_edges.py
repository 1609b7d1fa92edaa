# Methods of dicts: results and errors.

d = {'a': 1, 'b': 2}


def show(text):
    try:
        print(repr(text), "->", repr(eval(text, globals())))
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in [
    "d.get('z')",
    "d.get('z', 5)",
    'd.get()',
    'd.get([])',
    "d.pop('a')",
    "d.pop('a')",
    "d.pop('a', 'default')",
    'd.pop()',
    'd.popitem()',
    'd.popitem()',
    "d.setdefault('k')",
    "d.setdefault('k', 5)",
    'd.setdefault([], 1)',
    'd',
    'd.update(a=1, b=2)',
    "d.update([('c', 3)], d=4)",
    "d.update({'e': 5}, 6)",
    'd.update(5)',
    'd.update([1])',
    'd.update([(1,)])',
    "d.update('ab')",
    "d.update(['ab'])",
    'd',
    "dict(a=1, **{'b': 2})",
    "dict([('a', 1)], a=2)",
    'dict([1, 2])',
    'dict(5)',
    'dict({}, {})',
    "dict.fromkeys('ab')",
    'dict.fromkeys([1], [])',
    'dict.fromkeys(5)',
    'dict.fromkeys([[]])',
    "list(reversed({'a': 1, 'b': 2}))",
    'list({1: 2}.items())',
    '{1: 2}.keys().mapping',
    '{1: 2}.items().__contains__((1, 2))',
    '{}.keys() == set()',
    "{1: 'a'} | {2: 'b'}",
    "{1: 'a'}.__or__(5)",
    '{}.__ior__([(1, 2)])',
    '{}.__missing__',
    '{}[[]]',
    '{}[None]',
    '{1: 2}.copy()',
    '{1: 2}.clear()',
    "{True: 'a', 1: 'b', 1.0: 'c'}",
    "{'a': 1} == {'a': 1.0}",
    'len({1: 2}.values())',
    '{}.__len__()',
    '{1: 2}.__delitem__(5)',
    '{1: 2}.__contains__([])',
    '{}.has_key',
    'next(iter({}))',
    'list(zip({1: 2}, {3: 4}.values()))',
    "{**{'a': 1}, 'a': 2}",
    'max({1: 5, 3: 2})',
    'sorted({3: 1, 1: 2}.items())',
]:
    show(text)
