# Messages of operators and built-in functions on wrong types.
class C:
    pass


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


c = C()
for text in ["c + 1", "1 + c", "c + c", "c - 'a'", "c * c", "c @ 1", "c / 1", "c // 1", "c % 1", "c ** 1", "c << 1", "c >> 1", "c & 1", "c | 1", "c ^ 1", "-c", "+c", "~c", "abs(c)", "c < 1", "c > c", "c <= 1", "c >= 1", "c == 1", "c != 1", "c[0]", "c()", "len(c)", "iter(c)", "next(c)", "1 in c", "c in 1", "hash(c) == hash(c)", "int(c)", "float(c)", "complex(c)", "str(c)[:10]", "bytes(c)", "bytearray(c)", "list(c)", "tuple(c)", "set(c)", "dict(c)", "frozenset(c)", "range(c)", "slice(c).start is c", "reversed(c)", "sorted(c)", "sum(c)", "min(c)", "max(c)", "any(c)", "all(c)", "enumerate(c)", "zip(c)", "list(map(c, [1]))", "list(filter(c, [1]))", "round(c)", "divmod(c, 1)", "pow(c, 1)", "pow(1, c)", "pow(1, 1, c)", "chr(c)", "ord(c)", "hex(c)", "oct(c)", "bin(c)", "format(c, 'x')", "isinstance(1, c)", "issubclass(c, int)", "issubclass(int, c)", "callable(c)", "getattr(c, 'x')", "vars(1)", "dir(c) == dir(c)", "id(c) == id(c)", "open(c)", "eval(c)", "exec(c)", "compile(c, '', 'exec')", "memoryview(c)", "super(c)", "type(c)", "property(c).fget is c", "staticmethod(c)()", "classmethod(c).__func__ is c", "input(c, c)", "print(c, sep=c)", "print(c, file=c)", "'a' + c", "c + 'a'", "'a' * c", "'%d' % c", "'%s' % c == str(c)", "'%z' % 1", "'%d %d' % 1", "'%d' % (1, 2)", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'", "'%c' % -1", "'%*d' % ('a', 1)", "'%' % 1", "'{}'.format()", "'{0} {}'.format(1, 2)", "'{} {0}'.format(1, 2)", "'{a}'.format(1)", "'{'.format()", "'}'.format()", "'{!z}'.format(1)", "'{:z}'.format(1)", "'{0.x}'.format(1)", "'{0[x]}'.format([1])", "'{0[0]}'.format([])", "'a'.join(1)", "'a'.join([1])", "'a'.split(1)", "'a'.split('')", "'a'.replace(1, 2)", "'a'.find(1)", "'a'.index('b')", "'a'.startswith(1)", "'a'.endswith(['a'])", "'a'.center('b')", "'a'.ljust(5, 'bc')", "'a'.encode('nope')", "'\\xe9'.encode('ascii')", "b'\\xff'.decode()", "b'a'.decode('nope')", "'a'.translate(1)", "'a'.zfill('b')", "'a'.partition('')", "'a'.count(1)", "'a'.expandtabs('b')", "'ab'.maketrans('a', 'bc')", "[].pop()", "[].remove(1)", "[].index(1)", "[1].pop(5)", "[].insert('a', 1)", "[].extend(1)", "[1, 'a'].sort()", "[].sort(1)", "[].count()", "{}.pop(1)", "{}.popitem()", "{}.update(1)", "{}.update([1])", "{}.update([(1, 2, 3)])", "{}.fromkeys(1)", "{}.setdefault()", "{}.get()", "set().pop()", "set().remove(1)", "set().add([])", "{1}.union(1)", "{1} | [1]", "frozenset().add(1)", "(1,).index(2)", "(1,) + [1]", "range(1).index(5)", "range(0).count('a')"]:
    show(text)
