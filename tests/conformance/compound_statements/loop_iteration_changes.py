# Containers that change while they are iterated.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
l = [1, 2, 3]
for x in l: l.remove(x)
print(l)
''')
run('''\
l = [1, 2]
for x in l:
    if len(l) < 5: l.append(x + 10)
print(l)
''')
run('''\
l = [1, 2, 3]
for x in l: l.clear()
print(l)
''')
run('''\
l = [3, 1, 2]
for x in l: l.sort()
print(l)
''')
run('''\
d = {1: 1, 2: 2}
for k in d: d[k] = 5
print(d)
for k in d: d[k + 10] = 1
''')
run('''\
d = {1: 1, 2: 2}
for k in d: del d[k]
''')
run('''\
d = {1: 1}
for k in d: d.pop(1); d[2] = 2
print(d)
''')
run('''\
d = {1: 1, 2: 2}
for k in list(d): del d[k]
print(d)
''')
run('''\
d = {1: 1, 2: 2}
for k, v in d.items(): d.clear()
''')
run('''\
s = {1, 2}
for x in s: s.add(x)
print(s)
for x in s: s.add(x + 10)
''')
run('''\
s = {1}
for x in s: s.discard(1); s.add(2)
print(s)
''')
run('''\
s = {1, 2, 3}
for x in s.copy(): s.remove(x)
print(s)
''')
run('''\
b = bytearray(b"abc")
for x in b:
    if len(b) < 6: b.append(x)
print(b)
''')
run('''\
import collections
q = collections.deque([1, 2])
for x in q: q.append(x)
''')
run('''\
l = [1, 2, 3]
it = iter(l); next(it); del l[0]; print(next(it), l)
l[:] = []; print(next(it, "end")); l.append(9); print(next(it, "still the end"))
''')
run('''\
l = [1, 2, 3]
print([l.pop() for x in l], l)
''')
run('''\
l = [1, 2, 3]
for i, x in enumerate(l): l.insert(0, 0) if i < 2 else None
print(l)
''')
run('''\
d = {"a": 1}
print({k: d.setdefault(k + "b", 2) for k in list(d)}, d)
''')
run('''\
d = {"a": 1}
[d.update({x * 2: 1}) for x in d]
''')
run('''\
l = [1, 2]
print(sorted(l, key=lambda v: l.append(v) or v))
''')
