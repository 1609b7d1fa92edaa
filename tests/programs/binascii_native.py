# binascii: hexadecimal, base64, CRC-32.
import binascii


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: binascii.hexlify(b'abc')); t(lambda: binascii.hexlify(b'abc','-')); t(lambda: binascii.hexlify('a')); t(lambda: binascii.unhexlify('6162')); t(lambda: binascii.unhexlify('616')); t(lambda: binascii.unhexlify('zz')); t(lambda: binascii.unhexlify('é')); t(lambda: binascii.unhexlify(1)); t(lambda: binascii.crc32(b'hello')); t(lambda: binascii.crc32(b'hello',5)); t(lambda: binascii.crc32('a')); t(lambda: binascii.b2a_base64(b'hello')); t(lambda: binascii.b2a_base64(b'hello',newline=False)); t(lambda: binascii.a2b_base64('aGVsbG8=')); t(lambda: binascii.a2b_base64('aGVsbG8')); t(lambda: binascii.a2b_base64('a')); t(lambda: binascii.a2b_base64('aGVs!bG8=')); t(lambda: binascii.a2b_base64('aGVs!bG8=',strict_mode=True)); t(lambda: binascii.a2b_base64('=aa',strict_mode=True)); t(lambda: binascii.a2b_base64('aGVsbG8=a',strict_mode=True)); t(lambda: binascii.a2b_base64('aGVsbG8',strict_mode=True)); t(lambda: binascii.a2b_base64('aGVsbG8=='));t(lambda: binascii.a2b_base64('ab=c'));t(lambda: binascii.a2b_base64('ab=c',strict_mode=True)); t(lambda: binascii.a2b_base64(1)); t(lambda: binascii.a2b_base64('abcde')); t(lambda: binascii.Error.__mro__)
for n in range(9):
    d = bytes(range(250, 250 - n, -1))
    print(binascii.b2a_base64(d), binascii.a2b_base64(binascii.b2a_base64(d)) == d, binascii.crc32(bytearray(d)))
crc = 0
for i in range(300):
    crc = binascii.crc32(bytes([i & 255]), crc)
print(crc, binascii.hexlify(memoryview(b"abcdef"), ":", 2), binascii.unhexlify(b"00ff"), binascii.b2a_hex(bytearray(b"z")), binascii.a2b_hex("41"))
