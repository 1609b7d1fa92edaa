# Error handlers and codecs that a program registers.
import _codecs

seen = []


def count(e):
    seen.append((e.encoding, e.object[e.start:e.end], e.reason))
    return '<%d>' % (e.end - e.start), e.end


_codecs.register_error('count', count)
print('aжжb≠'.encode('ascii', 'count'), 'a≠'.encode('latin-1', 'count'), 'жж'.encode('cp437', 'count'))
print(b'a\xff\xfeb'.decode('utf-8', 'count'), b'a\xff'.decode('ascii', 'count'), b'\x81'.decode('cp1252', 'count'))
print(seen)
print(_codecs.lookup_error('count') is count)

_codecs.register_error('bytes', lambda e: (b'\x00\xff', e.end))
print('aж'.encode('ascii', 'bytes'))
_codecs.register_error('again', lambda e: ('?', e.start + 1))
print('жжж'.encode('ascii', 'again'), b'\xff\xff'.decode('utf-8', 'again'))
_codecs.register_error('back', lambda e: ('!', -1))
print('жbcd'.encode('ascii', 'back'))


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for name, result in [('none', None), ('short', ('a',)), ('number', (1, 2)), ('far', ('a', 99)), ('low', ('a', -99)), ('wide', ('ж', 1))]:
    _codecs.register_error(name, lambda e, result=result: result)
    attempt('ж'.encode, 'ascii', name)
    attempt(b'\xff'.decode, 'ascii', name)


def fails(e):
    raise KeyError('from the handler')


_codecs.register_error('fails', fails)
attempt('ж'.encode, 'ascii', 'fails')
attempt(_codecs.register_error, 'x', 5)
attempt(_codecs.lookup_error, 'none such')

encode_error = UnicodeEncodeError('ascii', 'aжb\udc80', 1, 2, 'why')
decode_error = UnicodeDecodeError('ascii', b'a\xff', 1, 2, 'why')
for name in ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape']:
    f = _codecs.lookup_error(name)
    for e in encode_error, decode_error, ValueError('x'), 5:
        attempt(f, e)

print(_codecs.utf_8_decode(b'a\xe2\x82', 'strict', False), _codecs.utf_8_encode('aж'))
print(_codecs.utf_16_ex_decode(b'\xff\xfea\x00b', 'strict', 0, False), _codecs.utf_16_ex_decode(b'\xfe\xff\x00a', 'strict', 0, True))
print(_codecs.utf_16_le_decode(b'a\x00b', 'strict', False), _codecs.utf_32_encode('a'), _codecs.utf_16_encode('a', 'strict', 1))
attempt(_codecs.utf_16_le_decode, b'a\x00b', 'strict', True)
table = _codecs.charmap_build('abc\ufffe')
print(_codecs.charmap_encode('cab', 'strict', {97: 1, 98: b'xy', 99: None}) if False else _codecs.charmap_decode(b'\x00\x02', 'strict', 'abc'))
attempt(_codecs.charmap_decode, b'\x00\x05', 'strict', 'abc')
attempt(_codecs.charmap_decode, b'\x00\x05', 'replace', 'abc')
attempt(_codecs.charmap_decode, b'\x00\x01', 'strict', {0: 'x', 1: None})
attempt(_codecs.charmap_encode, 'ab', 'strict', {97: 5, 98: b'xy'})
attempt(_codecs.charmap_encode, 'aж', 'strict', {97: 5})
attempt(_codecs.latin_1_decode, b'\xe4')
attempt(_codecs.ascii_encode, 'ä', 'ignore')
print(_codecs.encode('ä', 'utf-8'), _codecs.decode(b'\xe4', 'latin-1'), _codecs.encode('ж', 'ascii', 'replace'))
