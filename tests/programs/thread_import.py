# Modules that several threads import at once.
import os
import sys
import tempfile
import threading

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)


def module(name, text):
    with open(os.path.join(folder, name + ".py"), "w") as f:
        f.write(text)


def run_all(functions):
    threads = [threading.Thread(target=f) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


# Each sees the whole module, which runs once.
module("slow", """
import time
runs = globals().get("runs", 0) + 1
time.sleep(0.1)
value = 42
""")
seen = []


def imports():
    import slow
    seen.append((slow.value, slow.runs))


run_all([imports] * 4)
print(seen)


def imports_from():
    from slow_too import value
    seen.append(value)


module("slow_too", "import time\ntime.sleep(0.1)\nvalue = 43\n")
seen.clear()
run_all([imports_from] * 3)
print(seen)

# Those who wait for a module that fails try it themselves.
module("fails", """
import time
time.sleep(0.05)
raise ValueError("no such luck")
""")
seen.clear()


def fails():
    try:
        import fails
    except Exception as e:
        seen.append(repr(e))


run_all([fails] * 3)
print(seen, "fails" in sys.modules)

# Modules that import each other: nobody waits for ever.
module("first", "import time\ntime.sleep(0.05)\nimport second\nname = 'first'\n")
module("second", "import time\ntime.sleep(0.05)\nimport first\nname = 'second'\n")
seen.clear()


def imports_first():
    import first
    seen.append(first.name)


def imports_second():
    import second
    seen.append(second.name)


run_all([imports_first, imports_second])
print(sorted(seen))

# Packages
os.mkdir(os.path.join(folder, "pack"))
module("pack/__init__", "import time\ntime.sleep(0.05)\nready = True\n")
module("pack/a", "import time\ntime.sleep(0.05)\nfrom . import b\nvalue = b.value + 1\n")
module("pack/b", "import time\ntime.sleep(0.05)\nvalue = 1\n")
seen.clear()


def imports_a():
    import pack.a
    seen.append((pack.ready, pack.a.value))


def imports_b():
    from pack.b import value
    seen.append(value)


run_all([imports_a, imports_b, imports_a])
print(sorted(seen, key=repr))

# A thread that a module starts while it is imported, and that imports it: it waits until the module is there.
module("starts", """
import threading
found = []
def looks():
    import starts
    found.append(hasattr(starts, "last"))
t = threading.Thread(target=looks)
t.start()
t.join(0.05)
last = True
""")
import starts
starts.t.join()
print(starts.found)
