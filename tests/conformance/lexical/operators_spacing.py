# Operators and delimiters without and with spaces: which tokens win, chained signs, arrows, ellipsis, walrus.

def show(text, **names):
    try:
        print(text, "->", eval(text, names))
    except (SyntaxError, Exception) as error:
        print(text, "->", type(error).__name__, error)


names = {"a": 6, "b": 3, "c": [1, 2, 3], "d": {"k": 1}}
for text in ("a--b", "a+-b", "a-+-b", "a**-b", "-a**2", "--a", "~-a", "-~a", "a//b", "a/ /b", "a//-b", "a%-b", "a<<b>>1", "a<-b", "a<=-b", "a>=b", "a> =b", "a<>b", "a!=b", "a! =b", "a==b", "a= =b", "a===b", "a=b", "a:=b", "(a:=b)", "(a := b)", "(a: =b)", "a&b|b^1", "a&-b", "a@b", "a->b", "c[1:]", "c[:-1]", "c[::-1]", "c[-1::-1]", "c[a:b:c]", "c[::]", "c[:,]", "c[...]", "c[..]", "...", ". . .", "....", "...+1", "c[0]if a else b", "a if b else-a", "not a", "not-a", "not not a", "nota", "a not in c", "a not  in c", "a notin c", "a is not b", "a isnot b", "a is(not b)", "(a)is(b)", "a and not b", "a or-b", "a<b<c[0]", "a<b>c[0]", "a>b==3", "a if b", "a else b", "(lambda:a)()", "(lambda x,y=a:x+y)(1)", "(lambda*q:q)(*c)", "[*c,*c]", "[* c]", "{**d,'z':1}", "{** d}", "f(**d)", "print(*c,sep='')", "print(* c, sep = '-')", "d['k']+1", "d ['k']", "d. get('k')", "d .get ('k')", "c\t[0]", "a\x0c+b", "(a\n+b)", "a\\\n+b", "a;b", "a,b", "a,", "(a,)", "(a)", "()", "((a))", "[]", "[[]]", "{}", "{ }", "{a}", "{a,}", "{a:b,}", "{,}", "(,)", "[,]", "a, ,b", "a if(b)else(c)", "[x for x in c if x if x>1]", "[x for(x)in c]", "[x for x in(1,2)]", "[(x)for x in c]", "{x:x for x in c}", "{x for x in c}", "a in c in[c]", "a<b in c", "1<2<3<4", "a++b", "a+++b", "++a", "a++", "a--", "a**b**2", "(a**b)**2", "a* *b", "a***b", "a@@b", "a||b", "a&&b", "!a", "a?b:c", "a??b", "`a`", "$a", "a$", "a#b", "#a", "a # b", "@a", "a.b", "a..b", "a.", ".a", "a.1", "a .real", "6 .real", "6.real", "await a", "yield a", "async a", "print a", "return a", "a b", "a 1", "1 a", "'x' a", "a 'x'"):
    show(text, **names)
