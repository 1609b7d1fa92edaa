# Which operand's comparison is asked first; NotImplemented on both sides; != from ==.
log = []
class A:
    def __init__(self, answer=NotImplemented):
        self.answer = answer

    def __eq__(self, other):
        log.append(type(self).__name__ + ".eq")
        return self.answer

    def __lt__(self, other):
        log.append(type(self).__name__ + ".lt")
        return self.answer

    def __gt__(self, other):
        log.append(type(self).__name__ + ".gt")
        return self.answer

    def __le__(self, other):
        log.append(type(self).__name__ + ".le")
        return self.answer

class Sub(A):
    pass

class SubOwn(A):
    def __gt__(self, other):
        log.append("SubOwn.own gt")
        return "own"

class Ne(A):
    def __ne__(self, other):
        log.append("ne")
        return "ne"

class NumA(int):
    def __eq__(self, other):
        log.append("NumA.eq")
        return "NumA"

    def __gt__(self, other):
        log.append("NumA.gt")
        return "NumA gt"

class NumB(int):
    pass

class FloatSub(float):
    def __lt__(self, other):
        log.append("FloatSub.lt")
        return "float sub"

    def __eq__(self, other):
        log.append("FloatSub.eq")
        return "float eq"

class ListA(list):
    def __eq__(self, other):
        log.append("ListA.eq")
        return "list"

class ListB(list):
    pass

def say(text):
    try:
        outcome = eval(text)
    except TypeError as error:
        outcome = str(error)
    print(text, "->", outcome, log)
    log.clear()

for text in """A() != A();A() <= A();A() >= A();A() == 1;1 == A();1 < A();1 > A();1 >= A();A() < Sub();A() < SubOwn();SubOwn() > A();A("x") != 1;A(0) != 1;A([]) == 1;not A([]) == 1
Ne() != A();A() != Ne();Ne() == 1;1 != Ne();A() in [1];A() in [A(True)];[A(1)] == [A(0)];[A()] < [A()];(A(5),) == (1,);{1: A(1)} == {1: 2}
NumA(1) == 1;1 == NumA(1);NumA(1) != 1;1 != NumA(1);NumA(1) < 2;1 < NumA(2);NumB(1) < NumA(2);NumB(1) == NumA(1);NumA(1) == NumB(1);1.5 < NumA(2);1.5 == NumA(1);NumA(2) > 1.5;1j == NumA(1)
1 > FloatSub(0.5);1 == FloatSub(1);FloatSub(1) == 1;1.0 == FloatSub(1);True > FloatSub(0);10**30 > FloatSub(0);NumB(1) == FloatSub(1);1j == FloatSub(1)
ListB([1]) == ListA([1]);[1] == ListA([1]);ListA([1]) == [1];ListA([1]) != [1];[1] != ListA([1]);ListB() < ListA();(1,) == ListA([1]);ListA() == 5;5 == ListA()
object() == A();A() == object();None == A();A() < None;None < A();"a" < A();A() > "a";[] >= A();print == A();int == A();A == A();A < A""".replace("\n", ";").split(";"):
    say(text)
x = A()
say("x == x")
say("x is x")
say("x in [x]")
say("[x] == [x]")
say("[x].index(x)")
say("x != x")
