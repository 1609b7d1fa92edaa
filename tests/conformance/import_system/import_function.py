# __import__ with globals, levels and lists of names.
import json
print(__import__('os.path').__name__, __import__('os.path',fromlist=['join']).__name__)
for a,k in ((('json.decoder',),{}),(('json',{},{},['decoder'],0),{}),(('decoder',{'__package__':'json'},None,['x'],1),{}),(('',{'__package__':'json'},None,['decoder'],1),{}),
  (('decoder',{'__name__':'json.encoder'},None,[''],1),{}),(('decoder',{'__name__':'json','__path__':[]},None,['x'],1),{}),(('x',{},None,[],1),{}),(('',),{}),(('',{'__package__':'json'},None,[],1),{}),(('json.decoder',{'__package__':'json'},None,[],0),{}),(('decoder',{'__package__':'json'},None,[],1),{}),
  (('decoder',{'__package__':'json'},None,['x'],2),{}),((3,),{}),(('json',),{'level':-1}),(('decoder',{'__package__':3},None,['x'],1),{}),(('json',),{'fromlist':('nope',)}),(('json',),{'fromlist':(3,)}),(('json',),{'fromlist':3}),(('json',),{'fromlist':'*'}),(('decoder',{'__spec__':json.__spec__},None,['x'],1),{}),(('decoder',{'__package__':'nopkg'},None,['x'],1),{}),(('decoder',None,None,['x'],1),{}),((),{}),(('json',),{'zz':1}),(('decoder',3,None,['x'],1),{}),(('nonexist.sub',),{}),(('json.nonexist',),{}),(('math.x',),{}),
  (('decoder',{'__package__':'json','__spec__':type('S',(),{'parent':'other'})()},None,['x'],1),{})):
    try:
        import warnings
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter('always')
            r=__import__(*a,**k)
        print(getattr(r,'__name__',r), [str(x.message) for x in w])
    except BaseException as e: print(type(e).__name__,e,[str(x.message) for x in w])
