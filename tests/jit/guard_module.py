# A global that a loop of the module changes has another type.
# options: --opt=-share
# event: exit guard=GlobalGet
# out: 20.5

n = 0
for x in [1] * 9 + [2.5] + [1] * 9:
    n += x
print(n)
