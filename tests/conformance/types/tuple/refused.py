# Tuples, ranges and complex numbers: what they refuse.
import warnings

warnings.simplefilter("ignore")
t = (3, 1, 2)
r = range(0, 10, 3)
c = 3 + 4j
cases = ["t[1.0]", "t['a']", "t[5]", "t[-4]", "t + [1]", "t + 5", "t * 'a'", "t * 2", "t < [1]", "t < (3,'a')", "t < (3,1,'a')", "(1,) < ('a',)", "hash(([],))", "hash(t) == hash((3,1,2))", "t.index(9)", "t.index(1,2)", "t.index(1,'a')", "t.count()", "t.append", "set_item(t,0,1)", "del_item(t,0)", "tuple(5)", "tuple(1,2)", "tuple(x=1)", "tuple('ab')", "tuple(t) is t", "t[:] is t", "t * 1 is t", "() is ()", "t.__add__(5)", "t.__contains__(3)", "t.__getitem__(slice(0,2))", "tuple.__new__(tuple,[1])", "tuple.__new__(5)", "tuple[int,...]", "sorted(t)", "max(())", "t()", "(1,)[0:1:0]", "t.__mul__(1.5)", "t == [3,1,2]", "t != (3,1,2)", "range()", "range(1.5)", "range('a')", "range(1,2,0)", "range(1,2,3,4)", "range(None)", "range(x=1)", "r[4]", "r[-5]", "r['a']", "r[1:3]", "r[::-1]", "r[::0]", "r.index(4)", "r.index(3)", "r.index('a')", "r.count(3)", "r.count(3.0)", "3.0 in r", "'a' in r", "4 in r", "r == range(0,11,3)", "r == range(0,12,3)", "r != [0,3,6,9]", "hash(range(0)) == hash(range(5,5))", "r < r", "r + r", "r * 2", "r.start, r.stop, r.step", "set_attr(r,'start',1)", "len(range(10**30))", "range(10**30)[10**29]", "range(10**30).index(10**20)", "10**29 in range(10**30)", "range(-10**30,0)[-1]", "list(reversed(range(5,0,-2)))", "repr(range(3)), repr(range(1,2)), repr(range(1,2,3))", "bool(range(0)), bool(range(1))", "range(True)", "range(3).__reduce__()", "iter(range(3)).__length_hint__()", "range(10)[2:8][1:3]", "range(0,-5,-1)[1:3]", "c.real, c.imag", "c < c", "c // 1", "c % 1", "divmod(c,1)", "int(c)", "float(c)", "c ** 2", "c ** 0.5", "0j ** -1", "0j ** 1j", "c / 0", "pow(c,2,3)", "abs(c)", "c.conjugate()", "c == 3", "(3+0j) == 3", "hash(3+0j) == hash(3)", "complex('1+2j')", "complex(' 1e5-2.5j ')", "complex('1 + 2j')", "complex('j')", "complex('(1+2j)')", "complex('1+2')", "complex('')", "complex('nan+infj')", "complex(1,2j)", "complex(1j,2)", "complex(1j,2j)", "complex('1',2)", "complex(1,'2')", "complex(real=1,imag=2)", "complex([])", "complex(None)", "repr(-0j), repr(complex(-0.0,-0.0)), repr(complex(0,float('nan')))", "str(1e20j), str(1.5+0j), str(-1j)", "format(c,'.2f'), format(c,'>12'), format(c,',')", "format(c,'d')", "~c", "+c, -c", "c and 1", "round(c)", "c.__complex__()", "complex.from_number(5)", "complex.from_number('5')", "set_attr(c,'real',1)", "1j * 1j", "1j + True", "sum([1j,2])", "sorted([1j])", "max(1j,2j)", "c in (3+4j,)", "(1e308+0j) * 10", "(1e200+0j) ** 2", "isinstance(c,complex)"]


def set_item(t, i, v):
    t[i] = v


def del_item(t, i):
    del t[i]


def set_attr(o, n, v):
    setattr(o, n, v)


for case in cases:
    try:
        print(case, "->", repr(eval(case)).split(" at 0x")[0])
    except Exception as e:
        print(case, "->", type(e).__name__, e)
