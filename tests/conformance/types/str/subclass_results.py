# Where methods of str give back the object itself, whatever its class, and where plain strings.
class S(str):
    def __add__(s,o): return 'add'
    def __str__(s): return 'STR'
    def __format__(s,f): return 'FMT'
    def __repr__(s): return 'REPR'
    def __iter__(s): return iter('xyz')
    def __len__(s): return 99
    def __getitem__(s,i): return 'I'
    def __hash__(s): return 1
    def __eq__(s,o): return True
def ty(x):
    if isinstance(x,(tuple,list)): return type(x)((ty(y) for y in x))
    return (type(x).__name__, str.__repr__(x) if isinstance(x,str) else x)
s=S('abc')
for e in ("s.partition('-')","s.rpartition('-')","s.partition('b')","s.split('-')","s.rsplit('-')","s.splitlines()","s.split()","S('').split()","'%s'%s","'%s%s'%(s,'')","'%r'%s","'%10s'%s","'%a'%s","'%c'%S('a')","''.join([s])","''.join([s,s])","'-'.join((s,))","s.join(['a'])","s.join(['a','b'])","f'{s}'","f'{s!s}'","f'{s!r}'","f'{s}x'","'{}'.format(s)","'{:5}'.format(s)","'{!s}'.format(s)","format(s)","format(s,'')","format(s,'5')","str(s)","str.__str__(s)","s.strip()","s.lstrip('q')","s.replace('q','z')","s.replace('a','z',0)","s.replace(S('a'),S('b'))","s.upper()","s.lower()","S('abc').lower()","s.ljust(1)","s.center(0)","s.zfill(1)","s.expandtabs()","s.translate({})","s.title()","s[:]","str.__getitem__(s,slice(None))","str.__add__(s,'')","str.__add__('',s)","''+s","s*1","1*s","str.__mul__(s,1)","s.removeprefix('q')","s.removesuffix('q')","s.removeprefix('a')","s.encode().decode()","s.casefold()","s.swapcase()","s.capitalize()","str(s)+''","s.format()","s.format_map({})","S('{}').format(s)","s%()","S('%s')%s","'abc'.replace('abc',s)","'x'.replace('x',s)","'axa'.split(S('x'))","'abc'.partition(S('b'))","'abc'.partition(S('-'))","'abc'.rpartition(S('b'))","__import__('sys').intern(S('q')) if 0 else 1","{s:1}","list({S('k'):1})[0]","repr(s)","ascii(s)","'%s' % S","s.__class__","str(S)","max([s,'a'])","list(s)","[*s]","str.__iter__(s).__next__()","'a'+s+'b'","'abc'.strip(S('a'))","'abc'.center(7,S('x'))","'abc'.ljust(7,S('x'))","str.maketrans(S('a'),S('b'))","'a'.translate({97:S('q')})","'a'.translate({97:S('qq')})","'%(a)s'%{'a':s}","'%5s|%-5s'%(s,s)","'%.1s'%s","'%s'%(s,)","''.join({s:1})","s.__getnewargs__()","s.__format__('')","str.__format__(s,'')","str.__format__(s,'5')","b'a'.decode(S('utf8'))","sorted([s])[0]","str(object=s)","str(b'a',S('utf8'))","s in 'abc'","'a' in s","s.index('a')","s.find(S('b'))","s=='q'","'q'==s","s!='abc'","'abc'<s","hash(s)","len(s)","str.__len__(s)","bool(s)","s.isalpha()","s.rjust(0)","s.lstrip()","s.rstrip()"):
    try: print(e,ty(eval(e)))
    except Exception as ex: print(e,'!',type(ex).__name__,ex)
