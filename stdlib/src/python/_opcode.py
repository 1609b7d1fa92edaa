"""What `opcode` asks of the interpreter. Its instructions are not those of CPython, whose names `opcode` lists."""


def stack_effect(opcode, oparg=None, /, *, jump=None):
    raise ValueError("invalid opcode or oparg")


def _no(opcode):
    return False


has_arg = has_const = has_name = has_jump = has_free = has_local = has_exc = is_valid = _no


def get_executor(*, code, offset):
    raise ValueError("no executor exists at address")


def get_specialization_stats():
    return None


def get_intrinsic1_descs():
    return []


def get_intrinsic2_descs():
    return []


def get_special_method_names():
    return ["__enter__", "__exit__", "__aenter__", "__aexit__"]


def get_nb_ops():
    names = "+ & // << @ * % | ** >> - / ^".split()
    plain = ["ADD", "AND", "FLOOR_DIVIDE", "LSHIFT", "MATRIX_MULTIPLY", "MULTIPLY", "REMAINDER", "OR", "POWER", "RSHIFT",
             "SUBTRACT", "TRUE_DIVIDE", "XOR"]
    pairs = [("NB_" + n, s) for n, s in zip(plain, names)]
    return pairs + [("NB_INPLACE_" + n, s + "=") for n, s in zip(plain, names)] + [("NB_SUBSCR", "[]")]
