# A function of a module, which has no receiver, is called in registers that a loop over a range has used. An exit before the
# call, which has it made again, must find that.
import weakref


class D:
    pass


def dead(_):
    pass


def count(n):
    k = 0
    t = D()
    for i in range(n):
        for j in range(2):
            pass
        w = weakref.ref(t, dead)
        k += w() is t
    return k


print([count(4) for _ in range(40)])
