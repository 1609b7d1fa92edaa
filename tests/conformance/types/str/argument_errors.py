# String methods: arguments that are refused.
s = "hello"
calls = """s.center() s.center('a') s.center(3,'ab') s.center(3,5) s.count() s.count(1) s.count('l',None,3) s.count('l','a') s.encode('nope') s.encode(1) s.encode('ascii','nope') s.endswith(5) s.endswith((1,)) s.endswith(('o','x')) s.startswith(()) s.expandtabs('a') s.find(5) s.find() s.index('z') s.rindex('z') s.join(5) s.join([1]) s.join('ab') s.join(['a',None]) s.ljust(5,'') s.lstrip(1) s.strip(None) s.partition('') s.partition(1) s.rpartition('') s.replace('a') s.replace('l','L',1.5) s.replace('l','L',-1) s.replace('l',1) s.replace('l','L',count=1) s.split('') s.split(1) s.split('l',1.0) s.split('l',maxsplit=1) s.rsplit(sep='') s.splitlines(1,2) s.translate(5) s.translate({104:None,101:'E',108:76}) s.translate({104:-1}) s.translate({104:1.5}) s.zfill() s.zfill('3') str.maketrans(1) str.maketrans('ab','c') str.maketrans('a','b',1) str.maketrans({'ab':1}) str.maketrans({1.5:1}) s.removeprefix(1) s.removesuffix() s.casefold(1) s.isalpha(1) s.upper('x') s.format_map() s.format_map(5) s*'a' s*1.5 s+1 s+b'a' s[1.5] s['a'] s[99] s<1 s in 5 5 in s b'h' in s str(b'a','ascii') str(5,'ascii') str('a','ascii') str(b'\\xff','ascii') str(b'\\xff','ascii','replace') str(1,2,3) str(object=3) str(x=3) str(encoding='ascii') s.__contains__(1) s.__getitem__() str.upper(5) str.join('a') s.__add__(5) s.__mul__('a') s.__format__(5) ord('ab') ord(5) ord(b'ab') chr('a') chr(-1) chr(0x110000) chr(1.5)""".split(" ")
for c in calls:
    if not c:
        continue
    try:
        print(c, "->", repr(eval(c)))
    except Exception as e:
        print(c, "->", type(e).__name__, e)
for c in ("s in 5", "5 in s", "b'h' in s", "not s", "s % 5", "s @ s", "-s", "s ** 2", "s // 2", "s - 'h'", "s & s", "s += 1" if False else "s"):
    try:
        print(c, "->", repr(eval(c)))
    except Exception as e:
        print(c, "->", type(e).__name__, e)
