# Waiting for descriptors: `select`, `poll`, `epoll` and what is built on them.
import os
import select
import selectors
import socket


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (OSError, TypeError, ValueError, KeyError, OverflowError) as e:
        return type(e).__name__, str(e)


class File:
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd

    def __repr__(self):
        return "<file>"


r, w = os.pipe()
file = File(r)
print(select.select([r], [], [], 0), select.select([], [w], [], 0) == ([], [w], []), select.select([r], [], [], 0.01))
os.write(w, b"x")
print(select.select([file], [w], [], 5)[0], select.select([r, r], (), (), None)[0] == [r, r])
for args in (([r],), ([-1], [], []), (["x"], [], []), ([r], [], [], -1), ([r], [], [], "x"), ([10**10], [], []), (1, [], []), ([File("x")], [], [])):
    print(attempt(select.select, *args))

p = select.poll()
print(p.poll(0), p.register(file, select.POLLIN), p.poll() == [(r, select.POLLIN)])
print(p.modify(r, select.POLLOUT), p.poll(0), attempt(p.modify, w, 1)[0], attempt(p.unregister, w)[0])
p.register(w)
print(p.poll(1) == [(w, select.POLLOUT)], p.unregister(file), attempt(p.register, "x"), attempt(p.register, r, -1))
print(attempt(p.poll, "x"), attempt(p.register, r, 1 << 20)[0])

e = select.epoll()
print(e.fileno() >= 0, e.closed, e.register(r, select.EPOLLIN), e.poll(0) == [(r, select.EPOLLIN)])
print(attempt(e.register, r)[0], e.modify(r, select.EPOLLIN | select.EPOLLONESHOT), len(e.poll()), e.poll(0), e.unregister(r))
print(attempt(e.unregister, r)[0], attempt(e.poll, 0, 0), attempt(e.poll, "x"), attempt(select.epoll, -5), attempt(select.epoll, flags=3))
copy = select.epoll.fromfd(os.dup(e.fileno()))
copy.close()
print(copy.closed, attempt(copy.poll), attempt(copy.fileno))
with e:
    pass
print(e.closed, attempt(e.__enter__), e.close())
os.read(r, 1)
os.close(w)
print(select.select([r], [], [], 5)[0] == [r], os.read(r, 1))
q = select.poll()
q.register(r, select.POLLIN)
print(q.poll(0) == [(r, select.POLLHUP)])
os.close(r)
print(q.poll(0) == [(r, select.POLLNVAL)], attempt(select.select, [r], [], [], 0))

for make in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    with make() as s:
        a, b = socket.socketpair()
        key = s.register(a, selectors.EVENT_READ, data="first")
        s.register(b, selectors.EVENT_READ | selectors.EVENT_WRITE)
        print(make.__name__, key.data, [(k.fileobj is b, events) for k, events in s.select(1)])
        b.send(b"x")
        s.modify(b, selectors.EVENT_READ, "second")
        print([(k.data, events) for k, events in s.select()], s.get_key(b).data, len(s.get_map()))
        print(attempt(s.register, a, 1)[0], attempt(s.register, -1, 1), attempt(s.register, a, 8))
        s.unregister(a)
        print(s.select(0), attempt(s.unregister, a)[0])
        a.close()
        b.close()
