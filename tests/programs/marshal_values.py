"""`marshal` and what is made of it: `py_compile`, loaded code."""
import io
import marshal

values = [None, True, False, ..., StopIteration, 0, 1, -1, 2**31, -2**31 - 1, 2**63, -2**100, 1.5, float("inf"), -0.0, 2 + 3j, "", "abc",
          "h\u00e9", "\U0001f40d", "\ud800x", "x" * 300, b"", b"bytes", (), (1, (2, "a")), [], [1, [2]], {}, {"a": 1, 2: [3]},
          {1, 2}, frozenset("ab"), slice(1, 2, 3), tuple(range(300))]
for v in values:
    again = marshal.loads(marshal.dumps(v))
    assert type(again) is type(v) and (again == v or v is StopIteration), v
print(marshal.loads(marshal.dumps(float("nan"))), marshal.loads(marshal.dumps(bytearray(b"x"))), marshal.version)
code = compile("x = 6 * 7\ndef f(a, *, b=2): return a + b + x", "file.py", "exec")
again = marshal.loads(marshal.dumps(code))
space = {}
exec(again, space)
print(space["x"], space["f"](1), again == code, again.co_filename)
f = io.BytesIO()
for v in (1, "two", [3]):
    marshal.dump(v, f)
f.seek(0)
print([marshal.load(f) for _ in range(3)])
deep = []
for _ in range(5000):
    deep = [deep]
for do in (lambda: marshal.dumps(object()), lambda: marshal.dumps([print]), lambda: marshal.dumps(deep), lambda: marshal.loads(b""),
           lambda: marshal.loads(b"i\0"), lambda: marshal.loads(b"?"), lambda: marshal.loads("x"), lambda: marshal.dumps(code, allow_code=False),
           lambda: marshal.loads(marshal.dumps(code), allow_code=False)):
    try:
        print(do())
    except Exception as e:
        print(type(e).__name__, e)
