import itertools as _itertools
def _all_string_prefixes():
    _valid_string_prefixes = ['b', 'r', 'u', 'f', 't', 'br', 'fr', 'tr']
    result = {''}
    for prefix in _valid_string_prefixes:
        for perm in _itertools.permutations(prefix):
            for u in _itertools.product(*[(c, c.upper()) for c in perm]):
                result.add(''.join(u))
    return result
for i in range(6):
    n = len(_all_string_prefixes())
print(n, sorted(_all_string_prefixes())[:5])
