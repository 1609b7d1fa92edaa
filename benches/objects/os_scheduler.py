"""A simulated operating system: tasks of several kinds pass packets and wait for devices.

What a task does when it runs is a function held in an attribute; queues are linked packets; nearly every step asks
whether something is None. N is the number of packets that are served.
"""
import sys
import time

DEFAULT_N = 40000
READY, BLOCKED, DONE = "ready", "blocked", "done"


class Packet:
    def __init__(self, kind, payload):
        self.kind = kind
        self.payload = payload
        self.next = None
        self.owner = None


class Queue:
    def __init__(self):
        self.first = None
        self.last = None
        self.length = 0

    def put(self, packet):
        packet.next = None
        if self.first is None:
            self.first = packet
        else:
            self.last.next = packet
        self.last = packet
        self.length += 1

    def get(self):
        packet = self.first
        if packet is None:
            return None
        self.first = packet.next
        if self.first is None:
            self.last = None
        self.length -= 1
        return packet


class Task:
    def __init__(self, name, priority, action, memory=None):
        self.name = name
        self.priority = priority
        self.action = action
        self.memory = memory
        self.inbox = Queue()
        self.state = READY
        self.runs = 0
        self.next = None

    def is_runnable(self):
        return self.state is READY or self.state is BLOCKED and self.inbox.first is not None


class Kernel:
    def __init__(self, limit):
        self.tasks = None
        self.by_name = {}
        self.limit = limit
        self.served = 0
        self.check = 0
        self.switches = 0
        self.free = Queue()

    def add(self, task):
        """Keeps the tasks linked, the most urgent first."""
        self.by_name[task.name] = task
        before = None
        at = self.tasks
        while at is not None and at.priority >= task.priority:
            before = at
            at = at.next
        task.next = at
        if before is None:
            self.tasks = task
        else:
            before.next = task
        return task

    def send(self, name, packet):
        receiver = self.by_name.get(name)
        if receiver is None:
            raise LookupError(name)
        receiver.inbox.put(packet)
        if receiver.state is BLOCKED:
            receiver.state = READY

    def run(self):
        current = None
        while True:
            task = self.tasks
            while task is not None and not task.is_runnable():
                task = task.next
            if task is None:
                return
            if task is not current:
                self.switches += 1
                current = task
            task.runs += 1
            state = task.action(self, task, task.inbox.get())
            if state is not None:
                task.state = state


def idle(kernel, task, packet):
    """Makes work while there are packets to carry it."""
    if kernel.served >= kernel.limit:
        return DONE
    seed = task.memory
    for _ in range(3):
        carrier = kernel.free.get()
        if carrier is None:
            break
        seed = (seed * 75 + 74) % 65537
        carrier.kind = "disk" if seed & 4 else "line"
        carrier.payload = seed
        kernel.send("router", carrier)
    task.memory = seed
    return None


def route(kernel, task, packet):
    if packet is None:
        return BLOCKED
    if packet.owner is None:
        packet.owner = task
        kernel.send(packet.kind, packet)
    else:
        packet.owner = None
        kernel.send("sink", packet)
    return None


def device(delay):
    """A device holds each packet for some runs before it passes it on."""
    def work(kernel, task, packet):
        memory = task.memory
        if packet is not None:
            memory["waiting"].put(packet)
        if memory["current"] is None:
            memory["current"] = memory["waiting"].get()
            memory["left"] = delay
            if memory["current"] is None:
                return BLOCKED
        memory["left"] -= 1
        if memory["left"] > 0:
            return None
        finished = memory["current"]
        memory["current"] = None
        finished.payload = (finished.payload * delay + 1) % 65521
        kernel.send("router", finished)
        return None

    return work


def absorb(kernel, task, packet):
    if packet is None:
        return BLOCKED
    kernel.served += 1
    kernel.check = (kernel.check * 31 + packet.payload) % 1000003
    kernel.free.put(packet)
    return None


def device_memory():
    return {"waiting": Queue(), "current": None, "left": 0}


def run(n):
    kernel = Kernel(n)
    for k in range(20):
        kernel.free.put(Packet("none", k))
    kernel.add(Task("idle", 0, idle, 1))
    kernel.add(Task("router", 50, route))
    kernel.add(Task("disk", 30, device(4), device_memory()))
    kernel.add(Task("line", 20, device(2), device_memory()))
    kernel.add(Task("sink", 40, absorb))
    kernel.run()
    runs = " ".join(f"{name}={task.runs}" for name, task in kernel.by_name.items())
    return f"{kernel.served} {kernel.check} {kernel.switches} {runs}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
