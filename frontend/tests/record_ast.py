"""Prints `ast.dump(tree, indent=4)` of a file.

Usage, in this folder:
    python3.14 record_ast.py ast_all.py > ast_all.txt
"""
import ast
import sys

sys.stdout.reconfigure(encoding="utf-8")
for path in sys.argv[1:]:
    with open(path, "rb") as f:
        print(ast.dump(ast.parse(f.read()), indent=4))
