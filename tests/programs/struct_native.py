# _struct: formats, values, errors.
import _struct as struct


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: struct.calcsize('ihb')); t(lambda: struct.calcsize('z')); t(lambda: struct.calcsize('3')); t(lambda: struct.calcsize('<ihbq')); t(lambda: struct.pack('i','a')); t(lambda: struct.pack('i')); t(lambda: struct.pack('i',1,2)); t(lambda: struct.pack('b',200)); t(lambda: struct.pack('B',-1)); t(lambda: struct.pack('<h',1<<20)); t(lambda: struct.pack('<i',1<<40)); t(lambda: struct.pack('q',1<<80)); t(lambda: struct.pack('Q',-1)); t(lambda: struct.pack('f','a')); t(lambda: struct.pack('s','a')); t(lambda: struct.pack('c',b'ab')); t(lambda: struct.pack('c',1)); t(lambda: struct.pack('5s',b'ab')); t(lambda: struct.pack('5p',b'ab')); t(lambda: struct.pack('?',[])); t(lambda: struct.unpack('i',b'abc')); t(lambda: struct.unpack('i','a')); t(lambda: struct.unpack('>hBq',bytes(range(11)))); t(lambda: struct.unpack_from('i',b'abcde',2)); t(lambda: struct.unpack_from('i',b'abcdefgh',-3)); t(lambda: struct.unpack_from('i',b'abcdefgh',-30));t(lambda: struct.unpack_from('i',b'abcdefgh',30)); t(lambda: list(struct.iter_unpack('h',b'abcd'))); t(lambda: struct.iter_unpack('h',b'abc')); t(lambda: struct.iter_unpack('',b'abc')); t(lambda: struct.pack_into('i',bytearray(2),0,1)); t(lambda: struct.pack_into('i',bytearray(8),-2,1)); t(lambda: struct.pack_into('i',b'aaaa',0,1)); t(lambda: struct.pack_into('i'));t(lambda: struct.pack_into('i',bytearray(8),-20,1)); t(lambda: struct.Struct('ih')); t(lambda: struct.Struct(1)); t(lambda: struct.Struct('ih').format); t(lambda: struct.Struct('ih').size); t(lambda: struct.pack('e',1.5)); t(lambda: struct.pack('e',1e10)); t(lambda: struct.pack('f',1e100)); t(lambda: struct.unpack('e',b'\0\x3e')); t(lambda: struct.pack('n',5)); t(lambda: struct.calcsize('<n')); t(lambda: struct.calcsize('@bq')); t(lambda: struct.calcsize('0q')); t(lambda: struct.pack('h',40000)); t(lambda: struct.pack('H',70000)); t(lambda: struct.pack('i',1<<31)); t(lambda: struct.pack('I',1<<32)); t(lambda: struct.pack('l',1<<63)); t(lambda: struct.pack('>b',200)); t(lambda: struct.pack('>Q',1<<64)); t(lambda: struct.pack('>q',1<<63)); t(lambda: struct.pack(b'h',1)); t(lambda: struct.pack('P',-1)); t(lambda: struct.pack('h',1.0)); t(lambda: struct.pack('>B',-1)); t(lambda: struct.pack('>h',40000)); t(lambda: struct.pack('>I',-1)); t(lambda: struct.pack('<L',1<<32)); t(lambda: struct.pack('N',-1)); t(lambda: struct.calcsize('ih\n2x b')); t(lambda: struct.pack()); t(lambda: struct.unpack('i')); t(lambda:struct.calcsize(1)); t(lambda: struct.Struct('i').pack('a')); t(lambda: struct.error)
t(lambda: struct.pack_into(">Hb", bytearray(5), 1, 258, -1))
buf = bytearray(12)
for i in range(0, 12, 4):
    struct.pack_into("<I", buf, i, i * 1000)
print(buf, list(struct.iter_unpack("<I", buf)))
s = struct.Struct("<hHbB?cf5s")
data = s.pack(-2, 3, -4, 5, True, b"x", 1.25, b"hello")
print(data, s.size, s.unpack(data), s.unpack_from(b"!" + data, 1), s.unpack_from(data, offset=0))
total = 0
for i in range(300):
    a, b = struct.unpack("<iq", struct.pack("<iq", i, i * i))
    total += a * b
print(total)
for x in (0.0, -0.0, 1.0, 65504.0, 6e-8, 1e-10, float("inf"), 0.333):
    print(struct.pack(">e", x), struct.unpack(">e", struct.pack(">e", x)))
it = struct.iter_unpack("b", b"abc"); print(next(it), it.__length_hint__(), list(it), it.__length_hint__())
