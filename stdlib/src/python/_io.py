"""Files, and streams in memory."""

import _files as posix
import _memory_streams
from _codecs import _decode_part
from _thread import RLock

DEFAULT_BUFFER_SIZE = 131072
_CHUNK_BYTES = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    __module__ = 'io'


def text_encoding(encoding, stacklevel=2, /):
    return 'utf-8' if encoding is None else encoding


def _index(value):
    if isinstance(value, int):
        return value
    try:
        method = type(value).__index__
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None
    return method(value)


def _size(value):
    if value is None:
        return -1
    try:
        return _index(value)
    except TypeError:
        raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'") from None


def _bytes(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, (str, int, list, tuple, dict, set, type(None), float)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


class _IOBase:
    def __getstate__(self):
        raise TypeError(f'cannot pickle {type(self).__name__!r} instances')

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation('truncate')

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def flush(self):
        self._check_open()

    @property
    def closed(self):
        return self.__dict__.get('_is_closed', False)

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self._is_closed = True

    def __del__(self):
        try:
            closed = self.closed
        except Exception:
            # It has never been complete.
            return
        if not closed:
            try:
                self.close()
            except BaseException as e:
                posix.report_unraisable(e.with_traceback(e.__traceback__.tb_next), 'while finalizing file', self)

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def isatty(self):
        self._check_open()
        return False

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    _checkClosed = _check_open

    def _checkReadable(self):
        if not self.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        return True

    def _checkWritable(self):
        if not self.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        return True

    def _checkSeekable(self):
        if not self.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        return True

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc):
        self.close()

    def readline(self, size=-1, /):
        size = _size(size)
        parts = []
        n = 0
        while size < 0 or n < size:
            b = self.read(1)
            if not b:
                break
            parts.append(b)
            n += 1
            if b == b'\n':
                break
        return b''.join(parts)

    def readlines(self, hint=-1, /):
        hint = _size(hint)
        lines = []
        n = 0
        for line in self:
            lines.append(line)
            n += len(line)
            if 0 < hint <= n:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class _RawIOBase(_IOBase):
    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        return None if n is None else bytes(b[:n])

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(data)
        return b''.join(parts)


class _BufferedIOBase(_IOBase):
    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def read1(self, size=-1, /):
        raise UnsupportedOperation('read1')

    def write(self, b, /):
        raise UnsupportedOperation('write')

    def detach(self):
        raise UnsupportedOperation('detach')

    def readinto(self, buffer, /):
        buffer = _writable(buffer, 'readinto')
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        buffer = _writable(buffer, 'readinto1')
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)


class _TextIOBase(_IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def readline(self, size=-1, /):
        raise UnsupportedOperation('readline')

    def write(self, s, /):
        raise UnsupportedOperation('write')

    def detach(self):
        raise UnsupportedOperation('detach')


def _writable(buffer, method):
    try:
        view = memoryview(buffer)
        if not view.readonly:
            return view.cast('B')
    except TypeError:
        pass
    raise TypeError(f'{method}() argument must be read-write bytes-like object, not {type(buffer).__name__}')


def _path(file):
    if isinstance(file, (str, bytes)):
        return file
    method = getattr(type(file), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
    path = method(file)
    if not isinstance(path, (str, bytes)):
        raise TypeError(f'expected {type(file).__name__}.__fspath__() to return str or bytes, '
                        f'not {type(path).__name__}')
    return path


class FileIO(_RawIOBase):
    def __init__(self, file, mode='r', closefd=True, opener=None):
        self._fd = -1
        self._is_closed = True
        if isinstance(file, float):
            raise TypeError('integer argument expected, got float')
        main = [c for c in mode if c in 'rwax']
        if [c for c in mode if c not in 'rwaxb+']:
            raise ValueError(f'invalid mode: {mode}')
        if len(main) != 1 or mode.count('+') > 1:
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
        main = main[0]
        self._kind = main
        self._reads = main == 'r' or '+' in mode
        self._writes = main != 'r' or '+' in mode
        self._closefd = bool(closefd)
        if isinstance(file, int):
            if file < 0:
                raise ValueError('negative file descriptor')
            fd = int(file)
            posix._check_fd(fd)
        else:
            if not closefd:
                raise ValueError('Cannot use closefd=False with file name')
            path = _path(file)
            flags = posix.O_RDWR if self._reads and self._writes else (
                posix.O_RDONLY if self._reads else posix.O_WRONLY)
            if main == 'w':
                flags |= posix.O_CREAT | posix.O_TRUNC
            elif main == 'x':
                flags |= posix.O_CREAT | posix.O_EXCL
            elif main == 'a':
                flags |= posix.O_CREAT | posix.O_APPEND
            flags |= posix.O_CLOEXEC
            if opener is None:
                fd = posix.open(path, flags, 0o666)
            else:
                fd = opener(file, flags)
                if not isinstance(fd, int):
                    raise TypeError('expected integer from opener')
                if fd < 0:
                    raise ValueError(f'opener returned {fd}')
        self._fd = fd
        self._is_closed = False
        self.name = file
        if posix._is_dir(fd):
            self.close()
            raise IsADirectoryError(21, 'Is a directory', file)
        self._is_seekable = None
        if main == 'a' and self.seekable():
            self.seek(0, 2)

    def _check_open(self):
        if self._is_closed:
            raise ValueError('I/O operation on closed file')

    @property
    def closefd(self):
        return self._closefd

    @property
    def mode(self):
        if self._kind == 'x':
            return 'xb+' if self._reads else 'xb'
        if self._kind == 'a':
            return 'ab+' if self._reads else 'ab'
        if self._reads:
            return 'rb+' if self._writes else 'rb'
        return 'wb'

    def __repr__(self):
        if self._is_closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self._closefd}>'

    def close(self):
        if not self._is_closed:
            self._is_closed = True
            if self._closefd:
                posix.close(self._fd)

    def fileno(self):
        self._check_open()
        return self._fd

    def isatty(self):
        self._check_open()
        return posix.isatty(self._fd)

    def readable(self):
        self._check_open()
        return self._reads

    def writable(self):
        self._check_open()
        return self._writes

    def seekable(self):
        self._check_open()
        if self._is_seekable is None:
            try:
                posix.lseek(self._fd, 0, 1)
                self._is_seekable = True
            except OSError:
                self._is_seekable = False
        return self._is_seekable

    def seek(self, offset, whence=0, /):
        self._check_open()
        return posix.lseek(self._fd, _index(offset), whence)

    def tell(self):
        self._check_open()
        return posix.lseek(self._fd, 0, 1)

    def truncate(self, size=None, /):
        self._check_open()
        if not self._writes:
            raise UnsupportedOperation('File not open for writing')
        if size is None:
            size = self.tell()
        posix.ftruncate(self._fd, size)
        return size

    def read(self, size=-1, /):
        self._check_open()
        if not self._reads:
            raise UnsupportedOperation('File not open for reading')
        size = _size(size)
        if size < 0:
            return self.readall()
        return posix.read(self._fd, size)

    def readall(self):
        self._check_open()
        if not self._reads:
            raise UnsupportedOperation('File not open for reading')
        parts = []
        while data := posix.read(self._fd, 1 << 20):
            parts.append(data)
        return b''.join(parts)

    def readinto(self, buffer, /):
        buffer = _writable(buffer, 'readinto')
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._check_open()
        if not self._writes:
            raise UnsupportedOperation('File not open for writing')
        return posix.write(self._fd, _bytes(data))


class _Buffered(_BufferedIOBase):
    """A buffer in front of a raw stream: at any time there is something left to read in it, or to write, or neither.

    Other threads run while the raw stream is at work, and at no other time in these methods. So what works on the raw stream
    holds the lock, and everything else just waits until nobody does."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self.raw = raw
        self._limit = buffer_size
        self._buf = b''
        self._at = 0
        self._parts = []
        self._n = 0
        self._lock = RLock()

    def _check(self, what):
        """At the start of each method."""
        while self._lock.locked():
            if self._lock._is_owned():
                raise RuntimeError(f'reentrant call inside {self!r}')
            with self._lock:
                pass
        if self.raw is None:
            raise ValueError('raw stream has been detached')
        if self.raw.closed:
            raise ValueError(what)

    @property
    def closed(self):
        raw = self.__dict__.get('raw')
        return raw is None or raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        try:
            return f'<_io.{type(self).__name__} name={self.raw.name!r}>'
        except AttributeError:
            return f'<_io.{type(self).__name__}>'

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def flush(self):
        self._check('flush of closed file')
        self._write_out()
        self._forget()

    def _write_out(self):
        if not self._parts:
            return
        data = b''.join(self._parts)
        self._parts = []
        self._n = 0
        with self._lock:
            while data:
                n = self.raw.write(data)
                data = data[n:]

    def _forget(self):
        """Puts the raw stream where reading has come to."""
        left = len(self._buf) - self._at
        self._buf = b''
        self._at = 0
        if left and self.raw.seekable():
            with self._lock:
                self.raw.seek(-left, 1)

    def tell(self):
        return self.raw.tell() - (len(self._buf) - self._at) + self._n

    def seek(self, offset, whence=0, /):
        self._check('seek of closed file')
        if whence not in (0, 1, 2):
            raise ValueError(f'whence value {whence} unsupported')
        if not self.raw.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        with self._lock:
            self._write_out()
            self._forget()
            return self.raw.seek(offset, whence)

    def truncate(self, size=None, /):
        self._check('truncate of closed file')
        if not self.raw.writable():
            raise UnsupportedOperation('truncate')
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)

    def _read(self, size=-1):
        self._check('read of closed file')
        size = _size(size)
        if size < -1:
            raise ValueError('read length must be non-negative or -1')
        if self._parts:
            self._write_out()
        buf, at = self._buf, self._at
        if 0 <= size <= len(buf) - at:
            self._at = at + size
            return buf[at:at + size]
        with self._lock:
            return self._read_on(size)

    def _read_on(self, size):
        """Reads more than there is in the buffer."""
        parts = [self._buf[self._at:]]
        self._buf = b''
        self._at = 0
        if size < 0:
            return self._read_all(parts)
        missing = size - len(parts[0])
        while missing > 0:
            data = self.raw.read(max(self._limit, missing))
            if not data:
                break
            if len(data) > missing:
                self._buf = data
                self._at = missing
                data = data[:missing]
            parts.append(data)
            missing -= len(data)
        return b''.join(parts)

    def _read_all(self, parts):
        """Reads all there is; None if there is nothing, and the raw stream would wait for it. It need not have `readall`."""
        def checked(data, method):
            if data is not None and not isinstance(data, bytes):
                raise TypeError(f'{method}() should return bytes')
            return data
        buffered = bool(parts[0])
        if hasattr(self.raw, 'readall'):
            data = checked(self.raw.readall(), 'readall')
            return b''.join([*parts, data or b'']) if buffered else data
        while data := checked(self.raw.read(), 'read'):
            parts.append(data)
        return data if len(parts) == 1 and not buffered else b''.join(parts)

    def _read1(self, size=-1):
        self._check('read of closed file')
        size = _size(size)
        if self._parts:
            self._write_out()
        if size < 0:
            size = self._limit
        if size == 0:
            return b''
        if self._at >= len(self._buf):
            self._fill()
        at = self._at
        data = self._buf[at:at + size]
        self._at = at + len(data)
        return data

    def _peek(self, size=0):
        self._check('peek of closed file')
        if self._parts:
            self._write_out()
        if self._at >= len(self._buf):
            self._fill()
        return self._buf[self._at:]

    def _fill(self):
        with self._lock:
            self._buf = self.raw.read(self._limit) or b''
            self._at = 0

    def _readline(self, size=-1):
        self._check('readline of closed file')
        size = _size(size)
        parts = []
        n = 0
        while size < 0 or n < size:
            if self._at >= len(self._buf) and not self._peek():
                break
            buf, at = self._buf, self._at
            end = buf.find(b'\n', at) + 1
            stop = end or len(buf)
            if size >= 0:
                stop = min(stop, at + size - n)
            parts.append(buf[at:stop])
            self._at = stop
            n += stop - at
            if stop == end:
                break
        return parts[0] if len(parts) == 1 else b''.join(parts)

    def _write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check('write to closed file')
        data = _bytes(data)
        if self._buf:
            self._forget()
        n = len(data)
        if self._n + n > self._limit:
            self._write_out()
        self._parts.append(data)
        self._n += n
        if n > self._limit:
            self._write_out()
        return n


class BufferedReader(_Buffered):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        super().__init__(raw, buffer_size)

    read = _Buffered._read
    read1 = _Buffered._read1
    peek = _Buffered._peek
    readline = _Buffered._readline

    def flush(self):
        self._check('flush of closed file')

    def writable(self):
        return False


class BufferedWriter(_Buffered):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        super().__init__(raw, buffer_size)

    write = _Buffered._write

    def readable(self):
        return False


class BufferedRandom(_Buffered):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        super().__init__(raw, buffer_size)

    read = _Buffered._read
    read1 = _Buffered._read1
    peek = _Buffered._peek
    readline = _Buffered._readline
    write = _Buffered._write


class _StandardInput(BufferedReader):
    """The bytes of standard input; `sys.stdin` reads from the same buffer."""

    def read(self, size=-1, /):
        self._check('read of closed file')
        size = _size(size)
        if size < -1:
            raise ValueError('read length must be non-negative or -1')
        return posix._read_stdin('all', size)

    def read1(self, size=-1, /):
        self._check('read of closed file')
        return posix._read_stdin('some', _size(size) if size >= 0 else self._limit)

    def peek(self, size=0, /):
        self._check('peek of closed file')
        return posix._read_stdin('peek', 0)

    def readline(self, size=-1, /):
        self._check('readline of closed file')
        return posix._read_stdin('line', _size(size))


class _StandardOutput(BufferedWriter):
    """The bytes of standard output, in one buffer with the text of `sys.stdout`."""

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check('write to closed file')
        return posix._write_stdout(data)

    def flush(self):
        self._check('flush of closed file')
        posix._flush_stdout()


class _StandardError(BufferedWriter):
    """The bytes of standard error, which keeps nothing back."""

    def write(self, data, /):
        n = super().write(data)
        self.flush()
        return n


for _class, _name in ((_StandardInput, 'BufferedReader'), (_StandardOutput, 'BufferedWriter'),
                      (_StandardError, 'BufferedWriter')):
    _class.__name__ = _class.__qualname__ = _name
del _class, _name


def _standard_stream(fd, name):
    """What is below a standard stream."""
    raw = FileIO(fd, 'rb' if fd == 0 else 'wb', closefd=False)
    raw.name = name
    return (_StandardInput, _StandardOutput, _StandardError)[fd](raw)


class BufferedRWPair(_BufferedIOBase):
    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readline(self, size=-1, /):
        return self.reader.readline(size)

    def write(self, data, /):
        return self.writer.write(data)

    def flush(self):
        self.writer.flush()

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def isatty(self):
        return self.writer.isatty() or self.reader.isatty()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class IncrementalNewlineDecoder:
    def __init__(self, decoder, translate, errors='strict'):
        self.decoder = decoder
        self.translate = translate
        self._held = False
        self._seen = 0

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final)
        if self._held and (text or final):
            text = '\r' + text
            self._held = False
        if text.endswith('\r') and not final:
            text = text[:-1]
            self._held = True
        self._seen |= _newline_kinds(text)
        return _translated(text) if self.translate else text

    def reset(self):
        self._held = False
        self._seen = 0
        if self.decoder is not None:
            self.decoder.reset()

    def getstate(self):
        state, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return state, flag << 1 | self._held

    def setstate(self, state):
        self._held = bool(state[1] & 1)
        if self.decoder is not None:
            self.decoder.setstate((state[0], state[1] >> 1))

    @property
    def newlines(self):
        return _NEWLINES[self._seen]


_NEWLINES = (None, '\n', '\r', ('\r', '\n'), '\r\n', ('\n', '\r\n'), ('\r', '\r\n'), ('\r', '\n', '\r\n'))


def _newline_kinds(text):
    if '\r' not in text:
        return 1 if '\n' in text else 0
    pairs = text.count('\r\n')
    return ((text.count('\n') > pairs) | (text.count('\r') > pairs) << 1 | (pairs > 0) << 2)


def _translated(text):
    if '\r' in text:
        return text.replace('\r\n', '\n').replace('\r', '\n')
    return text


def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(
            f"TextIOWrapper() argument 'newline' must be str or None, not {type(newline).__name__}")
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')


def _line_end(text, start, newline):
    """Where the line that begins there ends, or 0."""
    if newline is None or newline == '\n':
        return text.find('\n', start) + 1
    if newline:
        return (i + len(newline)) if (i := text.find(newline, start)) >= 0 else 0
    n = text.find('\n', start)
    r = text.find('\r', start, n if n >= 0 else len(text))
    if r < 0:
        return n + 1
    return r + 2 if r + 1 == n else r + 1


class TextIOWrapper(_TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None,
                 line_buffering=False, write_through=False):
        _check_newline(newline)
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError('TextIOWrapper() argument \'encoding\' must be str or None, '
                            f'not {type(encoding).__name__}')
        if encoding is None or encoding == 'locale':
            encoding = 'utf-8' if encoding is None else 'UTF-8'
        ''.encode(encoding)
        self._buffer = buffer
        self._encoding = encoding
        self._errors = 'strict' if errors is None else errors
        self._newline = newline
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._seekable = buffer.seekable()
        self._writing_as = self._reading_as = encoding
        self._decoder = None
        self._seen = 0
        self._pending = []
        self._n_pending = 0
        self._reset()
        if self._seekable and buffer.writable() and buffer.tell():
            self._writing_as = _continued(encoding)

    def _reset(self):
        self._text = ''
        self._at = 0
        self._chunk = b''
        self._chunk_as = self._reading_as
        self._carry = b''
        self._telling = True

    buffer = property(lambda self: self._buffer)
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    newlines = property(lambda self: _NEWLINES[self._seen])

    @property
    def name(self):
        return self._buffer.name

    @property
    def closed(self):
        buffer = self.__dict__.get('_buffer')
        return buffer is None or buffer.closed

    def __repr__(self):
        out = '<_io.TextIOWrapper'
        name = getattr(self._buffer, 'name', None)
        if name is not None:
            out += f' name={name!r}'
        mode = self.__dict__.get('mode')
        if mode is not None:
            out += f' mode={mode!r}'
        return f'{out} encoding={self._encoding!r}>'

    def _check_open(self):
        if self._buffer is None:
            raise ValueError('underlying buffer has been detached')
        if self._buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None,
                    write_through=None):
        if self._chunk and (encoding is not None or errors is not None or newline is not ...):
            raise UnsupportedOperation(
                'It is not possible to set the encoding or newline of stream after the first read')
        self.flush()
        if encoding is not None:
            ''.encode(encoding)
            self._encoding = self._writing_as = self._reading_as = encoding
            self._errors = 'strict'
        if errors is not None:
            self._errors = errors
        if newline is not ...:
            _check_newline(newline)
            self._newline = newline
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    def detach(self):
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def _attached(self):
        if self._buffer is None:
            raise ValueError('underlying buffer has been detached')
        return self._buffer

    def fileno(self):
        return self._attached().fileno()

    def isatty(self):
        return self._attached().isatty()

    def readable(self):
        return self._attached().readable()

    def writable(self):
        return self._attached().writable()

    def seekable(self):
        return self._attached().seekable()

    # Writing

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'write() argument must be str, not {type(s).__name__}')
        self._check_open()
        if not self._buffer.writable():
            raise UnsupportedOperation('not writable')
        n = len(s)
        flushes = self._line_buffering and ('\n' in s or '\r' in s)
        if self._newline in ('\r', '\r\n') and '\n' in s:
            s = s.replace('\n', self._newline)
        data = s.encode(self._writing_as, self._errors)
        if s:
            self._writing_as = _continued(self._writing_as)
        if self._chunk or self._carry:
            self._reset()
        self._pending.append(data)
        self._n_pending += len(data)
        if self._n_pending > _CHUNK_BYTES or self._write_through or flushes:
            self._write_pending()
            if flushes:
                self._buffer.flush()
        return n

    def _write_pending(self):
        if self._pending:
            data = b''.join(self._pending)
            self._pending = []
            self._n_pending = 0
            self._buffer.write(data)

    def flush(self):
        self._check_open()
        self._write_pending()
        self._buffer.flush()

    # Reading

    def _decode(self, data, final):
        """Text, and how many bytes it was made of."""
        if self._decoder is None:
            found = _decode_part(data, self._reading_as, self._errors, final)
            if found is not None:
                return found
            import codecs
            self._decoder = codecs.getincrementaldecoder(self._encoding)(self._errors)
        return self._decoder.decode(data, final), len(data), self._reading_as

    def _more(self):
        """Reads another chunk; False at the end."""
        data = self._buffer.read1(_CHUNK_BYTES)
        final = not data
        data = self._carry + data
        if self._at:
            n = self._bytes_of(self._at)
            self._chunk = self._chunk[n:]
            if n:
                self._chunk_as = self._reading_as
            self._text = self._text[self._at:]
            self._at = 0
        text, n, reading_as = self._decode(data, final)
        if text.endswith('\r') and not final and not self._newline and self._decoder is None:
            text = text[:-1]
            n -= len('\r'.encode(_continued(reading_as)))
        if n:
            self._reading_as = reading_as
        self._carry = data[n:]
        self._chunk += data[:n]
        if not self._newline:
            self._seen |= _newline_kinds(text)
        if self._newline is None:
            text = _translated(text)
        self._text += text
        return not final

    def _bytes_of(self, n_chars):
        """How many bytes of the chunk the first characters of the text are made of."""
        chunk = self._chunk
        if len(chunk) == len(self._text) or n_chars == 0:
            return n_chars
        if n_chars == len(self._text):
            return len(chunk)
        low, high = 0, len(chunk)
        encoding = self._chunk_as
        while low < high:
            middle = (low + high) // 2
            text = (_decode_part(chunk[:middle], encoding, self._errors, False) or ('',))[0]
            if self._newline is None:
                if text.endswith('\r'):
                    text = text[:-1]
                text = _translated(text)
            if len(text) < n_chars:
                low = middle + 1
            else:
                high = middle
        return low

    def _ready_to_read(self):
        self._check_open()
        if not self._buffer.readable():
            raise UnsupportedOperation('not readable')
        self._write_pending()

    def read(self, size=-1, /):
        self._ready_to_read()
        size = _size(size)
        if size < 0:
            data = self._carry + self._buffer.read()
            text, _, self._reading_as = self._decode(data, True)
            if not self._newline:
                self._seen |= _newline_kinds(text)
            if self._newline is None:
                text = _translated(text)
            text = self._text[self._at:] + text
            telling = self._telling
            self._reset()
            self._telling = telling
            return text
        while len(self._text) - self._at < size and self._more():
            pass
        at = self._at
        text = self._text[at:at + size]
        self._at = at + len(text)
        return text

    def readline(self, size=-1, /):
        self._ready_to_read()
        size = _index(size)
        start = self._at
        searched = start
        while True:
            end = _line_end(self._text, searched, self._newline)
            if end or 0 <= size <= len(self._text) - self._at:
                break
            left = max(0, len(self._text) - self._at - 1)
            more = self._more()
            searched = self._at + left if self._at + left <= len(self._text) else self._at
            if not more:
                end = _line_end(self._text, self._at, self._newline)
                break
        start = self._at
        end = end or len(self._text)
        if size >= 0:
            end = min(end, start + size)
        self._at = end
        return self._text[start:end]

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    # Positions

    def tell(self):
        self._check_open()
        if not self._seekable:
            raise UnsupportedOperation('underlying stream is not seekable')
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        self.flush()
        return self._buffer.tell() - len(self._carry) - len(self._chunk) + self._bytes_of(self._at)

    def seek(self, cookie, whence=0, /):
        self._check_open()
        if not self._seekable:
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            cookie = self._buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        self.flush()
        self._buffer.seek(cookie)
        self._decoder = None
        encoding = _continued(self._encoding) if cookie else self._encoding
        self._writing_as = self._reading_as = encoding
        self._reset()
        return cookie

    def truncate(self, pos=None, /):
        self.flush()
        return self._buffer.truncate(self.tell() if pos is None else pos)


_CONTINUED = {'utf_16': 'utf-16-le', 'utf16': 'utf-16-le', 'utf_32': 'utf-32-le', 'utf32': 'utf-32-le',
              'utf_8_sig': 'utf-8', 'u16': 'utf-16-le', 'u32': 'utf-32-le'}


def _continued(encoding):
    """The encoding for what does not come first, and so without a byte order mark."""
    return _CONTINUED.get(encoding.lower().replace('-', '_'), encoding)


StringIO, BytesIO = _memory_streams.classes(_TextIOBase, _BufferedIOBase)


def _option(name, value):
    if value is not None and not isinstance(value, str):
        raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")


def _class_name(value):
    return 'None' if value is None else type(value).__name__


def _open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {_class_name(mode)}")
    _option('encoding', encoding)
    _option('errors', errors)
    _option('newline', newline)
    if not isinstance(file, int):
        # What can be a number is one of a descriptor.
        file = _index(file) if getattr(type(file), '__index__', None) is not None else _path(file)
    buffering = _index(buffering)
    kinds = set(mode)
    if kinds - set('axrwb+t') or len(mode) > len(kinds):
        raise ValueError(f'invalid mode: {mode!r}')
    binary = 'b' in kinds
    if 't' in kinds and binary:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds & set('xrwa')) > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    raw_mode = ''.join(c for c in 'xrwa+' if c in kinds)
    raw = FileIO(file, raw_mode, closefd, opener)
    result = raw
    try:
        line_buffering = buffering == 1 or buffering < 0 and raw.isatty()
        if buffering == 0:
            if binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        if buffering < 0 or buffering == 1:
            buffering = DEFAULT_BUFFER_SIZE
        if '+' in kinds:
            result = BufferedRandom(raw, buffering)
        elif 'r' in kinds:
            result = BufferedReader(raw, buffering)
        else:
            result = BufferedWriter(raw, buffering)
        if binary:
            return result
        result = TextIOWrapper(result, encoding, errors, newline, line_buffering)
        result.mode = mode
        return result
    except BaseException:
        result.close()
        raise


from builtins import open


def open_code(path):
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, 'rb')
