# StringIO: what its line ends are, and what becomes of them.
import io

TEXTS = ['a\nb\r\nc\rd', '\r\n', '\r', '\n\r', 'é\r\n€\r', '', 'plain']
for newline in (None, '', '\n', '\r', '\r\n'):
    print('newline', repr(newline))
    for text in TEXTS:
        s = io.StringIO(text, newline)
        print(ascii(s.getvalue()), list(map(ascii, s)), s.newlines)
    s = io.StringIO(newline=newline)
    seen = []
    for part in ('x\n', 'y\r', '\nz\r\n', 'q'):
        print(s.write(part), s.tell(), s.newlines)
    print(repr(s.getvalue()))
    s.seek(0)
    print([s.readline(3) for _ in range(6)])
    s.seek(1)
    print(s.write('\r\n'), repr(s.getvalue()), s.newlines)
    print(*s.__getstate__(), sep=' | ')
for order in ('\r\n \r \n', '\n \r\n', '\r \r\n', '\r \n', '\r\n'):
    s = io.StringIO('', newline='')
    s.write(order)
    print(s.newlines)
