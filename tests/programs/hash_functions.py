"""`hashlib` on the hash functions of our own, and `hmac`."""
import hmac

import _blake2
import _md5
import _sha1
import _sha2
import _sha3

makers = [_md5.md5, _sha1.sha1, _sha2.sha224, _sha2.sha256, _sha2.sha384, _sha2.sha512, _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384,
          _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s]
for make in makers:
    h = make(b"abc")
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    for n in (0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 1000):
        other = make()
        for i in range(n):
            other.update(bytes([i % 251]))
        assert other.hexdigest() == make(bytes(i % 251 for i in range(n))).hexdigest()
        print("   ", n, other.hexdigest()[:16])
    copy = h.copy()
    copy.update(b"def")
    print(copy.digest() == make(b"abcdef").digest(), h.hexdigest() == make(b"abc").hexdigest(), make(string=b"x").digest() == make(data=b"x").digest())
for make in (_sha3.shake_128, _sha3.shake_256):
    h = make(b"abc")
    print(h.name, h.digest_size, h.block_size, h.hexdigest(20), h.digest(0), h.hexdigest(length=300)[-10:])
for options in [{"digest_size": 7}, {"key": b"key"}, {"salt": b"salt", "person": b"me"}, {"fanout": 2, "depth": 3, "leaf_size": 4},
                {"node_offset": 5, "node_depth": 1, "inner_size": 7, "last_node": True}]:
    for make in (_blake2.blake2b, _blake2.blake2s):
        print(options, make(b"data", **options).hexdigest())
for f in (lambda: _md5.md5("x"), lambda: _md5.md5(5), lambda: _md5.md5(b"a", b"b"), lambda: _md5.md5(foo=1), lambda: _md5.md5(b"", string=b""),
          lambda: _md5.md5().update("x"), lambda: _sha3.shake_128().digest(-1), lambda: _sha3.shake_128().digest(1 << 29),
          lambda: _blake2.blake2b(digest_size=65), lambda: _blake2.blake2s(key=b"a" * 33), lambda: _blake2.blake2b(salt=b"a" * 17),
          lambda: _blake2.blake2b(fanout=256), lambda: _blake2.blake2b(depth=0), lambda: _blake2.blake2b(leaf_size=-1),
          lambda: _blake2.blake2b(leaf_size=1 << 32), lambda: _blake2.blake2s(node_offset=1 << 48), lambda: _blake2.blake2b(inner_size=65)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.new(b"k" * 200, b"message", _md5.md5).hexdigest())
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"))
