# Functions and values of sys: limits, sizes, intern, exc_info, displayhook, flags, versions, argv.
import sys

print(sys.maxsize == 2**63 - 1, sys.maxunicode, sys.byteorder, sys.version_info[:2], sys.version_info.major, sys.version_info.releaselevel, sys.version_info >= (3, 14), sys.hexversion >> 16 == 0x030e, sys.api_version, type(sys.version_info).__name__, sys.copyright[:9])
print(sys.float_info.max, sys.float_info.dig, sys.float_info.epsilon, sys.int_info.bits_per_digit, sys.hash_info.width, sys.hash_info.modulus == 2**61 - 1, sys.hash_info.inf, sys.thread_info.name, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(sys.intern("abc") is sys.intern("ab" + "c"), sys.getrecursionlimit(), sys.implementation.name if False else "", sys.float_repr_style, sys.platform, sys.getswitchinterval(), sys.is_finalizing(), sys.flags.optimize, sys.flags.utf8_mode, sys.dont_write_bytecode in (True, False), sys.warnoptions, sys.argv[0])
for text in ("sys.intern(5)", "sys.intern()", "sys.setrecursionlimit(0)", "sys.setrecursionlimit(-5)", "sys.setrecursionlimit('x')", "sys.setrecursionlimit(10**10)", "sys.setswitchinterval(0)", "sys.setswitchinterval('x')", "sys.getrefcount()", "sys.getsizeof()", "sys.getsizeof(5, 6, 7)", "sys.exit(1, 2)", "sys._getframe(1000)", "sys._getframe('x')", "sys.set_int_max_str_digits(5)", "sys.set_int_max_str_digits(-1)", "sys.get_int_max_str_digits()", "sys.getsizeof(5, 'default') > 0", "sys.settrace(5)", "sys.setprofile(5)", "sys.gettrace()", "sys.unraisablehook(5)", "sys.excepthook(1)", "sys.displayhook()", "sys.nothing", "sys.audit('x')", "sys.audit(5)", "sys._is_gil_enabled()", "sys.activate_stack_trampoline('x')" if False else "sys.getallocatedblocks() > 0", "sys.get_asyncgen_hooks()", "sys.set_asyncgen_hooks(5)", "sys.get_coroutine_origin_tracking_depth()", "sys.set_coroutine_origin_tracking_depth(-1)"):
    try:
        print(text, "->", eval(text))
    except BaseException as error:
        print(text, "->", type(error).__name__, error)


class Sized:
    def __init__(self, n):
        self.n = n

    def __sizeof__(self):
        return self.n


for n in (-1, "x", 1.5):
    try:
        sys.getsizeof(Sized(n))
        print("fine")
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(sys.getsizeof(Sized("x"), "default"), sys.getsizeof([1, 2]) > sys.getsizeof([]))


def depth():
    f, n = sys._getframe(), 0
    while f:
        f, n = f.f_back, n + 1
    return n


print(depth(), (lambda: depth())(), sys._getframe().f_code.co_name, sys._getframe(0).f_lineno > 0, sys._getframemodulename(), sys._getframemodulename(0), sys._getframemodulename(99))
old = sys.stdout


class Out:
    def __init__(self):
        self.text = []

    def write(self, s):
        self.text.append(s)

    def flush(self):
        self.text.append("<flush>")


sys.stdout = out = Out()
print("to out", 5, sep="-", end="!", flush=True)
sys.displayhook([1])
sys.displayhook(None)
sys.stdout = old
print(out.text, _)
sys.stdout = None
print("nowhere")
sys.stdout = old
try:
    sys.stdout = 5
    print("x")
except AttributeError as error:
    sys.stdout = old
    print(error)
for code in (None, 0, 3, "text", [1], True):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error), error.code)
print(sorted(n for n in sys.builtin_module_names if n in ("sys", "builtins", "gc")), "sys" in sys.modules, "os" in sys.stdlib_module_names, len(sys.stdlib_module_names) > 200)
