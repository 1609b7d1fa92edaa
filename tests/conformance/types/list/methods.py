# The methods of list and their errors.
class I:
    def __index__(self):
        return 1

class Eq:
    def __eq__(self, other):
        raise ZeroDivisionError("eq")

def do(text, start=(1, 2, 3, 2)):
    l = list(start)
    try:
        print(text, "->", repr(eval(text, {**globals(), "l": l})), l)
    except Exception as error:
        print(text, "->", type(error).__name__, error, l)

for text in """l.append(4)|l.append()|l.append(1, 2)|l.append(object=1)|l.extend((5, 6))|l.extend(l)|l.extend("ab")|l.extend(5)|l.extend(None)|l.extend({7: 8})|l.extend(x for x in l[:2])|l.extend()
l.insert(0, 9)|l.insert(-1, 9)|l.insert(99, 9)|l.insert(-99, 9)|l.insert(I(), 9)|l.insert("a", 9)|l.insert(1.0, 9)|l.insert(1)|l.insert(2**70, 9)|l.insert(None, 9)
l.pop()|l.pop(0)|l.pop(-2)|l.pop(I())|l.pop(4)|l.pop(-5)|l.pop("a")|l.pop(1.0)|l.pop(None)|l.pop(1, 2)|l.pop(2**70)|l.pop(index=0)
l.remove(2)|l.remove(5)|l.remove()|l.remove(2.0)|l.remove(None)|l.remove(Eq())
l.index(2)|l.index(2, 2)|l.index(2, -1)|l.index(2, 2, 3)|l.index(5)|l.index(2, -100, 100)|l.index("a", 0)|l.index()|l.index(2, "a")|l.index(2, None)|l.index(2, 1.0)|l.index(2, I())|l.index(3, 0, 2**70)|l.index(1, 1)|l.index(Eq())
l.count(2)|l.count("a")|l.count()|l.count(2, 3)|l.count(True)|l.count(Eq())
l.reverse()|l.reverse(1)|l.copy()|l.copy(1)|l.clear()|l.clear(1)|l.sort()|l.sort(reverse=True)|l.sort(key=lambda x: -x)|l.sort(None)|l.sort(key=None, reverse=1)|l.sort(key=5)|l.sort(reverse="a")|l.sort(cmp=1)|l.sort(reverse=None)|l.sort(key=len)
l[I()]|l[4]|l[-5]|l[2**70]|l.__getitem__("a")|l.__getitem__(1.0)|l[1:3]|l[::-1]|l[::0]|l["a":]|l[:1.5]|l[I():]|l[2**70:]|l[-2**70::2**70]
l.__setitem__(0, 9)|l.__setitem__(4, 9)|l.__setitem__(-5, 9)|l.__setitem__("a", 9)|l.__setitem__(0)|l.__setitem__(I(), 9)|l.__delitem__(0)|l.__delitem__(4)|l.__delitem__("a")|l.__delitem__(slice(1, 3))|l.__delitem__(slice(None, None, -2))|l.__delitem__(slice(None, None, 0))|l.__delitem__(2**70)
l.__add__([1])|l.__add__((1,))|l + (1,)|l + None|(1,) + l|l.__iadd__((1,))|l.__iadd__("ab")|l.__iadd__(5)|l * 2|2 * l|l * 0|l * -1|l * I()|l * 1.0|l * "a"|l * None|l * l|l * 2**70|l.__imul__(2)|l.__imul__(0)|l.__mul__("a")|l.__rmul__(2)
2 in l|"a" in l|l.__contains__(3)|len(l)|l.__len__()|l.__sizeof__() > 0|l.__reversed__().__next__()|l.__class_getitem__(int)|list[int]|l.foo|hash(l)|{l: 1}|l == [1, 2, 3, 2]|l == (1, 2, 3, 2)|l != []|l < [1, 3]|l >= [1, 2, 3]|l < (1,)|l > None|l.__lt__((1,))|l.__eq__(5)|l < [1, "a"]|l < ["a"]|[1, "a"] == [1, 2]""".replace("\n", "|").split("|"):
    do(text)
do("l.pop()", ())
do("l.pop(0)", ())
do("l.remove(1)", ())
