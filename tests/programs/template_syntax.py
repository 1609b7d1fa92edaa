# What the compiler refuses in template strings.
sources = [
    "t'{'", "t'}'", "t'{}'", "t'{x!}'", "t'{x!q}'", "t'{x:{y}'", "t'{x' ", "t'a' 'b'", "'a' t'b'", "t'a' f'b'", "tb'a'", "tu'x'", "tf'x'",
    "t'{lambda x: 1}'", "t'{x!r:y}'", "t'{*a}'", "t'{yield}'", "t'{x = !r}'", "t'{{x}}'", "t'{x:{y:{z}}}'", "t'{a b}'", "del t'x'", "t'x' = 1",
    "match x:\n  case t'a': pass",
]
for source in sources:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(source, "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
    else:
        print(source, "| fine")
