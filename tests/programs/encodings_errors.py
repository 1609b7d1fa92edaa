# Errors when text and bytes are converted: words, attributes, and what the handlers make of them.
handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape',
            'surrogatepass', 'unknown']


def attempt(f, *args):
    try:
        print(*map(ascii, args), ascii(f(*args)))
    except UnicodeError as e:
        print(*map(ascii, args), type(e).__name__, ascii(str(e)), ascii(e.args), e.encoding, ascii(e.object), e.start, e.end, e.reason)
    except (LookupError, TypeError) as e:
        print(*map(ascii, args), type(e).__name__, e)


def encode(text, encoding, errors):
    return text.encode(encoding, errors)


def decode(data, encoding, errors):
    return data.decode(encoding, errors)


for encoding in ['ascii', 'latin-1', 'cp1252', 'utf-8', 'utf-16-le', 'utf-32-be']:
    for errors in handlers:
        for text in ['aж≠b', 'a\udc80\udcffb', 'a\ud800b', '\udc80ж', '\U0001f600\uffff']:
            attempt(encode, text, encoding, errors)

for errors in handlers:
    for encoding, data in [('ascii', b'a\x80\xffb'), ('utf-8', b'a\xffb'), ('utf-8', b'\xe2\x82'), ('utf-8', b'\xe2\x82a'),
                           ('utf-8', b'\xed\xa0\x80'), ('utf-8', b'\xf0\x9f\x98'), ('utf-8', b'\xc0\x80'),
                           ('utf-8', b'\xf5\x80'), ('utf-8', b'\xe0\x80\x80'), ('utf-8', b'\x80'),
                           ('utf-8-sig', b'\xef\xbb\xbfa\xff'), ('cp1252', b'a\x81b'), ('cp1253', b'\xaa\xd2\xff'),
                           ('utf-16-le', b'\x00\xd8a\x00'), ('utf-16-le', b'\x00\xdc'), ('utf-16', b'\xff\xfe\x00\xd8'),
                           ('utf-16', b'a'), ('utf-32-le', b'\x00\xd8\x00\x00'),
                           ('utf-32-le', b'\xff\xff\xff\xff'), ('utf-32', b'abc'), ('utf-32-be', b'\x00\x00\xdc\x00')]:
        attempt(decode, data, encoding, errors)

for make in [lambda: UnicodeEncodeError('utf-8', 'a\ud800', 1, 2, 'because'),
             lambda: UnicodeDecodeError('utf-8', b'ab', 0, 2, 'because'),
             lambda: UnicodeDecodeError('x', b'ab', 1, 2, 'because')]:
    e = make()
    print(ascii(str(e)), ascii(repr(e)))
    e.reason = 'no reason'
    e.start = 0
    print(ascii(str(e)))
