# Did you mean: suggestions for names and attributes, as uncaught errors show them.
import traceback

counter = 1


class Thing:
    attribute = 1
    __private = 2
    _hidden = 3

    def method(self):
        return self.metod()

    def own(self):
        return attribute

    def private(self):
        return self.__privat


def last(e):
    return traceback.format_exception_only(e)[-1].strip()


def show(f):
    try:
        f()
    except Exception as e:
        print(last(e))


def local_name():
    longer_name = 1
    return longr_name


def free():
    outer_value = 1

    def inner():
        return outer_valu
    return inner()


for text in ["countr", "Counter", "cuonter", "prnt", "Tru", "lenn", "xyzzy", "impotr", "_counter", "COUNTER", "Thing.atribute", "Thing().atribute", "Thing().attributes", "Thing().metho", "Thing().zzz", "Thing().hidden", "Thing().private", "'a'.uper()", "[].appendd(1)", "{}.key()", "(1).reel", "traceback.format_exceptions", "traceback.zzz", "Thing.__nam__", "[].push", "{}.has_key", "().apend", "None.x", "Thing().method()", "Thing().own()", "Thing().private()", "self.x", "cls", "int.frm_bytes", "sys.exit()", "math.pi", "collections.abc", "json", "thing"]:
    show(lambda: eval(text))
show(local_name)
show(free)
for text in ["import traceback_", "import sys\nfrom sys import exitt", "import traceback.zzz", "import colections", "import jsn"]:
    show(lambda: exec(text))
for text in ["Thing(atribute=1)", "print(1, en='')", "sorted([], revers=True)", "int('1', bas=2)", "open('f', mod='r')", "(lambda alpha: 1)(alpah=1)", "(lambda alpha, beta: 1)(alpha=1, beat=2)", "(lambda: 1)(x=1)", "dict.fromkeys(iterabl=1)", "''.split(se=',')", "''.encode(encodin='a')", "max([], defaul=1)"]:
    show(lambda: eval(text))
