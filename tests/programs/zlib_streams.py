"""`zlib`, and `gzip` and `zipfile` on top of it."""
import gzip
import io
import zipfile
import zlib


def shown(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


data = b"the quick brown fox jumps over the lazy dog " * 50
for level in range(-1, 10):
    assert zlib.decompress(zlib.compress(data, level)) == data
for wbits in (15, 9, -15, -9, 31, 25):
    packed = zlib.compress(data, wbits=wbits)
    assert zlib.decompress(packed, wbits=wbits) == data and zlib.decompress(packed, wbits) == data
    if wbits > 0:
        assert zlib.decompress(packed, wbits=47) == data
for strategy in range(5):
    c = zlib.compressobj(9, zlib.DEFLATED, 15, 9, strategy)
    assert zlib.decompress(c.compress(data) + c.flush()) == data
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"", 5), zlib.crc32(b"x", -1))
packed = zlib.compress(data)
for f in (lambda: zlib.decompress(b"abc"), lambda: zlib.decompress(packed[:-2]), lambda: zlib.decompress(packed[:-1] + b"x"),
          lambda: zlib.decompress("x"), lambda: zlib.compress("x"), lambda: zlib.compress(b"a", 10), lambda: zlib.compress(b"a", wbits=100),
          lambda: zlib.decompress(packed, wbits=-15), lambda: zlib.decompress(packed, bufsize=-1), lambda: zlib.compressobj(level=20),
          lambda: zlib.compressobj(method=1), lambda: zlib.decompressobj(wbits=99), lambda: zlib.decompressobj().decompress(packed, -1),
          lambda: zlib.decompressobj().flush(0), lambda: zlib.compressobj().flush(99), lambda: zlib.decompressobj(zdict=5),
          lambda: zlib.crc32(), lambda: zlib.crc32("x")):
    print(shown(f))
d = zlib.decompressobj()
out = d.decompress(packed + b"rest", 100)
print(len(out), d.eof, bool(d.unconsumed_tail), d.unused_data)
out += d.decompress(d.unconsumed_tail)
print(out == data, d.eof, d.unconsumed_tail, d.unused_data)
d = zlib.decompressobj()
parts = [d.decompress(packed[i:i + 1]) for i in range(len(packed))]
print(b"".join(parts) == data, d.eof, d.flush())
c = zlib.compressobj()
parts = [c.compress(data[:100]), c.flush(zlib.Z_SYNC_FLUSH), c.compress(data[100:]), c.flush(zlib.Z_FULL_FLUSH), c.flush()]
print(zlib.decompress(b"".join(parts)) == data, zlib.decompressobj().decompress(parts[0] + parts[1]) == data[:100])
print(shown(c.compress, b"x"), shown(c.flush))
c = zlib.compressobj(zdict=data[:60])
packed = c.compress(data) + c.flush()
print(zlib.decompressobj(zdict=data[:60]).decompress(packed) == data, shown(zlib.decompress, packed),
      shown(zlib.decompressobj(zdict=b"other").decompress, packed))
z = zlib._ZlibDecompressor()
packed = zlib.compress(data)
out = z.decompress(packed + b"tail", max_length=10)
print(out, z.eof, z.needs_input)
out += z.decompress(b"")
print(out == data, z.eof, z.unused_data, shown(z.decompress, b""))
# On top of it.
packed = gzip.compress(data, mtime=0)
print(gzip.decompress(packed) == data, gzip.decompress(packed + packed) == data * 2, shown(gzip.decompress, packed[:20]))
with gzip.GzipFile(fileobj=io.BytesIO(packed)) as f:
    print(f.readline()[:9], f.read(5), f.tell())
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a.txt", data)
    z.writestr("b/c.txt", b"small", zipfile.ZIP_STORED)
with zipfile.ZipFile(buffer) as z:
    print(z.namelist(), z.read("a.txt") == data, z.read("b/c.txt"), z.testzip())
