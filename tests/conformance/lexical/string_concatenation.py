# Adjacent literals are one.
x = 5
print("a" 'b' """c""", "a" r"\b" "c", ("a"
      "b"), "a" f"{x}" "b{x}", f"{x}" f"{x}" "", f"" f"", "x" "" "", b"a" rb"\b")
print(len("a" "b" "c"), ("a" "b").upper(), "a" "b" * 2, "%s" "%s" % (1, 2), "a" "b"[0], "a" "b".join(["x", "y"]))
print(["a" "b", "c"], {"a" "b": 1}, ("a" "b",), print("a" "b") is None)


def doc():
    "two " "parts"


print(doc.__doc__)
print(f"{'a' 'b'}" 'c', f"{x}" "{x}", "{{" f"{{", f"{x:{'>' '5'}}" '|')
for text in ["'a' b'b'", "b'a' f'b'", "f'a' b'b'", "'a' 1", "'a' 'b' c", "'a' 'b' 'c", "u'a' 'b'", "u'a' b'b'", "ur'a'", "'a' t'b'", "t'a' t'b'", "t'a' 'b'", "'a'\n'b'", "('a'\n'b')", "'a' \\\n'b'", "'a' # c\n'b'", "('a' # c\n'b')", "'a''b'", "'a'\"b\"", "''''a'''", "'''a''''", "''", "'' ''", "''''''", "f'' ''"]:
    try:
        r = eval(text)
        print(repr(text), r if isinstance(r, (str, bytes)) else type(r).__name__)
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_offset)
