# What the classes of itertools refuse, and how they show themselves.
import itertools


def t(f):
    try:
        r = repr(f())
        print(r if " at 0x" not in r else r.split(" at ")[0])
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: itertools.count(1,2)); t(lambda: itertools.count('a')); t(lambda: itertools.count(1,2,3)); t(lambda: itertools.count(1.5)); t(lambda: itertools.count(start=3, step=2)); t(lambda: itertools.count(x=1))
t(lambda: itertools.repeat(1,2)); t(lambda: itertools.repeat(1)); t(lambda: itertools.repeat()); t(lambda: itertools.repeat(1,'a')); t(lambda: itertools.repeat(1,-3)); t(lambda: itertools.repeat(1).__length_hint__()); t(lambda: itertools.repeat(1,5).__length_hint__()); t(lambda: len(itertools.repeat(1)))
t(lambda: itertools.cycle()); t(lambda: itertools.cycle(1)); t(lambda: itertools.cycle([],x=1)); t(lambda: itertools.chain(1)); t(lambda: next(itertools.chain(1))); t(lambda: itertools.chain(x=1)); t(lambda: itertools.chain.from_iterable(1)); t(lambda: next(itertools.chain.from_iterable([1])))
t(lambda: itertools.islice()); t(lambda: itertools.islice([1])); t(lambda: itertools.islice([1],-1)); t(lambda: itertools.islice([1],'a'));t(lambda: itertools.islice([1],1,2,0)); t(lambda: itertools.islice([1],-1,2)); t(lambda: itertools.islice([1],1,2,3,4)); t(lambda: itertools.islice([1],1,-2)); t(lambda: itertools.islice([1],1,x=2))
t(lambda: itertools.accumulate()); t(lambda: itertools.accumulate([1],initial=3)); t(lambda: list(itertools.accumulate([1,'a']))); t(lambda: itertools.accumulate([1],2,3)); t(lambda: itertools.accumulate([1],x=3))
t(lambda: itertools.starmap()); t(lambda: itertools.starmap(1)); t(lambda: list(itertools.starmap(pow,[1]))); t(lambda: itertools.takewhile(1)); t(lambda: itertools.dropwhile(1)); t(lambda: itertools.filterfalse(1)); t(lambda: itertools.takewhile(1,2)); t(lambda: itertools.takewhile(1,[2],x=1))
t(lambda: itertools.compress()); t(lambda: itertools.compress([1],2)); t(lambda: itertools.zip_longest(1)); t(lambda: itertools.zip_longest([],x=1)); t(lambda: itertools.product(1)); t(lambda: itertools.product([1],repeat=-1)); t(lambda: itertools.product([1],repeat='a')); t(lambda: itertools.product([1],x=1))
t(lambda: itertools.permutations()); t(lambda: itertools.permutations([1],-1)); t(lambda: itertools.permutations([1],'a')); t(lambda: itertools.combinations([1])); t(lambda: itertools.combinations([1],-1)); t(lambda: itertools.combinations([1],'a')); t(lambda: itertools.combinations_with_replacement([1],-1))
t(lambda: itertools.pairwise()); t(lambda: itertools.pairwise(1)); t(lambda: itertools.batched([1])); t(lambda: itertools.batched([1],0)); t(lambda: list(itertools.batched([1,2,3],2,strict=True))); t(lambda: itertools.batched([1],'a'));t(lambda: itertools.batched([1],2,3))
t(lambda: itertools.groupby()); t(lambda: itertools.groupby([1],1,2)); t(lambda: itertools.tee()); t(lambda: itertools.tee([1],-1)); t(lambda: itertools.tee(1)); t(lambda: itertools.tee([1],0)); t(lambda: itertools.tee([1],2)); t(lambda: itertools.tee([1],'a')); t(lambda: itertools.tee([1],1,2))
