# Literals and brackets that do not end.
def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "fine")
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))


for text in ["'", '"', "'''", '"""', "'a", "'a\n", "x = 'a\ny = 1", "x = '''a\nb\nc", "x = \"\"\"a\n\n", "'\\", "'\\\n", "'a\\'", "r'a\\'", "b'a", "f'a", "f'{a", "f'{a}", "f'''a", "f'''{a}\n", "f'''{\n", "(", "[", "{", "(1", "[1,", "{1:", "f(", "f(1,", "f(a=", "a[", "a[1:", "x = (\n1,\n2", "x = [\n(1,\n2]", "(]", "[)", "{)", "({[", "({[}", "({[]}", "(\n]", "x = (1\ny = 2", "def f(\n  a,\nb", "if (a:\n  b", "print('a\nprint('b')", "x = {'a': 1\ny = 2", "x = [1, 2\nfor y in x: pass", "(a\nb)", "(a,\nb c)", "\\", "x \\", "x = 1 \\\n", "# c \\", "'a' 'b", "x = 'it's'", "x = \"a\"b\"", "'''a''", "'''a'''b'''", "f'{'", "f'{\"}'", "f'{\"a}'", "f'{a'b}'", "f'{f'{'", "t'{", "(yield", "lambda (", "@(", "class A(", "import (", "from a import (", "from a import (b", "with (", "match (", "x = (1 +\n", "x = 5 + (\n\n\n"]:
    refused(text)
