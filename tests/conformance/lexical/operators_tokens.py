# Operators without spaces around them, and sequences of characters that make several.
a, b = 7, 3
print(a+-b, a--b, a-~b, a**-b, -a**2, (-a)**2, a//-b, a%-b, -a%b, a<<b>>1, ~-a, -~a, +-+a, not-a)
print(a<b, a<-b, a>b<=4, a!=b, a==b!=5, a is not b, not a is b, a in[7], a not in(3,), 1 if a else 2)
print([*range(3)], {**{}}, (*(),), a if a else-b, lambda:0)if 0 else print("short")
x = a; x+=1; x-=-1; x*=2; x//=3; x%=5; x**=2; x<<=1; x>>=1; x|=8; x&=~1; x^=3
print(x)
print((lambda*a,**k:(a,k))(1,*[2],z=3,**{"y":4}))
print(a@b if 0 else...)
print(...is Ellipsis, [...,...], {...:1}[...])
print((y:=a)+y, [z:=1, z+1], f"{(w:=2)}", f"{w:>3}", f"{w:=3}")
def f(a:int=1,/,b:int=2,*,c:int=3)->int:return a+b+c
print(f(), f.__annotations__)
print(1<2<3, 1<2>1, (1<2)==True, 1<2==True, 1 < (2==True), 1==1 in[1])
print(a.__add__(b), 5 .__add__(1), 5..__add__(1), "a".upper()+"b"*2, -1 .__abs__())
print(2**3**2, (2**3)**2, -2**2, 2**-1, 2**-2**2, not 1==2, not(1)==1)
print(1|2^3&4, 1|2==3, 1&3==1, (1&3)==1, 5-3-1, 100/10/5, 2*3%4, 2+3<<1, 1<<2+1)


def compiles(text):
    try:
        print(repr(text), "->", eval(text))
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)


for text in ["1 +", "* 1", "1 ** ", "1 = 2", "1 === 1", "1 =! 2", "1 => 2", "1 =< 2", "a++", "++1", "1 <> 2", "1 && 2", "1 || 2", "!1", "a ?? b", "1 -> 2", "a := 1", "not", "1 not 2", "1 in", "1 is is 2",
             "1 not in not 2", "1 if 2", "1 if 2 else", "else", "lambda", "lambda:", "lambda x", "a..b", ".", "..", "1 2", "a b", "'a' 1", "1 'a'", "f() g()", "[1 2]", "(1 2)", "{1 2}", "{1: 2 3}", "f(1 2)", "f(a b)", "[a b, c]", "{1:}", "{1:, 2:3}", "{:1}", "{1:2, 3}", "{1, 2:3}", "{**a, 1}", "{*a, 1:2}", "{1: *a}", "{*a: 1}"]:
    compiles(text)
