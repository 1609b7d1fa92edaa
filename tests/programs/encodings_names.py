# What encodings are called, and what each of them gives for some text and bytes.
for name in ['utf-8', 'UTF8', 'utf_8', 'U8', 'cp65001', 'latin-1', 'Latin1', 'iso-8859-1', 'ISO_8859_1', 'L1', 'ascii',
             'US-ASCII', '646', 'utf-16', 'UTF-16LE', 'utf_16_be', 'utf-32', 'UTF-32BE', 'utf-8-sig', 'windows-1252',
             'cp1252', 'koi8-r', 'KOI8_U', 'mac-roman', 'macintosh', 'ibm437', '850', 'cp866', 'iso-8859-15', 'latin9',
             'iso8859-2', 'latin2', ' utf 8 ', 'utf--8', 'cyrillic', 'greek', 'hebrew', 'arabic', 'tis620']:
    print(name, 'abc'.encode(name), b'abc\x00\x00\x00\x00\x00'.decode(name) if '32' not in name and '16' not in name else '')

for name in ['nothing', 'utf-9', '', 'cp9999']:
    try:
        'a'.encode(name)
    except LookupError as e:
        print(type(e).__name__, e)
    try:
        b'a'.decode(name)
    except LookupError as e:
        print(type(e).__name__, e)

text = 'Ä€ж≠'
for name in ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be']:
    b = text.encode(name)
    print(name, b, b.decode(name) == text)

high = bytes(range(128, 256))
for name in ['cp437', 'cp850', 'cp866', 'cp1250', 'cp1251', 'cp1252', 'cp1253', 'cp1254', 'cp1255', 'cp1256',
             'cp1257', 'cp1258', 'koi8-r', 'koi8-u', 'mac-roman', 'iso8859-2', 'iso8859-3', 'iso8859-4',
             'iso8859-5', 'iso8859-6', 'iso8859-7', 'iso8859-8', 'iso8859-9', 'iso8859-10', 'iso8859-11',
             'iso8859-13', 'iso8859-14', 'iso8859-15', 'iso8859-16']:
    decoded = high.decode(name, 'replace')
    back = decoded.encode(name, 'replace')
    print(name, ascii(decoded), sum(a == b for a, b in zip(high, back)))
print(b'\xef\xbb\xbfabc'.decode('utf-8-sig'), ascii(b'\xef\xbb\xbfabc'.decode('utf-8')))
print(ascii(b'\xfe\xff\x00a'.decode('utf-16')), ascii(b'\xff\xfea\x00'.decode('utf-16')), ascii(b'a\x00'.decode('utf-16')))
print(str(b'\xe4', 'latin-1'), bytes('ä', 'cp1252'), str(b'a', errors='ignore'), bytes('ä', encoding='ascii', errors='replace'))
