# Where white space matters and where it does not.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
x=1;y=2
print(x+y,x -y,x- y,x*-y,[x,y ][ 0 ],( x ),{ "a" :1}[ "a" ])
''')
run('''\
if(1):print("a")
if[1]:print("b")
if"c":print("c")
if not(0):print("d")
''')
run('''\
for(x)in[1]:print(x)
for[y]in[[2]]:print(y)
while(0):pass
''')
run('''\
print(1 if 1 else 2)
''')
run('''\
print(1 if(0)else(2), 1 if(1)else 3)
''')
run('''\
x = not(1)or(2)
print(x, 1 in[1], 1 or 0, 0x1f, 1 .real)
''')
run('''\
lambda:0
f=lambda*a,**k:(a,k)
print(f(1,*[2],z=3))
''')
run('''\
def f(a,b = 2,* ,c= 3)->int :return a+b+c
print(f (1) , f
  (1) if 0 else f(1,c=5))
''')
run('''\
class A ( object ) :
  x = 1
  @ staticmethod
  def f ( ) : return 2
print(A . x, A() . f ( ))
''')
run('''\
import os . path
from os . path import  join as  j
print(os . path . sep, j("a","b"))
''')
run('''\
a = b = [ 1 , 2 , ]
a [ 0 ] += 5
print(a [ : ], a [ 0 : 1 ], a[ - 1 ])
''')
run('''\
print ( "a" , end = "" ) ; print ( f"{ a  }" if 0 else f"{ 1 + 1 !r:>{ 4 }}" )
''')
run('''\
x = 1 if 1 else 2
''')
run('''\
try:1/0
except(ZeroDivisionError)as e:print(e)
finally:print("f")
''')
run('''\
assert(1)
assert(0),"m"
''')
run('''\
del(x)
''')
run('''\
return(1)
''')
run('''\
x = 1 ; ; y = 2
''')
run('''\
x = 1 if 1
''')
run('''\
print("a"   "b"    f"{1}"'c')
''')
run('''\
async  def  f ( ) : return 1
print(f.__name__, f().close())
''')
run('''\
global  x
x  =  (  1  ,  )
print(x)
''')
run('''\
raise(ValueError)("v")
''')
run('''\
raise(ValueError)
''')
