# A loop of more instructions than a trace may have.
# event: abort code=f reason="trace too long"
# not event: trace code=f kind=loop
# out: 126000

exec("def f(n):\n    t = 0\n    for i in range(n):\n" + "        t = t + i\n" * 6000 + "    return t")
print(f(7))
