# A float holds 2**53, so no guard fails for it; a quotient by a power of two is rounded as the dividend is, which may have two words.
# event: trace code=f kind=loop count=1
# stat: side traces <= 1
# out: 0.6580507 0.4387004


def f(n):
    x, a, b = 1, 0.0, 0.0
    for i in range(n):
        x = x * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        a = (x >> 11) / 2**53
        b = x / 2**64 * (2 / 3)
    return a, b


print("%.7f %.7f" % f(3000))
