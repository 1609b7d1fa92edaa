"""Records what CPython says about the sources in syntax_error_cases.txt (separated by `---` lines).

Usage :
    python3.14 record_syntax_errors.py > syntax_errors.txt

Every line is a JSON string of the source, a tab, and `Kind|message|line|col|end_line|end_col`, or `ok`.
`parse_errors.rs` checks the front end against the result.
"""
import json
import os
import sys
import warnings

def cases():
    out = []
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "syntax_error_cases.txt")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for part in text.strip("\n").split("\n---\n"):
        piece = []
        for line in part.split("\n"):
            # A section heading starts a new case.
            if line.startswith("# ") and line[2].isupper():
                if piece:
                    out.append("\n".join(piece))
                piece = []
            else:
                piece.append(line)
        out.append("\n".join(piece))
    return [c + ("" if c.endswith("\\") else "\n") for c in out if c]


def main():
    warnings.simplefilter("ignore")
    sys.stdout.reconfigure(encoding="utf-8")
    for source in cases():
        try:
            compile(source, "x.py", "exec", dont_inherit=True)
            result = "ok"
        except SyntaxError as e:
            result = "|".join(map(str, [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]))
        except Exception as e:
            result = type(e).__name__ + "|" + str(e)
        print(json.dumps(source, ensure_ascii=False), result, sep="\t")


main()
