# asyncio: streams, servers, datagrams, programs, signals.
import asyncio
import os
import signal
import socket
import sys
import tempfile


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def streams():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"hello\nworld\n")
    print(await reader.readline(), await reader.readexactly(6))
    writer.writelines([b"x" * 50_000, b"\n"])
    await writer.drain()
    print(len(await read_long(reader)))
    writer.write_eof()
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    try:
        r, w = await asyncio.open_connection("127.0.0.1", port)
        w.write(b"short\n")
        w.close()
        await r.readexactly(3)
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__)
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__)


async def read_long(reader):
    data = b""
    while not data.endswith(b"\n"):
        data += await reader.read(4096)
    return data


asyncio.run(streams())


async def unix():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        async with await asyncio.start_unix_server(echo, path):
            r, w = await asyncio.open_unix_connection(path)
            w.write(b"by file\n")
            print(await r.readline())
            w.close()


asyncio.run(unix())


async def datagrams():
    class Server(asyncio.DatagramProtocol):
        def connection_made(self, transport):
            self.transport = transport

        def datagram_received(self, data, address):
            self.transport.sendto(data[::-1], address)

    class Client(asyncio.DatagramProtocol):
        def __init__(self):
            self.got = asyncio.get_running_loop().create_future()

        def connection_made(self, transport):
            transport.sendto(b"abc")

        def datagram_received(self, data, address):
            self.got.set_result(data)

    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Server, ("127.0.0.1", 0))
    address = server.get_extra_info("sockname")
    client, protocol = await loop.create_datagram_endpoint(Client, remote_addr=address)
    print(await protocol.got)
    client.close()
    server.close()


asyncio.run(datagrams())


async def raw():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    receive = asyncio.create_task(loop.sock_recv(a, 100))
    await asyncio.sleep(0)
    await loop.sock_sendall(b, b"raw")
    print(await receive)
    seen = asyncio.Event()
    loop.add_reader(a, seen.set)
    b.send(b"x")
    await seen.wait()
    print(loop.remove_reader(a), loop.remove_reader(a), a.recv(1))
    a.close()
    b.close()


asyncio.run(raw())


async def programs():
    p = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await p.communicate(b"through cat"), p.returncode)
    p = await asyncio.create_subprocess_shell("echo out; echo err >&2; exit 3", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    print(await p.stdout.read(), await p.stderr.read(), await p.wait())
    p = await asyncio.create_subprocess_exec("sleep", "100")
    p.terminate()
    print(await p.wait())
    many = [asyncio.create_subprocess_exec("sh", "-c", f"exit {i}") for i in range(4)]
    print([await p.wait() for p in await asyncio.gather(*many)])
    try:
        await asyncio.create_subprocess_exec("/nonexistent/program")
    except FileNotFoundError as e:
        print(e)


asyncio.run(programs())


async def signals():
    loop = asyncio.get_running_loop()
    got = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await got.wait()
    print("got it", loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    try:
        loop.add_signal_handler(signal.SIGKILL, got.set)
    except RuntimeError as e:
        print(e)


asyncio.run(signals())


async def interrupted():
    asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled by Ctrl-C")
        raise


try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("KeyboardInterrupt")
sys.stdout.flush()
