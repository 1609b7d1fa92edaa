"""Numbers of the opcodes."""

from _opcode import opmap

# No instruction has specialised forms.
_specializations = {}
_specialized_opmap = {}

# All opcodes have room for operands; which of them use it is in `opcode.hasarg`.
HAVE_ARGUMENT = 0
MIN_INSTRUMENTED_OPCODE = 256
