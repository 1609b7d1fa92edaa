"""The interpreter's own tokenizer, for `tokenize`. The source is read to its end before the first token comes."""

import _library
import token as _token


class TokenizerIter:
    def __init__(self, readline, *, encoding=None, extra_tokens=False):
        if not callable(readline):
            raise TypeError("readline must be callable")
        self._readline, self._encoding, self._extra = readline, encoding, extra_tokens
        self._tokens = None

    def __iter__(self):
        return self

    def __next__(self):
        if self._tokens is None:
            self._tokens = self._all()
        return next(self._tokens)

    def _lines(self):
        while True:
            try:
                line = self._readline()
            except StopIteration:
                return
            if isinstance(line, bytes):
                line = line.decode(self._encoding or "utf-8")
            if not line:
                return
            yield line

    def _all(self):
        lines = list(self._lines())
        for kind, text, row, column, end_row, end_column in _library.tokens("".join(lines)):
            number = getattr(_token, kind)
            if not self._extra:
                if number in (_token.COMMENT, _token.NL):
                    continue
                if number == _token.OP:
                    number = _token.EXACT_TOKEN_TYPES.get(text, number)
            line = "".join(lines[row - 1:end_row])
            yield number, text, (row, column), (end_row, end_column), line
