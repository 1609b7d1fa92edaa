# Regular expressions: what matches, and where.
import re


def show(pattern, text, flags=0):
    m = re.search(pattern, text, flags)
    print(ascii(pattern), ascii(text), None if m is None else (m.span(), ascii(m.groups()), m.lastindex))


for pattern, text in [
    ('a', 'bab'), ('a*', 'baa'), ('a+?', 'baa'), ('(a|ab)(c|bcd)(d*)', 'abcd'), ('(a+|b)*', 'ab'), ('(a+|b){1,2}?', 'ab'),
    ('(?:ab)+', 'ababa'), ('(ab){2,3}', 'abababab'), ('(ab){2,3}?', 'abababab'), ('x(ab){0}y', 'xy'), ('(a*)*', 'aab'),
    ('(a*)+', 'b'), ('(?:a?)*?b', 'aaab'), ('(a|b)*?c', 'abac'), ('^abc$', 'abc\n'), (r'\Aabc\Z', 'abc\n'),
    (r'\bfoo\b', 'a foo b'), (r'\Bo', 'foo'), (r'(\w+)\s(\d+)', 'abc 123'), ('[^a-c]+', 'abcdef'), ('[a-cx-z]+', 'mmbyz'),
    (r'[\d\s]+', 'a1 2b'), (r'[^\W_]+', '_ab_'), (r'(a)(b)?', 'ac'), (r'(a)?b\1', 'bb'), (r'(a+)b\1', 'aabaa'),
    (r'(?P<x>a)(?P=x)', 'aa'), (r'(?=ab)a', 'ab'), (r'(?!ab)a', 'abac'), (r'(?<=b)c', 'acbc'), (r'(?<!b)c', 'bcac'),
    (r'(a)?(?(1)b|c)', 'ab'), (r'(a)?(?(1)b|c)', 'xc'), (r'^(?:(a)|c)(?(1)b)$', 'c'), (r'(?>a+)ab', 'aaab'), (r'(?>a+)b', 'aaab'),
    (r'a++b', 'aaab'), (r'a++a', 'aaa'), (r'(?:ab)*+c', 'ababc'), (r'(?:ab)?+abc', 'abc'), (r'a{2,}+', 'aaa'), ('.+', 'a\nb'),
    ('a.*c', 'abcabc'), ('a.*?c', 'abcabc'), ('', 'abc'), ('$', 'ab\n'), ('[]a]+', 'a]'), (r'\x41\u0416\101', 'AЖA'),
    ('[ж-я]+', 'abcжяa'), ('ж|я', 'xя'), (r'\w+', '!жабcд!'), ('(?i:A)b', 'ab'), ('(?i:A)b', 'aB'), ('(?s:.)', '\n'),
    ('((a)|(b))*', 'ab'), ('(?:(a)|b)*', 'ab'), ('(a(b)?)+', 'aba'), ('(.)*', 'xyz'), ('([ab]*?)(b)?(c)$', 'abac'),
]:
    show(pattern, text)
for pattern, text, flags in [
    ('abc', 'xABC', re.I), ('[a-c]+', 'xABC', re.I), ('ЖЯ', 'жя', re.I), ('[ж-я]+', 'ЖЯ', re.I), ('ß', 'ẞ', re.I), ('k', '\u212a', re.I),
    ('k', '\u212a', re.I | re.A), (r'(a)\1', 'aA', re.I), ('[^a]', 'A', re.I), ('^b', 'a\nb', re.M), ('a$', 'a\nb', re.M), ('.+', 'a\nb', re.S),
    (r' a b # comment', 'ab', re.X), (r'\w+', 'éa', re.A), (r'\d', '٣', 0), (r'\d', '٣', re.A), (r'\s', '\u2003', 0), ('i', 'İ', re.I),
    ('ſ', 'S', re.I), ('[^x]', 'X', re.I),
]:
    show(pattern, text, flags)
for pattern, data in [(b'a+', b'xaa'), (rb'\w+', b'\xe4a_'), (rb'[\x80-\xff]+', b'a\x80\xffb'), (b'(?i)AB', b'ab'), (rb'(.)\1', b'abb')]:
    print(re.findall(pattern, data), re.search(pattern, data).span())
print(re.fullmatch('a|ab', 'ab'), re.match('b', 'ab'), re.fullmatch('a*', 'aab'))
p = re.compile('b*')
print(p.match('abb', 1), p.match('abb', 1, 2), p.search('abb', 5), p.fullmatch('abb', 1), p.search('abb', -3, -1))
print(re.compile('^b').search('ab', 1), re.compile('b$').search('abc', 0, 2))
print(re.search('(a+)+$', 'aaaaaaaaaaaaaaaaab'))
print(len(re.search('(?:a|b)*', 'ab' * 50000).group()), len(re.search('(?:ab?)*?$', 'ab' * 20000).group()))
