# Strings of JSON, by the functions that json itself uses.
import _json

for s in ("plain", 'q"b\\', "\n\t\r\b\f\x01\x1f\x7f", "é€😀", "\ud800", "/"):
    print(ascii(_json.encode_basestring(s)), _json.encode_basestring_ascii(s))
for text in ('"abc"', r'"\n\t\"\\\/\b\f\r"', r'"\u00e9\ud83d\ude00"', r'"\ud800x"', '"é" rest', '""'):
    print(ascii(_json.scanstring(text, 1)))
print(ascii(_json.scanstring('"a\nb"', 1, False)))
for bad in (lambda: _json.encode_basestring(3), lambda: _json.encode_basestring_ascii(b"x")):
    try:
        bad()
    except TypeError as e:
        print(e)
