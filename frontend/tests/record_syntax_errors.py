"""Records what CPython says about sources with errors.

Usage, in this folder:
    python3.14 record_syntax_errors.py > syntax_errors.txt
    python3.14 record_syntax_errors.py --mutate 2000 > syntax_errors_mutated.txt

The sources are those in syntax_error_cases.txt (separated by `---` lines); with `--mutate N`, N random
changes of those and of pieces of ../../tests/programs.

Every line is a JSON string of the source, a tab, and `Kind|message|line|col|end_line|end_col`, or `ok`.
`syntax_errors.rs` checks the front end against the result.
"""
import glob
import json
import os
import random
import re
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))


def cases():
    out = []
    with open(os.path.join(HERE, "syntax_error_cases.txt"), encoding="utf-8") as f:
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


TOKEN = re.compile(
    r"\s+|\w+|\"[^\"\n]*\"|'[^'\n]*'|\*\*=|//=|>>=|<<=|->|:=|\*\*|//|<<|>>|[-+*/%&|^=!<>]=|\.\.\.|.", re.S)


def pieces():
    """Runs of up to six lines of the test programs."""
    out = []
    for path in sorted(glob.glob(os.path.join(HERE, "../../tests/programs/*.py"))):
        with open(path, encoding="utf-8") as f:
            lines = f.read().split("\n")
        for i in range(0, len(lines), 7):
            out.append("\n".join(lines[i:i + random.randint(1, 6)]) + "\n")
    return out


def mutate(source, pool):
    tokens = TOKEN.findall(source)
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        if not tokens:
            break
        i, how = random.randrange(len(tokens)), random.random()
        if how < 0.35:
            del tokens[i]
        elif how < 0.6:
            tokens.insert(i, random.choice(pool))
        elif how < 0.75:
            tokens[i] = random.choice(pool)
        elif how < 0.85:
            j = random.randrange(len(tokens))
            tokens[i], tokens[j] = tokens[j], tokens[i]
        else:
            tokens.insert(i, tokens[i])
    return "".join(tokens)


def mutations(n):
    random.seed(1)
    plain, programs = cases(), pieces()
    pool = [t for c in plain for t in TOKEN.findall(c) if not t.isspace()] + ["\n", "\n  ", " ", "é", "'é'"] * 20
    seen = set(plain)
    while len(seen) < n + len(plain):
        source = mutate(random.choice(plain if random.random() < 0.7 else programs), pool)
        if source not in seen and len(source) < 200:
            seen.add(source)
            yield source


def main():
    warnings.simplefilter("ignore")
    sys.stdout.reconfigure(encoding="utf-8")
    sources = mutations(int(sys.argv[2])) if sys.argv[1:2] == ["--mutate"] else cases()
    for source in sources:
        try:
            compile(source, "x.py", "exec", dont_inherit=True)
            result = "ok"
        except SyntaxError as e:
            result = "|".join(map(str, [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]))
        except Exception as e:
            result = type(e).__name__ + "|" + str(e)
        print(json.dumps(source, ensure_ascii=False), result, sep="\t")


main()
