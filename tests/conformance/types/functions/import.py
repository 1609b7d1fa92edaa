# __import__ and the module objects it gives.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

shows("""
__import__("math").__name__, __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath", "ntpath"), __import__("math", {}, {}, (), 0).sqrt(4), __import__(name="math").pi > 3
__import__("no_such_module_here")
__import__("math.nothing")
__import__("")
__import__(5)
__import__()
__import__("math", fromlist=[5])
type(__import__("math")).__name__, repr(__import__("math")).startswith("<module 'math'")
""")
