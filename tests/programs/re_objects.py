# Patterns and matches: methods, attributes, errors.
import re


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?')
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex))
m = p.search('on 2024-05 and', 1)
print(m, m.group(), m.group(0, 1, 2, 3), m['year'], m[2], m.groups(), m.groups('-'), m.groupdict(), m.groupdict('?'))
print(m.start(), m.end('month'), m.span(3), m.pos, m.endpos, m.string, m.re is p, m.lastindex, m.lastgroup, m.regs)
print(m.expand(r'\2/\g<year>/\g<1>[\3]'), bool(m))
for group in [5, -1, 'day', 1.5, None]:
    attempt(m.group, group)
attempt(m.start, 9)
attempt(lambda: m['nothing'])
print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', count=2), re.subn('(a)(n)?', r'<\1|\2>', 'banana'))
print(re.sub('x*', '-', 'abxd'), re.sub('', '.', 'ab'), re.sub('(.)', lambda m: m[1] * 2, 'abc'), re.sub(r'\w', r'\n', 'a'))
print(re.sub('(?P<x>a)', r'[\g<x>\g<0>]', 'cat'), re.sub('a', lambda m: '\\1', 'a'), re.sub(b'a', b'b', b'aa'))
print(re.split('[,;]', 'a,b;c'), re.split('([,;])', 'a,b;c'), re.split(',', 'a,b,c', maxsplit=1), re.split('x*', 'axbc'), re.split('(x)|y', 'axbyc'))
print(re.findall('a(b)?', 'abaa'), re.findall('(a)(b)?', 'abaa'), re.findall('a|', 'aba'), re.findall('', 'ab'))
print([m.span() for m in re.finditer('a*', 'baac')], [m.group() for m in re.finditer(r'\w+', 'one two', re.A)])
s = re.compile('a|b').scanner('abcab')
print(s.match(), s.match(), s.match(), s.search())
s = re.compile(r'\d').scanner('1a2')
print(s.search(), s.search(), s.search(), s.search(), s.pattern)
print(re.escape('a.b*c-d e'), re.escape(b'a.b'))
for p in [re.compile('a', re.I), re.compile(b'a'), re.compile('a', re.A | re.M), re.compile('(?x) a'), re.compile('a' * 300)]:
    print(repr(p)[:250], p.flags)
print(re.compile('a') == re.compile('a'), re.compile('a') == re.compile('b'), re.compile('a') == 'a', hash(re.compile('a')) == hash(re.compile('a')))
attempt(re.match, 'a', b'a')
attempt(re.match, b'a', 'a')
attempt(re.match, 'a', 5)
attempt(re.compile, 5)
attempt(re.compile, 'a', 'x')
for bad in ['(', ')', '[', 'a**', '*a', '(?P<1>a)', r'\1', '(?P<a>.)(?P<a>.)', '(?z)', 'a{3,2}', r'[z-a]', '(?<=a*)b', '\\', r'\q', '(?P=x)', '(?(2)a)']:
    attempt(re.compile, bad)
for bad in [r'\2', r'\g<x>', r'\g<', r'\q', r'\g<5>']:
    attempt(re.sub, '(a)', bad, 'a')
attempt(lambda: type(m)())
attempt(lambda: re.Pattern())
print(re.purge(), re.NOFLAG, re.I | re.M, isinstance(m, re.Match), re.error is re.PatternError)
try:
    re.compile('a\n(b')
except re.error as e:
    print(e.msg, e.pattern == 'a\n(b', e.pos, e.lineno, e.colno)
