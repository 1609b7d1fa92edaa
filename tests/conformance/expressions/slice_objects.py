# Slice objects and indices.

class I:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


def show(text):
    try:
        print(repr(text), "->", repr(eval(text, globals())))
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in [
    'slice(5)',
    'slice(1, 5)',
    'slice(1, 5, 2)',
    'slice(None)',
    "slice('a', [1], {})",
    'slice()',
    'slice(1, 2, 3, 4)',
    'slice(start=1)',
    'slice(1).start',
    'slice(1).stop',
    'slice(1, 2).step',
    'slice(1).foo',
    'slice(5).indices(3)',
    'slice(-5, None).indices(3)',
    'slice(None, None, -1).indices(3)',
    'slice(10, -10, -3).indices(5)',
    'slice(1, 2, 0).indices(3)',
    'slice(1).indices(-1)',
    "slice(1).indices('a')",
    'slice(1).indices()',
    "slice('a').indices(3)",
    'slice(1.5).indices(3)',
    'slice(I(1), I(3)).indices(9)',
    'slice(10**30).indices(10**20)',
    'slice(None, None, -(10**30)).indices(5)',
    'slice(1, 2) == slice(1, 2)',
    'slice(1, 2) == slice(1, 2.0)',
    'slice(1) < slice(2)',
    "slice(1) < slice('a')",
    'slice(1) < 5',
    'hash(slice(1, 2)) == hash(slice(1, 2))',
    'hash(slice([]))',
    'slice(1) in {slice(1)}',
    'slice(1).__reduce__()',
    'slice(1, 2)[0]',
    'len(slice(1))',
    'list(slice(1))',
    'slice(1) + 1',
    '[1, 2, 3][I(1):]',
    '[1, 2, 3][I(-1)]',
    "'abc'[I(0):I(2)]",
    '[1, 2][I(9)]',
    '[1, 2][slice(I(0), I(1))]',
    '[1][1.0:]',
    "[1]['a':'b']",
    '[1][None:None:None]',
    '(1, 2, 3)[::I(2)]',
    '[1, 2][::0]',
    '[1, 2][True:]',
    'range(9)[slice(1, 8, 3)]',
    "memoryview(b'abc')[slice(1)].tobytes()",
    '{slice(1): 2}[slice(1)]',
]:
    show(text)
