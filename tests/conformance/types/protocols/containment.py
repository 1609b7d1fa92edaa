# in and not in: __contains__, iteration, identity before equality.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

nan = float("nan")
class Eq:
    def __init__(self, answer):
        self.answer = answer
        self.asked = 0

    def __eq__(self, other):
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def __hash__(self):
        return 1

yes, no, bad, odd = Eq(True), Eq(False), Eq(ValueError("eq")), Eq([0])
for container in ([yes], (yes,), {1: yes}.values(), {yes: 1}, {yes}, frozenset([yes]), [no], (no,), {no}, {no: 1}, [odd], [bad], {bad}, (bad,), {1: bad}.values(), {1: bad}.items(), {1: no}.items()):
    for item in (1, yes, no, bad, (1, 1)):
        try:
            print(type(container).__name__, item in container, end="; ")
        except ValueError as error:
            print(type(container).__name__, error, end="; ")
    print()
print(yes.asked, no.asked, bad.asked, odd.asked)
shows("""
nan in [nan], nan in (nan,), nan in {nan}, nan in {nan: 1}, nan in {1: nan}.values(), (1, nan) in {1: nan}.items(), float("nan") in [nan], [nan] == [nan], nan in iter([nan]), nan in range(3)
[nan].index(nan), [nan].count(nan), (nan,).index(nan), [nan].remove(nan), {nan: 1}[nan]
1 in [True], True in {1}, 1.0 in range(3), "a" in {"a": 1}.keys(), None in [None], 0 in [False, ""], "" in "abc", b"" in b""
None in "abc"
1 in "1"
"1" in b"1"
[] in {}
[] in {}.values(), [] in []
{} in {}.keys()
({}, 1) in {}.items(), (1,) in {}.items(), 5 in {}.items()
1 in zip([1], [2]), (1, 2) in zip([1], [2]), "b" in map(str.lower, "AB"), 3 in (x for x in range(5)), 1 in reversed([1]), (0, "a") in enumerate("a"), 2 in filter(None, [0, 2])
1 in int
"x" in object()
1 in lambda: 0
""".replace("1 in lambda: 0", "1 in (lambda: 0)"))
it = iter(range(10))
print(3 in it, list(it), 3 in it)
