# Bits of bools are bools, also where both operands are one value.
def f(L):
    L[0] ^= L[0]
    return L
def g(a, b):
    r = []
    for i in range(40):
        r.append(a ^ a); r.append(b ^ b); r.append(a & a); r.append(a | a); r.append(a ^ b); r.append(a | False); r.append(a & True); r.append(b ^ False); r.append(a - a)
    return r[-9:]
for i in range(50):
    x = f([True, False]); y = g(True, False); z = g(3, True)
print(x, y, z)
