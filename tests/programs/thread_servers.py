# Servers in threads, clients in others; logging from all of them.
import http.server
import io
import logging
import socket
import socketserver
import threading
import urllib.error
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/missing":
            self.send_error(404, "Nothing here")
            return
        body = f"{self.path} for you".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, format, *args):
        seen.append(args[0])


seen = []
for kind in (http.server.HTTPServer, http.server.ThreadingHTTPServer):
    with kind(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        print(opener.open(address + "/one").read().decode())
        print(opener.open(urllib.request.Request(address, data=b"abc")).read())
        try:
            opener.open(address + "/missing")
        except urllib.error.HTTPError as e:
            print(e.code, e.reason)
        answers = []

        def asks(k):
            answers.append(opener.open(f"{address}/{k}").read().decode())

        threads = [threading.Thread(target=asks, args=(k,)) for k in range(8)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        print(sorted(answers))
        server.shutdown()
        thread.join()
print(len(seen), seen[0])


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    clients = [socket.create_connection(server.server_address) for _ in range(3)]
    for k, c in enumerate(clients):
        c.sendall(b"hello %d\n" % k)
    print([c.makefile("rb").readline() for c in clients])
    for c in clients:
        c.close()
    server.shutdown()

# A pair of sockets, one end blocked in a thread
a, b = socket.socketpair()
got = []
t = threading.Thread(target=lambda: got.append(b.recv(100)))
t.start()
a.sendall(b"ping")
t.join()
print(got)
a.close()
b.close()

# Logging
out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(threadName)s %(levelname)s %(message)s"))
log = logging.getLogger("threads")
log.addHandler(handler)
log.propagate = False
log.setLevel(logging.INFO)


def logs(k):
    for i in range(100):
        log.info("message %d of %d", i, k)
    log.debug("not shown")


threads = [threading.Thread(target=logs, args=(k,), name=f"t{k}") for k in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
lines = out.getvalue().splitlines()
print(len(lines), sorted(lines) == sorted(f"t{k} INFO message {i} of {k}" for k in range(4) for i in range(100)))
