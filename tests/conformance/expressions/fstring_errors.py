# f-strings that do not compile.
def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


for text in ["f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{x'", "f'{x:'", "f'{x!'", "f'{x!}'", "f'{x!z}'", "f'{x!rr}'", "f'{x! r}'", "f'{x !r}'", "f'{x!r }'", "f'{x!r:'", "f'{x!r:}'", "f'{!r}'", "f'{:3}'", "f'{=}'", "f'{x=!}'", "f'{x=y}'", "f'{x:=5}'", "f'{x y}'", "f'{x,}'", "f'{,}'", "f'{*x}'", "f'{**x}'", "f'{x:{y'", "f'{x:{y}'", "f'{x:{y:{z:{w}}}}'", "f'{x:{y:{z}}}'", "f'{lambda x: 1}'", "f'{(lambda x: 1)}'", "f'{lambda x:{y}}'", "f'{x:=}'", "f'{yield}'", "f'{await x}'", "f'{x if y}'", "f'{x for y in z}'", "f'{[x for y in z]}'", "f'{x;y}'", "f'{x\\n}'", "f'{x#}'", "f'{#}'", "f'{x\n}'", "f'{x:\n}'", "f'''{x\n}'''", "f'''{\nx}'''", "f'{\"a\"}'", "f'{'a'}'", "f'{'a' 'b'}'", "f'{f'{x}'}'", "f'{\\'a\\'}'", "f'{x}", "f\"{x}'", "f'''{x}''", "f'{x}}'", "f'{{x}'", "f'{{{x}}'", "f'{{}}'", "f'{)}'", "f'{(}'", "f'{[}'", "f'{x]}'", "f'{a[0}'", "f'{a(}'", "f'{a)}'", "f'{x:{)}}'", "f'\\N{'", "f'\\N{}'", "f'\\N{no such}'", "f'\\x'", "f'{x}\\x1'", "f'\\u12{x}'", "f'{print 1}'", "f'{import a}'", "f'{x = 1}'", "f'{a.b.}'", "f'{1 +}'", "f'{not}'", "f'{x is}'", "f'{...}'", "f'{x!s!r}'", "f'{x:a!r}'", "f'{x!r!s}'", "f'{None = 1}'", "f'{x == y}'", "f'{x != y}'", "f'{x >= y}'", "f'{x <= y}'", "f'{x!=y}'", "f'{$}'", "f'{a$b}'", "f'{!}'", "f'{x!1}'", "f'{x!r1}'", "f'{ !r}'", "f'{a:b:c}'", "f'{a:{b}:{c}}'", "f'{a:{b!r}}'", "f'{a:{b=}}'", "f'{\"'", "f'{\\'", "f'{\\\n1}'", "bf'{x}'", "uf'{x}'", "ft'{x}'", "tf'{x}'", "f'{x' 'y}'", "f'{x}' b'y'", "x = f'{'\n", "f'{x:{'", "(f'{x'\n)", "f'''\n{'''", "f'{class}'", "f'{if x}'", "f'{else}'", "f'{a b c}'", "f'{a, b c}'", "f'{0x}'", "f'{1a}'", "f'{\"\\x\"}'", "f'{x:{y}{z}'"]:
    refused(text)
