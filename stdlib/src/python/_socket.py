"""Sockets."""

import _sockets
from _sockets import *
from _sockets import gaierror, herror

error = OSError
timeout = TimeoutError
has_ipv6 = True
CAPI = None

_default_timeout = None


def _index(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    return value.__index__()


def _checked_timeout(value):
    """A timeout: None, or seconds that are not negative."""
    if value is None:
        return None
    if isinstance(value, float):
        seconds = value
    else:
        try:
            seconds = float(_index(value))
        except (AttributeError, TypeError):
            raise TypeError(
                f"'{type(value).__name__}' object cannot be interpreted as an integer or float") from None
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("Timeout value out of range")
    if seconds > 9223372036:
        raise OverflowError("timestamp out of range for platform time_t")
    return seconds


def getdefaulttimeout():
    """Returns the default timeout in seconds (float) for new socket objects.

    A value of None indicates that new socket objects have no timeout.
    When the socket module is first imported, the default is None."""
    return _default_timeout


def setdefaulttimeout(timeout, /):
    """Set the default timeout in seconds (float) for new socket objects.

    A value of None indicates that new socket objects have no timeout.
    When the socket module is first imported, the default is None."""
    global _default_timeout
    _default_timeout = _checked_timeout(timeout)


class socket:
    """A socket. The family, type and protocol are AF_INET, SOCK_STREAM and 0 unless they are given."""

    # The classes that derive from this one have properties called `family` and `type`.
    __slots__ = ("_fd", "_family", "_type", "_proto", "_timeout")

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._fd, self._timeout = -1, None
        self._family = self._type = self._proto = 0
        return self

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is not None:
            if isinstance(fileno, float):
                raise TypeError("integer argument expected, got float")
            fd = _index(fileno)
            if fd < 0:
                raise ValueError("negative file descriptor")
            kind = _sockets.kind(fd)
            family, type, proto = (known if asked == -1 else asked
                                   for asked, known in zip((family, type, proto), kind))
        else:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
            fd = _sockets.open(family, type, proto)
        self._become(fd, family, type, proto)

    def _become(self, fd, family, type, proto):
        nonblocking = type & SOCK_NONBLOCK
        self._fd, self._family, self._proto = fd, family, proto
        self._type = type & ~(SOCK_CLOEXEC | SOCK_NONBLOCK)
        self._timeout = 0.0 if nonblocking else _default_timeout
        if _default_timeout is not None and not nonblocking:
            _sockets.set_blocking(fd, False)

    def __del__(self):
        fd = self._fd
        if fd != -1:
            import warnings
            warnings.warn(f"unclosed {self!r}", ResourceWarning, source=self)
            self._fd = -1
            _sockets.close(fd)

    def __repr__(self):
        return f"<socket object, fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}>"

    @property
    def family(self):
        """the socket family"""
        return self._family

    @property
    def type(self):
        """the socket type"""
        return self._type

    @property
    def proto(self):
        """the socket protocol"""
        return self._proto

    @property
    def timeout(self):
        """the socket timeout"""
        return self._timeout

    def close(self):
        """Close the socket.  It cannot be used after this call."""
        fd, self._fd = self._fd, -1
        if fd != -1:
            _sockets.close(fd)

    def detach(self):
        """Close the socket object without closing the underlying file descriptor.

        The object cannot be used after this call, but the file descriptor
        can be reused for other purposes.  The file descriptor is returned."""
        fd, self._fd = self._fd, -1
        return fd

    def fileno(self):
        """Return the integer file descriptor of the socket."""
        return self._fd

    def setblocking(self, flag, /):
        """Set the socket to blocking (flag is true) or non-blocking (false).

        setblocking(True) is equivalent to settimeout(None);
        setblocking(False) is equivalent to settimeout(0.0)."""
        flag = bool(flag)
        _sockets.set_blocking(self._fd, flag)
        self._timeout = None if flag else 0.0

    def getblocking(self):
        """Returns True if socket is in blocking mode, or False if it
        is in non-blocking mode."""
        return self._timeout != 0.0

    def settimeout(self, timeout, /):
        """Set a timeout on socket operations.

        'timeout' can be a float, giving in seconds, or None.
        Setting a timeout of None disables the timeout feature and is
        equivalent to setblocking(1).  Setting a timeout of zero is the same
        as setblocking(0)."""
        timeout = _checked_timeout(timeout)
        _sockets.set_blocking(self._fd, timeout is None)
        self._timeout = timeout

    def gettimeout(self):
        """Returns the timeout in seconds (float) associated with socket operations.

        A timeout of None indicates that timeouts on socket operations are
        disabled."""
        return self._timeout

    def bind(self, address, /):
        """Bind the socket to a local address.

        For IP sockets, the address is a pair (host, port); the host must refer
        to the local host. For raw packet sockets the address is a tuple
        (ifname, proto [,pkttype [,hatype [,addr]]])"""
        _sockets.bind(self._fd, self._family, address)

    def listen(self, backlog=128, /):
        """Enable a server to accept connections.

        If backlog is specified, it must be at least 0 (if it is lower, it is
        set to 0); it specifies the number of unaccepted connections that the
        system will allow before refusing new connections."""
        _sockets.listen(self._fd, backlog)

    def _accept(self):
        """Wait for an incoming connection; return its descriptor and the address of the client."""
        return _sockets.accept(self._fd, self._timeout)

    def connect(self, address, /):
        """Connect the socket to a remote address.

        For IP sockets, the address is a pair (host, port)."""
        _sockets.connect(self._fd, self._family, address, self._timeout, True)

    def connect_ex(self, address, /):
        """This is like connect(address), but returns an error code (the errno value)
        instead of raising an exception when an error occurs."""
        return _sockets.connect(self._fd, self._family, address, self._timeout, False)

    def shutdown(self, how, /):
        """Shut down the reading side of the socket (flag == SHUT_RD), the writing side
        of the socket (flag == SHUT_WR), or both ends (flag == SHUT_RDWR)."""
        _sockets.shutdown(self._fd, how)

    def getsockname(self):
        """Return the address of the local endpoint."""
        return _sockets.own_address(self._fd)

    def getpeername(self):
        """Return the address of the remote endpoint."""
        return _sockets.peer_address(self._fd)

    def recv(self, bufsize, flags=0, /):
        """Receive up to bufsize bytes from the socket."""
        return _sockets.recv(self._fd, bufsize, flags, self._timeout)

    def recvfrom(self, bufsize, flags=0, /):
        """Like recv(buffersize, flags) but also return the sender's address info."""
        return _sockets.recvfrom(self._fd, bufsize, flags, self._timeout)

    def recv_into(self, buffer, nbytes=0, flags=0):
        """A version of recv() that stores its data into a buffer rather than creating
        a new bytes object."""
        view, size = _room(buffer, nbytes, "recv_into")
        data = _sockets.recv(self._fd, size, flags, self._timeout)
        view[:len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        """Like recv_into(buffer[, nbytes[, flags]]) but also return the sender's address info."""
        view, size = _room(buffer, nbytes, "recvfrom_into")
        data, address = _sockets.recvfrom(self._fd, size, flags, self._timeout)
        view[:len(data)] = data
        return len(data), address

    def recvmsg(self, bufsize, ancbufsize=0, flags=0, /):
        """Receive normal data (up to bufsize bytes) and ancillary data from the socket."""
        data, control, flags, address = _sockets.recvmsg(self._fd, bufsize, ancbufsize, flags, self._timeout)
        return data, control, flags, address

    def recvmsg_into(self, buffers, ancbufsize=0, flags=0, /):
        """Receive normal data and ancillary data from the socket, scattering the
        non-ancillary data into a series of buffers."""
        views = [memoryview(b).cast("B") for b in buffers]
        data, control, flags, address = _sockets.recvmsg(
            self._fd, sum(map(len, views)), ancbufsize, flags, self._timeout)
        rest = data
        for view in views:
            part, rest = rest[:len(view)], rest[len(view):]
            view[:len(part)] = part
        return len(data), control, flags, address

    def send(self, data, flags=0, /):
        """Send a data string to the socket."""
        return _sockets.send(self._fd, data, flags, self._timeout)

    def sendall(self, data, flags=0, /):
        """Send a data string to the socket.

        This calls send() repeatedly until all data is sent."""
        _sockets.sendall(self._fd, data, flags, self._timeout)

    def sendto(self, data, *args):
        """Like send(data, flags) but allows specifying the destination address.

        For IP sockets, the address is a pair (hostaddr, port)."""
        if not args or len(args) > 2:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args) + 1} given)")
        flags = args[0] if len(args) == 2 else 0
        if not isinstance(data, (bytes, bytearray, memoryview)) and not hasattr(data, "__buffer__"):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        return _sockets.sendto(self._fd, self._family, data, flags, args[-1], self._timeout)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        """Send normal and ancillary data to the socket, gathering the
        non-ancillary data from a series of buffers."""
        data = b"".join(buffers)
        return _sockets.sendmsg(self._fd, self._family, data, ancdata, flags, address, self._timeout)

    def getsockopt(self, level, option, buflen=0, /):
        """Get a socket option.  See the Unix manual for level and option.

        If a nonzero buffersize argument is given, the return value is a
        string of that length; otherwise it is an integer."""
        return _sockets.getsockopt(self._fd, level, option, buflen)

    def setsockopt(self, level, option, value, optlen=None, /):
        """Set a socket option.  See the Unix manual for level and option.

        The value argument can either be an integer, a string buffer, or
        None, optlen."""
        if value is None and optlen is None:
            raise TypeError("socket option should be integer, bytes-like object or None, with its length")
        _sockets.setsockopt(self._fd, level, option, value, optlen or 0)


SocketType = socket


def _room(buffer, nbytes, function):
    """The bytes of a buffer, and how many are to be filled."""
    view = memoryview(buffer).cast("B")
    if view.readonly:
        raise TypeError(
            f"{function}() argument 1 must be read-write bytes-like object, not {type(buffer).__name__}")
    nbytes = _index(nbytes)
    if nbytes < 0:
        raise ValueError(f"negative buffersize in {function}")
    if nbytes > len(view):
        raise ValueError(f"nbytes is greater than the length of the buffer" if function == "recvfrom_into"
                         else "buffer too small for requested bytes")
    return view, nbytes or len(view)


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    """Create a pair of socket objects from the sockets returned by the platform
    socketpair() function."""
    pair = []
    for fd in _sockets.pair(family, type, proto):
        s = socket.__new__(socket)
        s._become(fd, family, type, proto)
        pair.append(s)
    return tuple(pair)


def close(fd, /):
    """Close an integer socket file descriptor.

    This is like os.close(), but for sockets; on some platforms os.close()
    won't work for socket file descriptors."""
    _sockets.close(fd)


def dup(fd, /):
    """Return a new socket file descriptor that refers to the same socket."""
    return _sockets.dup(fd)


def _swapped(value, bits, function):
    value = _index(value)
    if value < 0:
        raise OverflowError(f"{function}: can't convert negative Python int to C {bits}-bit unsigned integer")
    if value >> bits:
        raise OverflowError(f"{function}: Python int too large to convert to C {bits}-bit unsigned integer")
    return int.from_bytes(value.to_bytes(bits // 8, "big"), "little")


def htons(x, /):
    """Convert a 16-bit unsigned integer from host to network byte order."""
    return _swapped(x, 16, "htons")


def ntohs(x, /):
    """Convert a 16-bit unsigned integer from network to host byte order."""
    return _swapped(x, 16, "ntohs")


def htonl(x, /):
    """Convert a 32-bit integer from host to network byte order."""
    return _swapped(x, 32, "htonl")


def ntohl(x, /):
    """Convert a 32-bit integer from network to host byte order."""
    return _swapped(x, 32, "ntohl")


def CMSG_LEN(length, /):
    """Return the total length, without trailing padding, of an ancillary
    data item with associated data of the given length."""
    size = _sockets.control_size(length, False)
    if size is None:
        raise OverflowError("CMSG_LEN() argument out of range")
    return size


def CMSG_SPACE(length, /):
    """Return the buffer size needed for recvmsg() to receive an ancillary
    data item with associated data of the given length."""
    size = _sockets.control_size(length, True)
    if size is None:
        raise OverflowError("CMSG_SPACE() argument out of range")
    return size


def gethostbyname_ex(host, /):
    """Return the true host name, a list of aliases, and a list of IP addresses, for a host."""
    found = getaddrinfo(host, None, AF_INET, SOCK_STREAM, 0, AI_CANONNAME)
    addresses = []
    for *_, (address, _port) in found:
        if address not in addresses:
            addresses.append(address)
    return found[0][3] or host, [], addresses


def gethostbyaddr(host, /):
    """Return the true host name, a list of aliases, and a list of IP addresses, for a host."""
    found = getaddrinfo(host, None, 0, SOCK_STREAM)
    address = found[0][4]
    try:
        name, _ = getnameinfo(address, NI_NAMEREQD)
    except gaierror:
        raise herror(1, "Unknown host") from None
    return name, [], [address[0]]


def sethostname(name, /):
    """Set the hostname to name."""
    raise PermissionError(1, "Operation not permitted")
