# Functions made in a loop, each hot: their traces and machine code go with them.
# stat: freed units == 40
# stat: live units <= 2
# stat: live traces <= 1
# event: invalidate code=<lambda> reason="code died" count=40
# out: 30400


def f(i):
    source = "lambda n: [x * %d for x in range(n)]" % (i % 2)
    g = eval(source)
    total = 0
    for k in range(8):
        total += sum(g(20))
    return total


total = 0
for i in range(40):
    total += f(i)
print(total)
