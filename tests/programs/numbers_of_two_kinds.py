# Complex numbers equal ints and floats of the same value, in every container.
numbers = [0, -0.0, 0j, 2, 2.0, 2 + 0j, True, 1 + 0j, 10**30, complex(10**30), 2**53 + 1, complex(2**53), float("nan"), complex("nan")]
for a in numbers:
    print(a, [b for b in numbers if a == b], [b for b in numbers if not a != b] == [b for b in numbers if a == b])
print({2: "int"}.get(2 + 0j), 2 + 0j in {2}, 2 + 0j in [2], [2.0].index(2 + 0j), {1 + 0j} == {True})


def which(n):
    match n:
        case 0j: return "zero"
        case 2: return "two"
        case 1 + 1j: return "complex"
    return "none"


print([which(n) for n in (0, -0.0, False, 2 + 0j, 2.0, 1 + 1j, 3)])
for source in ["{0: _, False: _}", "{0: _, 0.0: _}", "{0: _, 0j: _}", "{0: _, 1: _}", "0 * 0j", "-0 ** 0j"]:
    try:
        compile(f"match x:\n case {source}: pass", "<source>", "exec")
        print("no error")
    except SyntaxError as e:
        print(e.msg)
