# Inside a comprehension of a module or class body, locals() has the variables of comprehensions only.
x = 5
print([sorted(k for k in locals() if not k.startswith('__')) for y in range(2)])
a = [(y, 'y' in locals(), 'x' in locals()) for y in range(1)]
print(a, 'y' in locals(), 'y' in globals())
class K:
    z = 3
    r = [(sorted(locals()), q) for q in range(1)]
    s = [locals().get('z') for _ in range(1)]
    t = {q: sorted(locals()) for q in range(1)}
    u = {len(locals()) for q in range(1)}
    v = list(sorted(locals()) for q in range(1))
    w = [[sorted(locals()) for i in range(1)] for j in range(1)]
print({k:v for k,v in vars(K).items() if k in 'rstuvw'})
print([vars().keys() - globals().keys() for i in range(1)])
print([dir()[-1:] for zz in range(1)])
print([eval('i') for i in range(3)])
print([sorted(set(locals())-set(globals())) for i in range(1) if [j for j in range(1)]])
print([(lambda: sorted(locals()))() for i in range(1)])
exec("print([q for q in range(2) if 'q' in locals()])")
exec("print([q for q in range(2) if 'q' in locals()])", {}, {})
print([exec('w1=7') or 'w1' in globals() for k in range(1)])
[exec('w1=7') for k in range(1)]
print('w1' in globals())
print([locals() is globals() for k in range(1)])
print([locals().get('k') for k in range(2)])
def f(b):
    print([sorted(locals()) for c in range(1)])
    print([(locals(), c) for c in range(1)])
    print({c: sorted(locals()) for c in range(1)})
    print([[sorted(locals()) for c in range(1)] for d in range(1)])
    print([(lambda: c) and sorted(locals()) for c in range(1)])
    print(sorted(locals()))
    l=[locals() for c in range(2)]
    print(l, l[0] is l[1])
    print([eval('c+b') for c in range(2)])
f(1)
class L:
    y = 1
    r = [[y, eval('y')] for y in range(2)]
    ex = [exec('nn=2') for y in range(1)]
    print('nn' in locals(), y)
    g = [globals() is locals() for y in range(1)]
    aa = [__class__ for y in range(1)] if 0 else 0
    bb = [vars() for y in range(1)]
print(L.r, 'nn' in vars(L), type(L.bb[0]))
# walrus
print([w2 := i for i in range(2)], 'w2' in globals(), [('w3' in locals(), w3 := 2) for i in range(2)])
import sys
print([sys._getframe().f_locals is globals() for i in range(1)])
print([sorted(set(sys._getframe().f_locals)-set(globals())) for i in range(1)])
class M:
    p=1
    print([sorted(sys._getframe().f_locals) for i in range(1)])
print([exec("del i") for i in range(1)] if 0 else '')
try: print([eval('undefd') for i in range(1)])
except NameError as e: print(e)
y = 1
print([locals()['y'] for y in (5,6)], y)
print([globals()['y'] for y in (5,6)], y)
