# Lists, dicts, sets and iterators are not as they were, or ask Python code about keys.
# options: --opt=-share
# event: exit guard=DictLoad
# event: exit guard=DictStore
# event: exit guard=GuardStrategy
# event: exit guard=HasKey
# event: exit guard=IterKind
# event: exit guard=SetChange
# out: 10.5 4
# out: 11.5
# out: 9 9 9 1
# out: 9 9
# out: 33


def items(lists):
    n = 0
    for x in lists:
        n += x[0]
    return n


def mixed(values):
    n = 0
    for v in values:
        if v is not None:
            n += 1
    return n


def read(d, keys):
    n = 0
    for k in keys:
        n += d[k]
    return n


def write(d, n):
    for i in range(n):
        d[i] = i
    return len(d)


def has(d, keys):
    n = 0
    for k in keys:
        if k in d:
            n += 1
    return n


def put(s, n):
    for i in range(n):
        s.add(i)
    return len(s)


def over(iterables):
    n = 0
    for it in iterables:
        for x in it:
            n += 1
    return n


class Five:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        return other == 5


print(items([[1, 2]] * 9 + [[1.5]]), mixed([None, None, "a"] * 3 + [1]))
print(read({1: 1, 2: 2.5}, [1] * 9 + [2]))
print(write({}, 9), write({Five(): 1}, 9), has({1: 1}, [1] * 9), has({Five(): 1}, list(range(9))))
print(put(set(), 9), put({Five()}, 9))
print(over([iter([1, 2, 3])] + [iter([1, 2, 3]) for i in range(9)] + [iter((1, 2)), zip([1], [2])]))
