# bytearray, what it refuses and what it shares with bytes.
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
B=bytearray
t(lambda: B(-1)); t(lambda: B('a')); t(lambda: B('a','utf-8')); t(lambda: B(1,'a')); t(lambda: B([256])); t(lambda: B(['a'])); t(lambda: B(2.5)); t(lambda: B(1,2,3,4)); t(lambda: B(x=1)); t(lambda: B(encoding='a'))
b=B(b'hello')
t(lambda: b[10]); t(lambda: b['a']); 
def f(): b[0]=256
t(f)
def f(): b[0]='a'
t(f)
def f(): b[10]=1
t(f)
def f(): b['a']=1
t(f)
def f(): b[0:2]=3
t(f)
def f(): b[0:2]='abc'
t(f)
def f(): b[0:4:2]=b'abc'
t(f)
def f(): b[0:2]=[1,300]
t(f)
def f(): b[0:2]=2.5
t(f)
def f(): del b[10]
t(f)
def f(): del b['a']
t(f)
t(lambda: b.resize(2)); t(lambda: b.resize(-1)); t(lambda: b); t(lambda: b.join([1])); t(lambda: b.join([b'a',B(b'b')])); t(lambda: b.partition(b'')); t(lambda: b.partition(1)); t(lambda: b.rpartition(b'e'))
t(lambda: B(b'abc').replace(b'b',1)); t(lambda: B(b'a b').split()); t(lambda: B(b'a b').rsplit(b' ',1)); t(lambda: B(b'a\nb').splitlines()); t(lambda: B(b'a').find('a')); t(lambda: B(b'a').index(b'z')); t(lambda: B(b'a').rindex(b'z')); t(lambda: B(b'a').startswith('a')); t(lambda: B(b'a').startswith(('a',)));t(lambda: B(b'a').endswith('a'))
t(lambda: B(b'abc').translate(b'')); t(lambda: B(b'abc').translate(None,b'b')); t(lambda: B.maketrans(b'a',b'bc')); t(lambda: B(b'a').center(5,b'xx')); t(lambda: B(b'a').ljust(5,'x')); t(lambda: B(b'a').zfill(5)); t(lambda: B(b'a\tb').expandtabs(4)); t(lambda: B(b'Ab').swapcase()); t(lambda: B(b'ab cd').title()); t(lambda: B(b'ab').capitalize()); t(lambda: B(b'ab').removeprefix(b'a')); t(lambda: B(b'ab').removesuffix('b')); t(lambda: B(b'ab').isascii())
t(lambda: b.append(1)); t(lambda: b.clear()); t(lambda: b.extend(b'a')); 
def f(): b[0:1]=b'abc'
t(f)
def f(): b[0]=1
t(f)
t(lambda: b.pop())
t(f)
t(f)
t(f)
t(f)
t(f)
t(f)
def f():
    print(x.tolist())
    return q[0]
t(f)
class S(B): pass
