# Sockets on this machine: streams, datagrams, pairs, timeouts and errors.
import errno
import os
import socket
import struct
import tempfile


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError) as e:
        return type(e).__name__, str(e)


# Streams.
server = socket.create_server(("127.0.0.1", 0))
host, port = server.getsockname()
print(host, port > 0, server.family, server.type, server.proto)
client = socket.create_connection((host, port))
peer, address = server.accept()
print(address == client.getsockname(), client.getpeername() == (host, port), peer.getsockname() == (host, port))
print(client.send(b"hello"), peer.recv(100))
client.sendall(b"x" * 100_000)
print(len(peer.recv(100_000, socket.MSG_WAITALL)))
buffer = bytearray(10)
peer.send(b"into")
print(client.recv_into(buffer), buffer, attempt(client.recv_into, b"1234"), attempt(client.recv_into, buffer, 20))
peer.send(b"peeked")
print(client.recv(3, socket.MSG_PEEK), client.recv(10))
with client.makefile("rw", encoding="utf-8", newline="\n") as f:
    f.write("line one\nline two\n")
    f.flush()
    lines = peer.makefile("rb")
    print(lines.readline(), lines.readline())
    lines.close()
client.shutdown(socket.SHUT_WR)
print(peer.recv(10), peer.recv(10))
peer.close()
print(client.recv(10))
client.close()
print(client.fileno(), attempt(client.send, b"x")[0], attempt(peer.getsockname)[0])
server.close()
print(attempt(socket.create_connection, (host, port)))
with socket.socket() as s:
    print(s.connect_ex((host, port)) == errno.ECONNREFUSED)

# Datagrams.
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("127.0.0.1", 0))
b.bind(("127.0.0.1", 0))
print(a.sendto(b"one", b.getsockname()), b.recvfrom(100) == (b"one", a.getsockname()))
print(b.sendto(b"two", 0, a.getsockname()), a.recvfrom_into(buffer)[0], buffer[:3])
a.connect(b.getsockname())
print(a.send(b"three"), b.recv(2), attempt(a.sendto, b"x"), attempt(a.sendto, "x", b.getsockname()))
a.close()
b.close()

# Pairs, and what they can carry.
a, b = socket.socketpair()
print(a.family, a.type, a.getsockname(), b.getpeername())
r, w = os.pipe()
a.sendmsg([b"take"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("i", r))])
data, control, flags, address = b.recvmsg(100, socket.CMSG_SPACE(4))
(level, kind, packed), = control
os.write(w, b"through the copy")
copy, = struct.unpack("i", packed)
print(data, level == socket.SOL_SOCKET, kind == socket.SCM_RIGHTS, flags, address, os.read(copy, 100))
for fd in (r, w, copy):
    os.close(fd)
print(a.sendmsg([b"a", bytearray(b"bc")]), b.recvmsg(10))
parts = [bytearray(2), bytearray(5)]
a.send(b"scattered")
print(b.recvmsg_into(parts)[0], parts, b.recv(10))
print(a.detach() >= 0, a.fileno())
c = socket.socket(fileno=b.detach())
print(c.family, c.type, c.proto)
c.close()

# Timeouts.
a, b = socket.socketpair()
print(a.gettimeout(), a.getblocking(), a.timeout)
a.settimeout(0.01)
print(attempt(a.recv, 1), a.getblocking(), a.gettimeout())
a.setblocking(False)
print(attempt(a.recv, 1), a.gettimeout())
a.settimeout(None)
print(a.gettimeout(), [attempt(a.settimeout, x) for x in (-1, "x", float("nan"))])
a.settimeout(5)
b.send(b"in time")
print(a.recv(100))
a.settimeout(0.01)
print(attempt(a.sendall, b"x" * 10_000_000))
a.close()
b.close()
socket.setdefaulttimeout(2.5)
with socket.socket() as s:
    print(s.gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)

# Files as addresses.
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "socket")
    with socket.socket(socket.AF_UNIX) as s, socket.socket(socket.AF_UNIX) as c:
        s.bind(path)
        s.listen()
        c.connect(path)
        p, address = s.accept()
        print(repr(address), s.getsockname() == path, c.getpeername() == path)
        p.close()
        print(attempt(c.connect, path)[0], attempt(s.bind, "x" * 200))
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(b"\0abstract name of a test")
        print(s.getsockname())

# Options.
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), len(s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 2))
    print(struct.unpack("ii", s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0, attempt(s.getsockopt, 0, 0, 5000))
    print(attempt(s.bind, ("127.0.0.1", 70000)), attempt(s.bind, "127.0.0.1"), attempt(s.bind, ("127.0.0.1",)))
    print(attempt(s.bind, ("127.0.0.1", "x")), attempt(s.connect, ("256.0.0.1", 1)), s.get_inheritable())

# Names and numbers.
print(socket.inet_aton("127.1"), socket.inet_ntoa(b"\x7f\0\0\1"), attempt(socket.inet_aton, "x"), attempt(socket.inet_ntoa, b"1"))
print(socket.inet_pton(socket.AF_INET6, "::1"), socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"))
print(attempt(socket.inet_pton, socket.AF_INET, "1.2.3"), attempt(socket.inet_ntop, socket.AF_INET, b"12345"))
print(socket.htons(1), socket.ntohs(256), socket.htonl(1), socket.ntohl(1 << 24), attempt(socket.htons, 70000)[0])
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
print(socket.getaddrinfo(None, "8080", socket.AF_INET, socket.SOCK_DGRAM, 0, socket.AI_PASSIVE))
print(attempt(socket.getaddrinfo, "300.0.0.1", 1, 0, 0, 0, socket.AI_NUMERICHOST))
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.gethostbyname("127.0.0.1"), socket.gethostbyname(""), socket.gethostname() != "")
print(socket.gaierror.__mro__[1].__name__, socket.timeout is TimeoutError, socket.error is OSError, socket.gaierror.__module__)
print(socket.CMSG_LEN(4), socket.CMSG_SPACE(4), attempt(socket.CMSG_LEN, -1))
print(attempt(socket.socket, 12345), attempt(socket.socket, fileno=-1), attempt(socket.socket, fileno=99999)[0])
print(socket.has_ipv6, socket.AF_INET, repr(socket.SOCK_STREAM), socket.AddressFamily(2))
