# StringIO and BytesIO as pickles and copies.
import copy
import io
import pickle


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class SubText(io.StringIO):
    pass


class SubBytes(io.BytesIO):
    pass


for cls, text in ((io.StringIO, 'ab\ncd'), (io.BytesIO, b'ab\ncd'), (SubText, 'x'), (SubBytes, b'x')):
    s = cls(text)
    print(s.__getstate__())
    s.seek(2)
    s.extra = [1]
    print(s.__getstate__(), s.__reduce_ex__(2)[1:])
    for protocol in range(2, 6):
        t = pickle.loads(pickle.dumps(s, protocol))
        print(type(t).__name__, t.getvalue(), t.tell(), t.__dict__)
    t = copy.copy(s)
    u = copy.deepcopy(s)
    print(t.getvalue(), t.tell(), t.extra is s.extra, u.extra, u.extra is s.extra)

s = pickle.loads(pickle.dumps(io.StringIO('a\r\nb', newline='\r\n')))
s.seek(0, 2)
print(s.write('\n'), ascii(s.getvalue()))

s = io.StringIO()
for state in (1, (1,), ('a', 'q', 1, None), ('a', '\n', 'x', None), ('a', '\n', -1, None), ('a', '\n', 1, 3),
              (1, '\n', 1, None), ('a\r', None, 1, None, 'more'), (None, '\n', 7, {'z': 1}), ('a', '\n', 1 << 70, None)):
    attempt(s.__setstate__, state)
    print(ascii(s.getvalue()) if not s.closed else None, s.tell(), s.__dict__)
b = io.BytesIO()
for state in (1, (1,), ('a', 1, None), (b'a', 'x', None), (b'a', -1, None), (b'a', 1, 3), (bytearray(b'q'), 5, {'z': 1}, 0),
              (b'a', 1 << 70, None)):
    attempt(b.__setstate__, state)
    print(b.getvalue(), b.tell(), b.__dict__)
