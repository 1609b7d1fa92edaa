# More machine code than is to be kept: that of the functions that have not run for longest goes.
# options: --jit-code-limit=1
# stat: evicted units >= 100
# stat: live machine code <= 1048576
# event: invalidate code=f0 reason=limit
# out: 18000

functions = []
for i in range(400):
    names = {}
    exec("def f%d(n):\n    t = 0\n    for k in range(n):\n        t += k\n    return t\n" % i, names)
    functions.append(names["f%d" % i])

total = 0
for f in functions:
    total += f(10)
print(total)
