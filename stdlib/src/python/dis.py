"""Disassembler of the register bytecode, with the interface of CPython's `dis`.

An instruction is shown as its name and its operands: the register that is written first, then what is read. Registers have the names
of local variables, or are temporaries t0, t1, ...; an exclamation mark says that the temporary is read for the last time. Constants
are shown as their repr, attributes with a dot, jump targets as labels.
"""

import collections
import io
import sys
import types

import _opcode
from opcode import *
from opcode import INSTRUCTION_SIZE, __all__ as _opcodes_all

__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions",
    "Instruction", "Bytecode",
] + _opcodes_all
del _opcodes_all

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
    0x4000000: "HAS_DOCSTRING",
    0x8000000: "METHOD",
}


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ", ".join(names)


class _Unknown:
    def __repr__(self):
        return "<unknown>"


UNKNOWN = _Unknown()


# ---- what has code ----------------------------------------------------------------------------------

def _try_compile(source, name):
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        pass
    return compile(source, name, "exec")


def _unwrapped(x):
    """The code object of what has one, else the object itself."""
    if hasattr(x, "__func__"):
        x = x.__func__
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            return getattr(x, name)
    return x


def _get_code_object(x):
    x = _unwrapped(x)
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def code_info(x):
    """Formatted details of methods, functions, or code."""
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    lines = [
        f"Name:              {co.co_name}",
        f"Filename:          {co.co_filename}",
        f"Argument count:    {co.co_argcount}",
        f"Positional-only arguments: {co.co_posonlyargcount}",
        f"Kw-only arguments: {co.co_kwonlyargcount}",
        f"Number of locals:  {co.co_nlocals}",
        f"Stack size:        {co.co_stacksize}",
        f"Flags:             {pretty_flags(co.co_flags)}",
    ]
    if co.co_consts:
        lines.append("Constants:")
        lines += ["%4d: %r" % pair for pair in enumerate(co.co_consts)]
    lists = [("Names", co.co_names), ("Variable names", co.co_varnames), ("Free variables", co.co_freevars),
             ("Cell variables", co.co_cellvars)]
    for title, names in lists:
        if names:
            lines.append(f"{title}:")
            lines += ["%4d: %s" % pair for pair in enumerate(names)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file*.

    If *file* is not provided, the output is printed on stdout.
    """
    print(code_info(co), file=file)


# ---- instructions -----------------------------------------------------------------------------------

Positions = collections.namedtuple(
    "Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"], defaults=[None] * 4)

_Instruction = collections.namedtuple(
    "_Instruction",
    ["opname", "opcode", "arg", "argval", "argrepr", "offset", "start_offset", "starts_line", "line_number", "label", "positions",
     "cache_info"],
    defaults=[None, None, None])

_Instruction.opname.__doc__ = "Human readable name for operation"
_Instruction.opcode.__doc__ = "Numeric code for operation"
_Instruction.arg.__doc__ = "Number of the operand that is no register (if there is just one), otherwise None"
_Instruction.argval.__doc__ = "What that operand stands for"
_Instruction.argrepr.__doc__ = "Human readable description of all operands"
_Instruction.offset.__doc__ = "Start index of operation within bytecode sequence"
_Instruction.start_offset.__doc__ = "The same as Instruction.offset"
_Instruction.starts_line.__doc__ = "True if this opcode starts a source line, otherwise False"
_Instruction.line_number.__doc__ = "source line number associated with this opcode (if any), otherwise None"
_Instruction.label.__doc__ = "A label (int > 0) if this instruction is a jump target, otherwise None"
_Instruction.positions.__doc__ = "dis.Positions object holding the span of source code covered by this instruction"
_Instruction.cache_info.__doc__ = "None: instructions hold no caches"

_ExceptionTableEntry = collections.namedtuple(
    "_ExceptionTableEntry",
    ["start", "end", "target", "depth", "lasti", "start_label", "end_label", "target_label"],
    defaults=[None] * 3)

_OPNAME_WIDTH = 20
_NO_LINENO = "  --"


class Instruction(_Instruction):
    """Details for a bytecode operation; the fields are described where they are defined."""

    @staticmethod
    def make(opname, arg, argval, argrepr, offset, start_offset, starts_line, line_number, label=None, positions=None,
             cache_info=None):
        return Instruction(opname, opmap[opname], arg, argval, argrepr, offset, start_offset, starts_line, line_number, label,
                           positions, cache_info)

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopcode(self):
        """Numeric code for the operation: there are no specialized forms."""
        return self.opcode

    @property
    def baseopname(self):
        """Human readable name for the operation."""
        return self.opname

    @property
    def cache_offset(self):
        """Where caches would start: the end of the instruction."""
        return self.offset + INSTRUCTION_SIZE

    @property
    def end_offset(self):
        """End index of the instruction."""
        return self.offset + INSTRUCTION_SIZE

    @property
    def jump_target(self):
        """Bytecode index of the jump target if this is a jump operation, otherwise None."""
        return self.argval if self.opcode in hasjump else None

    @property
    def is_jump_target(self):
        """True if other code jumps to here, otherwise False"""
        return self.label is not None

    def __str__(self):
        output = io.StringIO()
        Formatter(file=output).print_instruction(self, False)
        return output.getvalue()


class Formatter:
    """Writes instructions to a file, in columns of the widths that it is made with."""

    def __init__(self, file=None, lineno_width=0, offset_width=0, label_width=0, line_offset=0, show_caches=False, *,
                 show_positions=False):
        self.file = file
        self.lineno_width = lineno_width
        self.offset_width = offset_width
        self.label_width = label_width
        self.show_caches = show_caches
        self.show_positions = show_positions

    def print_instruction(self, instr, mark_as_current=False):
        self.print_instruction_line(instr, mark_as_current)

    def _place(self, instr):
        if self.show_positions:
            at = instr.positions
            if at is None:
                return ""
            if all(p is None for p in at):
                return _NO_LINENO
            first, last, start, end = ("?" if p is None else p for p in at)
            return f"{first}:{start}-{last}:{end}".ljust(self.lineno_width)
        if not instr.starts_line:
            return ""
        return _NO_LINENO if instr.line_number is None else str(instr.line_number)

    def print_instruction_line(self, instr, mark_as_current):
        """Print one instruction."""
        if self.lineno_width and instr.starts_line and instr.offset > 0:
            print(file=self.file)
        fields = []
        if self.lineno_width:
            fields.append(self._place(instr).rjust(self.lineno_width))
        label = "" if instr.label is None else f"L{instr.label}:"
        fields.append(label.rjust(self.label_width))
        if self.offset_width:
            fields.append(str(instr.offset).rjust(self.offset_width) + "  ")
        fields.append("-->" if mark_as_current else "   ")
        fields.append(instr.opname.ljust(_OPNAME_WIDTH))
        fields.append(instr.argrepr)
        print(" ".join(fields).rstrip(), file=self.file)

    def print_exception_table(self, exception_entries):
        if exception_entries:
            print("ExceptionTable:", file=self.file)
            for e in exception_entries:
                print(f"  L{e.start_label} to L{e.end_label} -> L{e.target_label} [{e.depth}]", file=self.file)


def _jump_target(code, offset):
    """Where the instruction in raw bytes jumps to, or None."""
    op = code[offset]
    if op not in hasjump:
        return None
    wide = int.from_bytes(code[offset + 4:offset + 8], "little", signed=True)
    narrow = int.from_bytes(code[offset + 6:offset + 8], "little", signed=True)
    distance = narrow if op in _opcode.narrow_jumps else wide
    return offset + INSTRUCTION_SIZE * (1 + distance)


def findlabels(code):
    """Detect all offsets in a byte code which are jump targets.

    Return the list of offsets.
    """
    labels = []
    for offset in range(0, len(code), INSTRUCTION_SIZE):
        target = _jump_target(code, offset)
        if target is not None and target not in labels:
            labels.append(target)
    return labels


def findlinestarts(code):
    """Find the offsets in a byte code which are start of lines in the source.

    Generate pairs (offset, lineno)
    lineno will be an integer or None the offset does not have a source line.
    """
    last = False
    for start, _, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


def _varint(data):
    byte = next(data)
    n = byte & 63
    while byte & 64:
        byte = next(data)
        n = n << 6 | byte & 63
    return n


def _parse_exception_table(co):
    data, entries = iter(co.co_exceptiontable), []
    while True:
        try:
            start = _varint(data) * 2
        except StopIteration:
            return entries
        end = start + _varint(data) * 2
        target = _varint(data) * 2
        depth = _varint(data)
        entries.append(_ExceptionTableEntry(start, end, target, depth >> 1, bool(depth & 1)))


def _make_labels_map(code, exception_entries=()):
    targets = set(findlabels(code))
    for e in exception_entries:
        targets.update((e.start, e.end, e.target))
    return {offset: i for i, offset in enumerate(sorted(targets), 1)}


def _labelled(entries, labels):
    return [e._replace(start_label=labels[e.start], end_label=labels[e.end], target_label=labels[e.target]) for e in entries]


def _operands(co, offset, labels):
    """Number, value and text of the operands of an instruction."""
    operands, notes = _opcode.operands_at(co, offset)
    shown, others = [], []
    for kind, text, number, value in operands:
        if kind == "const":
            text = repr(value)
        elif kind == "jump":
            text = f"to L{labels[value]}" if value in labels else f"to {value}"
        shown.append(text)
        if kind != "register":
            others.append((number, value))
    text = ", ".join(shown)
    if notes:
        text += f" ({', '.join(notes)})"
    # A jump's target is what it is about, whatever else it counts.
    jumps = [(number, value) for kind, _, number, value in operands if kind == "jump"]
    if len(jumps) == 1:
        return *jumps[0], text
    if len(others) == 1:
        return *others[0], text
    if not others and operands:
        return None, operands[0][3], text
    return None, None, text


def _instructions(co, labels, line_offset=0):
    starts, line = dict(findlinestarts(co)), None
    positions = list(co.co_positions())
    code = co.co_code
    for offset in range(0, len(code), INSTRUCTION_SIZE):
        starts_line = offset in starts
        if starts_line:
            line = starts[offset]
            if line is not None:
                line += line_offset
        at = Positions(*positions[offset // 2])
        if line_offset and at.lineno is not None:
            at = at._replace(lineno=at.lineno + line_offset, end_lineno=at.end_lineno + line_offset)
        arg, argval, argrepr = _operands(co, offset, labels)
        yield Instruction(opname[code[offset]], code[offset], arg, argval, argrepr, offset, offset, starts_line, line,
                          labels.get(offset), at)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator for the opcodes in methods, functions or code

    Generates a series of Instruction named tuples giving the details of
    each operations in the supplied code.

    If *first_line* is not None, it indicates the line number that should
    be reported for the first source line in the disassembled code.
    Otherwise, the source line information (if any) is taken directly from
    the disassembled code object.
    """
    co = _get_code_object(x)
    line_offset = 0 if first_line is None else first_line - co.co_firstlineno
    return _instructions(co, _make_labels_map(co.co_code), line_offset)


# ---- printing ---------------------------------------------------------------------------------------

def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble classes, methods, functions, and other compiled objects.

    With no argument, disassemble the last traceback.

    Compiled objects currently include generator objects, async generator
    objects, and coroutine objects, all of which store their code object
    in a special attribute.
    """
    options = {"show_caches": show_caches, "adaptive": adaptive, "show_offsets": show_offsets, "show_positions": show_positions}
    if x is None:
        distb(file=file, **options)
        return
    x = _unwrapped(x)
    if hasattr(x, "__dict__"):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _have_code):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(member, file=file, depth=depth, **options)
                except TypeError as msg:
                    print("Sorry:", msg, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        _disassemble_recursive(x, file=file, depth=depth, **options)
    elif isinstance(x, (bytes, bytearray)):
        _disassemble_raw(bytes(x), file, show_offsets)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, "<dis>"), file=file, depth=depth, **options)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, "last_exc") else sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches, adaptive=adaptive, show_offsets=show_offsets,
                show_positions=show_positions)


def _lineno_width(starts):
    if not starts:
        return 0
    width = max(3, max(len(str(line)) for line in starts.values() if line is not None)) if any(starts.values()) else 3
    return max(width, len(_NO_LINENO)) if None in starts.values() else width


def _positions_width(co):
    width = len(_NO_LINENO)
    for at in co.co_positions():
        if at[0] is not None:
            width = max(width, len(f"{at[0]}:{at[2]}-{at[1]}:{at[3]}"))
    return width


def _offset_width(code, show_offsets):
    return len(str(max(len(code) - INSTRUCTION_SIZE, 9999))) if show_offsets else 0


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassemble a code object."""
    _print_code(co, lasti, 0, file, show_offsets, show_positions)


disco = disassemble


def _print_code(co, lasti, line_offset, file, show_offsets, show_positions):
    entries = _parse_exception_table(co)
    labels = _make_labels_map(co.co_code, entries)
    shifted = {offset: None if line is None else line + line_offset for offset, line in findlinestarts(co)}
    formatter = Formatter(
        file=file,
        lineno_width=_positions_width(co) if show_positions else _lineno_width(shifted),
        offset_width=_offset_width(co.co_code, show_offsets),
        label_width=4 + len(str(len(labels))),
        show_positions=show_positions)
    for instr in _instructions(co, labels, line_offset):
        formatter.print_instruction(instr, instr.offset == lasti)
    formatter.print_exception_table(_labelled(entries, labels))


def _disassemble_recursive(co, *, file=None, depth=None, **options):
    disassemble(co, file=file, **options)
    if depth is None or depth > 0:
        if depth is not None:
            depth -= 1
        for x in co.co_consts:
            if hasattr(x, "co_code"):
                print(file=file)
                print(f"Disassembly of {x!r}:", file=file)
                _disassemble_recursive(x, file=file, depth=depth, **options)


def _disassemble_raw(code, file, show_offsets):
    """Raw bytes: operands are numbers."""
    labels = _make_labels_map(code)
    formatter = Formatter(file=file, offset_width=_offset_width(code, show_offsets), label_width=4 + len(str(len(labels))))
    for offset in range(0, len(code), INSTRUCTION_SIZE):
        op = code[offset]
        name = opname[op] if op < len(opname) else f"<{op}>"
        target = _jump_target(code, offset) if op < len(opname) else None
        words = [str(int.from_bytes(code[i:i + 2], "little")) for i in range(offset + 2, offset + INSTRUCTION_SIZE, 2)]
        text = f"to L{labels[target]}" if target is not None else ", ".join(words) if op in hasarg else ""
        formatter.print_instruction(
            Instruction(name, op, None, target, text, offset, offset, False, None, labels.get(offset)))


class Bytecode:
    """The bytecode operations of a piece of code

    Instantiate this with a function, method, other compiled object, string of
    code, or a code object (as returned by compile()).

    Iterating over this yields the bytecode operations as Instruction instances.
    """

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
                 show_positions=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = _parse_exception_table(co)
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets
        self.show_positions = show_positions

    def __iter__(self):
        labels = _make_labels_map(self.codeobj.co_code, self.exception_entries)
        return _instructions(self.codeobj, labels, self._line_offset)

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Construct a Bytecode from the given traceback"""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """Return formatted information about the code object."""
        return _format_code_info(self.codeobj)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        offset = -1 if self.current_offset is None else self.current_offset
        with io.StringIO() as output:
            _print_code(self.codeobj, offset, self._line_offset, output, self.show_offsets, self.show_positions)
            return output.getvalue()


def _find_imports(co):
    """Find import statements in the code: triplets of name, level and names."""
    known = {}
    for instr in get_instructions(co):
        operands, _ = _opcode.operands_at(co, instr.offset)
        if instr.opname == "LoadK":
            known[operands[0][3]] = operands[1][3]
        elif instr.opname == "ImportName":
            at = operands[2][3]
            yield operands[1][3], known.get(f"t{int(at[1:]) + 1}"), known.get(at)


def _find_store_names(co):
    """Find names of variables which are written in the code."""
    for instr in get_instructions(co):
        if instr.opname in ("StoreName", "StoreGlobal"):
            yield instr.argval


def main(args=None):
    import argparse

    parser = argparse.ArgumentParser(color=True)
    parser.add_argument("-C", "--show-caches", action="store_true", help="show inline caches")
    parser.add_argument("-O", "--show-offsets", action="store_true", help="show instruction offsets")
    parser.add_argument("-P", "--show-positions", action="store_true", help="show instruction positions")
    parser.add_argument("-S", "--specialized", action="store_true", help="show specialized bytecode")
    parser.add_argument("infile", nargs="?", default="-")
    args = parser.parse_args(args=args)
    if args.infile == "-":
        name, source = "<stdin>", sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(args.infile, "rb") as infile:
            source = infile.read()
    code = compile(source, name, "exec")
    dis(code, show_caches=args.show_caches, adaptive=args.specialized, show_offsets=args.show_offsets,
        show_positions=args.show_positions)


if __name__ == "__main__":
    main()
