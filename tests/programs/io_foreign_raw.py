# `io.BufferedReader` over raw streams that programs write: with and without `readall`, and with odd results.
import io


class Raw:
    closed = False

    def __init__(self, b):
        self.b = b
        self.p = 0

    def readable(self):
        return True

    def writable(self):
        return False

    def seekable(self):
        return True

    def read(self, n=None):
        d = self.b[self.p:] if n is None else self.b[self.p:self.p + n]
        self.p += len(d)
        return d

    def readinto(self, buf):
        d = self.read(len(buf))
        buf[:len(d)] = d
        return len(d)

    def tell(self):
        return self.p

    def seek(self, p, w=0):
        self.p = p if w == 0 else len(self.b)
        return self.p

    def flush(self):
        pass

    def close(self):
        self.closed = True
b = io.BufferedReader(Raw(b'hello world' * 3), 4)
print(b.read(3), b.read(), b.read(), b.peek())
b = io.BufferedReader(Raw(b'abc\ndef\n'))
print(b.readline(), b.read(), b.read(5))


class N(Raw):

    def read(self, n=None):
        return None
print(io.BufferedReader(N(b'')).read())


class W(Raw):

    def read(self, n=None):
        return 5

try:
    print(io.BufferedReader(W(b'')).read())
except TypeError as e:
    print(e)


class A(Raw):

    def readall(self):
        return self.read()
b = io.BufferedReader(A(b'xyz' * 4), 2)
print(b.read(1), b.read())


class Z(Raw):
    readall = 5

try:
    print(io.BufferedReader(Z(b'')).read())
except TypeError as e:
    print(e)
