"""Stand-in until the native `_io` is there: what `io` needs to be imported, and `StringIO`."""

DEFAULT_BUFFER_SIZE = 131072
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class _IOBase:
    closed = False

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True


class _RawIOBase(_IOBase):
    pass


class _BufferedIOBase(_IOBase):
    pass


class _TextIOBase(_IOBase):
    encoding = errors = newlines = None


class StringIO(_TextIOBase):
    def __init__(self, initial_value="", newline="\n"):
        self._text, self._at = initial_value or "", 0

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._text = self._text[:self._at] + s + self._text[self._at + len(s):]
        self._at += len(s)
        return len(s)

    def getvalue(self):
        return self._text

    def read(self, size=-1):
        end = len(self._text) if size is None or size < 0 else self._at + size
        s = self._text[self._at:end]
        self._at += len(s)
        return s

    def readline(self, size=-1):
        end = self._text.find("\n", self._at) + 1 or len(self._text)
        return self.read(end - self._at)

    def seek(self, at, whence=0):
        self._at = at if whence == 0 else len(self._text)
        return self._at

    def tell(self):
        return self._at

    def truncate(self, size=None):
        self._text = self._text[:self._at if size is None else size]


class _Unsupported:
    def __init__(self, *args, **kwargs):
        raise UnsupportedOperation("files cannot be opened yet")


class FileIO(_RawIOBase, _Unsupported):
    pass


class BytesIO(_BufferedIOBase, _Unsupported):
    pass


class BufferedReader(_BufferedIOBase, _Unsupported):
    pass


class BufferedWriter(_BufferedIOBase, _Unsupported):
    pass


class BufferedRWPair(_BufferedIOBase, _Unsupported):
    pass


class BufferedRandom(_BufferedIOBase, _Unsupported):
    pass


class TextIOWrapper(_TextIOBase, _Unsupported):
    pass


class IncrementalNewlineDecoder(_Unsupported):
    pass


def open(*args, **kwargs):
    raise UnsupportedOperation("files cannot be opened yet")


open_code = open


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding
