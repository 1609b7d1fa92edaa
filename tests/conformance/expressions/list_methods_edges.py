# Methods of lists: results and errors.

l = [3, 1, 2]


def show(text):
    try:
        print(repr(text), "->", repr(eval(text, globals())))
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in [
    'l.sort()',
    'l',
    'l.append(1, 2)',
    "l.extend('ab')",
    'l',
    "l.insert(100, 'end')",
    "l.insert(-100, 'start')",
    'l',
    'l.pop(-1)',
    'l.pop(0)',
    'l.pop(99)',
    '[].pop(0)',
    "l.pop('a')",
    "l.remove('zz')",
    "l.remove('a')",
    "l.index('b')",
    "l.index('b', 5)",
    'l.index(1, -100)',
    'l.index()',
    'l.count(1)',
    'l.reverse()',
    'l',
    'l.copy() is l',
    'l.clear()',
    'l',
    '[1, 2].__add__((3,))',
    "[1, 2].__iadd__('ab')",
    "[1].__mul__('a')",
    '[1].__contains__()',
    '[1].__len__(1)',
    "[1].__getitem__('a')",
    '[1].__setitem__(5, 1)',
    '[1].__delitem__(5)',
    '[].__init__(5)',
    '[].__init__([1, 2])',
    "list('abc')",
    'list(5)',
    'list()',
    'list([1], [2])',
    "[3, 'a'].sort()",
    '[3, 1].sort(key=5)',
    "[3, 1].sort(reverse='x')",
    '[3, 1].sort(lambda v: v)',
    'sorted([3, 1, 2], key=lambda v: v % 3, reverse=True)',
    '[[]] * 3',
    '[1, 2] == [1, 2.0]',
    '[1] is [1]',
    '[1, [2]] < [1, [3]]',
    '[].__hash__',
    '[].__class__',
    '[1, 2].__reversed__().__next__()',
    '[1] .__eq__(5)',
    '[].__repr__()',
    '[1, 2].__sizeof__() > 0',
]:
    show(text)
