# token, tokenize.
import io
import token
import tokenize

source = 'x = (1 +\n  2)  # c\nif x:\n    y = """a\nb"""\n\nlast'
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    print(token.tok_name[t.type], token.tok_name[t.exact_type], repr(t.string), t.start, t.end, repr(t.line))
print(token.ISTERMINAL(3), token.EXACT_TOKEN_TYPES["**="] == token.DOUBLESTAREQUAL)
for bad in ("(1", "x = '''a", "if x:\n    a\n  b"):
    try:
        list(tokenize.generate_tokens(io.StringIO(bad).readline))
    except (tokenize.TokenError, SyntaxError) as e:
        print(type(e).__name__)
