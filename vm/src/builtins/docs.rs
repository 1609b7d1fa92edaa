//! What the built-in classes say of themselves.

use crate::objects::*;

/// What is `__doc__` of a built-in class.
pub(super) fn of(class: &TypeObj) -> Option<&'static str> {
    if class.is_heap() {
        return None;
    }
    let name = class.name();
    DOCS.iter().find(|d| d.0 == name).map(|d| d.1)
}

static DOCS: &[(&str, &str)] = &[
    ("object", "The class at the root of all others.\n\nIts instances have no attributes of their own."),
    (
        "type",
        "type(object) -> the class of an object\n\
         type(name, bases, dict, **kwds) -> a new class",
    ),
    (
        "int",
        "int(x=0, /) -> an int made of a number or a text\n\
         int(x, base=10) -> the int that a text stands for in another base\n\n\
         A base of 0 reads the text as a literal:\n\n\
         >>> int('0b100', base=0)\n4",
    ),
    (
        "bool",
        "bool(object=False, /) -> whether an object counts as true\n\nTrue and False are its only instances.",
    ),
    ("float", "A number of double precision, made of a number or a text."),
    ("complex", "A complex number, made of its two parts or of a text."),
    (
        "str",
        "str(object='') -> the object as text\n\
         str(bytes, encoding='utf-8', errors='strict') -> the text that bytes encode",
    ),
    (
        "bytes",
        "bytes(iterable_of_ints) -> the bytes with these values\n\
         bytes(string, encoding[, errors]) -> the encoded text\n\
         bytes(bytes_or_buffer) -> a copy that cannot be changed\n\
         bytes(int) -> as many zeros\n\
         bytes() -> no bytes",
    ),
    ("function", "A function that a def statement or a lambda expression makes."),
    ("builtin_function_or_method", "A function or bound method that is not written in Python."),
    ("method", "A function with its first argument."),
    ("module", "A module: a namespace with a name."),
    ("code", "A compiled piece of a program."),
    ("traceback", "Where an exception has been raised, and the calls that led there."),
    ("mappingproxy", "A mapping as it is seen from outside, without the right to change it."),
    ("cell", "A place for a variable that functions share."),
    ("NoneType", "The class of None."),
    ("ellipsis", "The class of the Ellipsis object."),
    ("NotImplementedType", "The class of NotImplemented."),
    ("list", "A sequence that can be changed.\n\nWith an iterable it begins with its items."),
    ("tuple", "A sequence that cannot be changed.\n\nWith an iterable it has its items."),
    (
        "dict",
        "dict() -> an empty dictionary\n\
         dict(mapping) -> one with the pairs of a mapping\n\
         dict(iterable) -> one with the pairs that an iterable gives\n\
         dict(**kwargs) -> one with names and values, as in dict(one=1, two=2)",
    ),
    ("set", "A collection of different values, in no order, that can be changed."),
    ("frozenset", "A collection of different values, in no order, that cannot be changed."),
    (
        "range",
        "range(stop) -> the ints from 0 up to stop, which is left out\n\
         range(start, stop[, step]) -> the ints from start, step by step",
    ),
    ("slice", "slice(stop)\nslice(start, stop[, step])\n\nWhat a[start:stop:step] hands to the object."),
    (
        "property",
        "An attribute that functions get, set and delete.\n\nMostly a decorator:\n\n\
         class Circle:\n    @property\n    def area(self):\n        return 3 * self.radius ** 2",
    ),
    (
        "staticmethod",
        "A function that is called through a class or its instances as it is, without a receiver.",
    ),
    ("classmethod", "A function whose first argument is the class through which it is called."),
    (
        "super",
        "super() -> the same as super(__class__, first argument), in a method\n\
         super(type, object) -> the attributes that classes after type give to object\n\
         super(type, type2) -> the same for a class\n\
         super(type) -> one that is bound later",
    ),
    ("reversed", "The items of a sequence from the last to the first."),
    ("enumerate", "Pairs of a number and an item of an iterable, counted from start."),
    (
        "zip",
        "Tuples of one item of each iterable, until one of them ends.\n\n\
         >>> list(zip('abcdefg', range(3), range(4)))\n[('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n\
         With strict=True all of them must end together.",
    ),
    (
        "map",
        "What a function gives for the items of one iterable or more.\n\nWith strict=True all must have as many.",
    ),
    ("filter", "The items of an iterable for which a function is true; with None, those that are true."),
    ("BaseException", "The class of all that can be raised."),
    ("Exception", "The class of all errors that programs are expected to handle."),
    ("BaseExceptionGroup", "Several exceptions that were raised together."),
    ("ExceptionGroup", "Several errors that were raised together."),
    ("GeneratorExit", "A generator or coroutine is being closed."),
    ("KeyboardInterrupt", "The user has interrupted the program."),
    ("SystemExit", "The program wants to end."),
    ("ArithmeticError", "A computation has no result."),
    ("FloatingPointError", "A floating-point operation failed."),
    ("OverflowError", "A result is too large."),
    ("ZeroDivisionError", "Something was divided by zero."),
    ("AssertionError", "What an assert statement states is not true."),
    ("AttributeError", "An object has no such attribute, or does not let it be set."),
    ("BufferError", "Something cannot be done with a buffer."),
    ("EOFError", "There is nothing left to read."),
    ("ImportError", "A module cannot be imported, or lacks a name."),
    ("ModuleNotFoundError", "There is no such module."),
    ("LookupError", "A sequence or mapping lacks what was asked for."),
    ("IndexError", "A sequence has no such index."),
    ("KeyError", "A mapping has no such key."),
    ("MemoryError", "There is not enough memory."),
    ("NameError", "A name has no value."),
    ("UnboundLocalError", "A local variable has no value yet."),
    ("OSError", "The operating system reports an error."),
    ("BlockingIOError", "An operation would have to wait."),
    ("ConnectionError", "Something is wrong with a connection."),
    ("BrokenPipeError", "The other end of a pipe or connection is closed."),
    ("FileExistsError", "There is such a file already."),
    ("FileNotFoundError", "There is no such file or folder."),
    ("InterruptedError", "A signal has interrupted a call."),
    ("IsADirectoryError", "That is a folder."),
    ("NotADirectoryError", "That is no folder."),
    ("PermissionError", "That is not allowed."),
    ("TimeoutError", "That took too long."),
    ("ChildProcessError", "Something is wrong with a child process."),
    ("ProcessLookupError", "There is no such process."),
    ("ConnectionAbortedError", "The connection was given up."),
    ("ConnectionRefusedError", "The other side does not want a connection."),
    ("ConnectionResetError", "The other side has ended the connection."),
    ("ReferenceError", "What a weak proxy refers to is gone."),
    ("RuntimeError", "An error of no particular kind."),
    ("NotImplementedError", "A method is left to derived classes, or still to be written."),
    ("RecursionError", "Calls are nested too deeply."),
    ("PythonFinalizationError", "That is not possible while the interpreter is shutting down."),
    ("StopAsyncIteration", "An asynchronous iterator is at its end."),
    ("StopIteration", "An iterator is at its end."),
    ("SyntaxError", "A source is no Python."),
    ("IndentationError", "Lines are indented in a wrong way."),
    ("TabError", "Lines are indented by tabs and spaces in a way that is not clear."),
    ("SystemError", "The interpreter has found an error of its own."),
    ("TypeError", "A value has a type that does not fit."),
    ("ValueError", "A value has a fitting type but does not fit."),
    ("UnicodeError", "Something is wrong with the encoding of a text."),
    ("UnicodeDecodeError", "Bytes do not encode a text."),
    ("UnicodeEncodeError", "A text cannot be encoded."),
    ("UnicodeTranslateError", "A text cannot be translated."),
    ("Warning", "The class of all warnings."),
    ("DeprecationWarning", "A feature will go; for developers."),
    ("FutureWarning", "A feature will change or go; for users."),
    ("RuntimeWarning", "Something looks wrong while the program runs."),
    ("SyntaxWarning", "Something looks wrong in a source."),
    ("UserWarning", "What programs warn of."),
    ("BytesWarning", "Bytes are used in a way that is probably meant for text."),
    ("EncodingWarning", "No encoding was given."),
    ("ImportWarning", "An import is probably wrong."),
    ("PendingDeprecationWarning", "A feature will go some day."),
    ("ResourceWarning", "A resource was not given back."),
    ("UnicodeWarning", "Something about text is probably wrong."),
];
