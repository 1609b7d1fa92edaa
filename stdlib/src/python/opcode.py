"""The opcodes of the register machine: an instruction is eight bytes, opcode, flags, and three operands of sixteen bits."""

__all__ = [
    "cmp_op", "stack_effect", "hascompare", "opname", "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG", "hasarg", "hasconst", "hasname",
    "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc",
]

import _opcode
from _opcode import INSTRUCTION_SIZE, stack_effect  # noqa: F401
from _opcode_metadata import HAVE_ARGUMENT, MIN_INSTRUMENTED_OPCODE, _specializations, _specialized_opmap, opmap  # noqa: F401

# There is no such prefix: operands have room for all there can be.
EXTENDED_ARG = None

opname = sorted(opmap, key=opmap.get)
cmp_op = ("<", "<=", "==", "!=", ">", ">=")

hasarg = [op for op in opmap.values() if _opcode.has_arg(op)]
hasconst = [op for op in opmap.values() if _opcode.has_const(op)]
hasname = [op for op in opmap.values() if _opcode.has_name(op)]
hasjump = [op for op in opmap.values() if _opcode.has_jump(op)]
hasjrel = hasjump
hasjabs = []
hasfree = [op for op in opmap.values() if _opcode.has_free(op)]
haslocal = [op for op in opmap.values() if _opcode.has_local(op)]
hasexc = []
hascompare = [opmap[name] for name in ("Lt", "Le", "Eq", "Ne", "Gt", "Ge")]

# Instructions hold no caches: those of code are beside it.
_inline_cache_entries = {}
_cache_format = {}
