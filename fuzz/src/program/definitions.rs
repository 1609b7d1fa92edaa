//! What programs define: functions, generators, methods, the variables of a main function, and what stands before all of
//! that. The language of the templates is that of `grammar`.

use super::grammar::Feature::{self, *};
use super::tree::Kind;

/// A function: its definition, ways to call it, and its variables.
pub struct Function {
    pub weight: u32,
    pub feature: Feature,
    pub text: &'static str,
    pub calls: &'static [&'static str],
    pub vars: &'static [(&'static str, Kind)],
}

const fn function(
    weight: u32,
    feature: Feature,
    vars: &'static [(&'static str, Kind)],
    calls: &'static [&'static str],
    text: &'static str,
) -> Function {
    Function { weight, feature, text, calls, vars }
}

const A_B: &[(&str, Kind)] = &[("a", Kind::Int), ("b", Kind::Int)];
const A_B_C: &[(&str, Kind)] = &[("a", Kind::Int), ("b", Kind::Int), ("c", Kind::Int)];
const A: &[(&str, Kind)] = &[("a", Kind::Int)];
const N: &[(&str, Kind)] = &[("n", Kind::Int)];

pub const FUNCTIONS: &[Function] = &[
    function(4, Core, A_B, &["$0($int, $int)"], "def $0(a, b):\n    return $int"),
    function(
        3,
        Core,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    if $bool:\n        return $int\n    a = $int\n    return $int",
    ),
    function(2, Core, A_B, &["$0($int, $int)"], "def $0(a, b):\n    %\n    return $int"),
    function(
        2,
        Core,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    for $1 in range($trip):\n        %\n    return $int",
    ),
    function(
        2,
        Star,
        A_B_C,
        &[
            "$0($int)",
            "$0($int, b=$int)",
            "$0($int, $int, c=$int)",
            "$0(a=$int, c=3)",
            "$0(*[$int, 2], **{'c': $int})",
        ],
        "def $0(a, b=$n, *, c=$n):\n    return $int",
    ),
    function(
        2,
        Star,
        &[("a", Kind::Int), ("k", Kind::Int)],
        &["$0($int, $int, $int)", "$0(*$list)", "$0(1, k=$int)", "$0(*(1, 2), **{'k': $int})"],
        "def $0(a=1, *args, k=2, **more):\n    for $1 in args:\n        a += op_int($1)\n    return $int + len(more)",
    ),
    function(
        2,
        Recursion,
        N,
        &["$0($int % «5¦8¦10»)"],
        "def $0(n):\n    if not n >= 2:\n        return $n\n    return $0(n - 1) «+¦-¦^» $0(n - 2)",
    ),
    function(
        2,
        Recursion,
        N,
        &["$0($int % «5¦12»)"],
        "def $0(n):\n    if not n > 0:\n        return $n\n    $1 = $0(n - 1)\n    return $1 * «2¦3¦-1» + n if n & 1 else $1 ^ $int",
    ),
    function(
        1,
        Recursion,
        N,
        &["$0($int % 7)"],
        "def $0(n, total=0):\n    if not n > 0:\n        return total\n    for $1 in range(2):\n        total = $0(n - «2¦3», total + $1)\n    return total & 0xFFFF",
    ),
    function(
        2,
        Recursion,
        N,
        &["$0($int % 12)"],
        "def make_$0():\n    @«memo¦traced»\n    def inner(n):\n        if not n >= 2:\n            return $n\n        return inner(n - 1) + inner(n - 2)\n    return inner\ndef $0(n):\n    return make_$0()(n)",
    ),
    function(
        1,
        Recursion,
        N,
        &["$0($int % 10)"],
        "@«memo¦traced»\ndef $0(n):\n    if not n >= 2:\n        return $n\n    return $0(n - 1) «+¦^» $0(n - 2)",
    ),
    function(
        2,
        Exceptions,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    try:\n        if $bool:\n            raise MyError($int)\n        return $int\n    except MyError as e:\n        return op_int(e.args[0])\n    finally:\n        LOG.append($n)",
    ),
    function(
        1,
        Exceptions,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    for $1 in range($trip):\n        try:\n            if $bool:\n                continue\n            if $bool:\n                break\n            b = may_raise($int)\n        except KeyError:\n            return b\n        finally:\n            a = $int\n    return $int",
    ),
    function(
        1,
        Closure,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    def inner(c):\n        nonlocal a\n        a = a «+¦^» c\n        return a\n    for $1 in range($trip):\n        b = inner(b)\n    return a - b",
    ),
    function(1, Global, A, &["$0($int)"], "def $0(a):\n    return $int + $glob"),
    function(
        1,
        With,
        A,
        &["$0($int)"],
        "def $0(a):\n    with Context(a, «True¦False»):\n        return $int\n    return -1",
    ),
    function(
        1,
        Locals,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    $1 = $int\n    return sum(op_int($2) for $2 in LOCALS().values())",
    ),
    function(
        1,
        Finally,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    for $1 in range($trip):\n        try:\n            if $bool:\n                return $int\n            a = may_raise($int)\n        except MyError as e:\n            b = op_int(e.args[0])\n            if $bool:\n                return b\n        finally:\n            b = b + 1 & 0xFFFF\n    return $int",
    ),
    function(
        1,
        Finally,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    try:\n        try:\n            a = may_raise($int)\n            return a\n        finally:\n            if $bool:\n                return $int\n            LOG.append('f1')\n    except KeyError:\n        return b\n    else:\n        return -3\n    finally:\n        LOG.append('f2')",
    ),
    function(
        1,
        Finally,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    for _ in range(9):\n        a += 1\n        try:\n            if a % 5:\n                continue\n            b = may_raise(a)\n            break\n        except MyError:\n            pass\n        finally:\n            b ^= 1\n    return $int",
    ),
    function(
        1,
        Send,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    $1 = averager(a)\n    next($1)\n    for $2 in range($trip):\n        b ^= op_int($1.send($2 + $int))\n    return b",
    ),
    function(
        1,
        Global,
        A,
        &["$0($int)"],
        "def $0(a):\n    for $1 in range($trip):\n        TICK[0] = TICK[0] + a & 0xFFFF\n        a ^= tick($1)\n    return $int",
    ),
    function(
        1,
        Keywords,
        A_B_C,
        &[
            "$0($int, $int)",
            "$0($int, $int, c=$int)",
            "$0(1, 2, c=3, x=4, y=$int)",
            "$0($int, $int, **{'x': $int})",
        ],
        "def $0(a, b, /, *, c=$n, **more):\n    for $1 in more:\n        c += more[$1]\n    return $int",
    ),
    function(
        1,
        Keywords,
        A_B,
        &["$0($int, $int)", "$0(b=$int, a=$int)", "$0($int)"],
        "def $0(a, b=$int):\n    def inner(*args, **kw):\n        return kw_sum(*args, **kw)\n    return inner(a, «b=b¦b¦d=b») + $int",
    ),
    function(
        1,
        Closure,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    total = 0\n    def outer(q):\n        def inner(w):\n            nonlocal total, b\n            total = total + w & 0xFFFF\n            b ^= q\n            return total\n        return inner\n    for $1 in range($trip):\n        outer($1)(a)\n    return total + b",
    ),
    function(
        1,
        Async,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    async def inner():\n        nonlocal b\n        for $1 in range(3):\n            b ^= op_int(await Tick(a + $1))\n        return $int\n    return op_int(drive(inner(), b))",
    ),
    function(
        1,
        Del,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    $1 = Del(a)\n    if $bool:\n        return $int\n    del $1\n    $1 = [Del(b)]\n    return len($1) + $int",
    ),
    function(
        1,
        Chain,
        A_B,
        &["$0($int, $int)"],
        "def $0(a, b):\n    try:\n        return may_raise($int)\n    except MyError as e:\n        try:\n            return b // (a % 3)\n        except ZeroDivisionError as f:\n            chain(f)\n            return -1\n    except Exception as e:\n        chain(e)\n        return $int",
    ),
];

/// Generator functions; each also is called with a number only, to make about so many items.
pub const GENERATORS: &[Function] = &[
    function(
        2,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    for $1 in range(n):\n        yield $1 «+¦*¦-¦^» $n",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)", "$0($int % 5, $int)"],
        "def $0(n, step=$n):\n    $1 = step\n    for _ in range(n):\n        yield $1\n        $1 = ($1 + step) & $mask",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    try:\n        $1 = 0\n        while $1 < n:\n            yield $1\n            $1 += 1\n    finally:\n        LOG.append('fin')",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    for $1 in range(n):\n        try:\n            yield $1\n        except MyError as e:\n            yield -1",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    $1 = yield from «range(n)¦$gen»\n    yield n if $1 is None else 5",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    $1, $2 = 0, 1\n    for _ in range(n):\n        yield $1\n        $1, $2 = $2, $1 + $2 & 0xFFFFFF",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    $1 = 0\n    while True:\n        if not $1 < n:\n            return $1\n        if $1 % 3:\n            yield $1 * $n\n        $1 += 1",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    for $1 in $iter:\n        if n <= 0:\n            break\n        n -= 1\n        yield op_int($1)",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    def inner(m):\n        while m > 0:\n            yield m\n            m -= 1\n    for $1 in inner(n):\n        yield $1 «+¦*» n",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % 5)"],
        "def $0(n):\n    if n > 0:\n        yield n\n        yield from $0(n - «1¦2» if n < 50 else 0)",
    ),
    function(
        1,
        Generator,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    $1 = $n\n    while n > 0:\n        n -= 1\n        $1 = lim($1 + (n if n % 9 else 0.5))\n        yield op_int($1)",
    ),
    function(
        1,
        Send,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    $1 = 0\n    while $1 < n:\n        $2 = yield $1\n        $1 += 1 if $2 is None else 2",
    ),
    function(
        1,
        Finally,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    for $1 in range(n):\n        try:\n            if $1 % 3 == 2:\n                continue\n            yield $1\n        finally:\n            LOG.append($1)",
    ),
    function(
        1,
        Send,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    $1 = yield from averager2(n)\n    yield op_int($1)",
    ),
    function(
        1,
        With,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    with Context(n, True):\n        for $1 in range(n):\n            yield $1\n            if $1 == 4:\n                raise MyError(4)",
    ),
    function(
        1,
        Itertools,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    for $1, $2 in itertools.islice(enumerate(itertools.cycle([3, 1, 2])), n if n < 400 else 400):\n        yield $1 «+¦*» $2",
    ),
    function(
        1,
        Closure,
        N,
        &["$0($int % «4¦7»)"],
        "def $0(n):\n    def inner(q):\n        nonlocal n\n        n -= 1\n        return q + n\n    $1 = 0\n    while n > 0:\n        $1 = inner($1) & 0xFFF\n        yield $1",
    ),
];

/// Methods: in so many classes of a hundred; whether only classes without a base have it, which others inherit.
pub const METHODS: &[(usize, Feature, bool, &str)] = &[
    (100, Core, true, "K = $n"),
    (30, Slots, true, "__slots__ = ('x', 'y', 'f', 'q', 'h', '__dict__')"),
    (100, Core, true, "__match_args__ = ('x', 'y')"),
    (
        100,
        Core,
        true,
        "def __init__(self, x=1, y=2):\n    self.x = x\n    self.y = y\n    self.f = «0.25¦0.0¦1.5»\n    self.h = «fixed¦abs»",
    ),
    (30, Core, true, "h = None"),
    (100, Core, false, "def __repr__(self):\n    return f'$0({self.x}, {self.y})'"),
    (40, Core, false, "def m(self, v):\n    return $int"),
    (
        100,
        Core,
        true,
        "def m(self, v):\n    self.x = (self.x + v) & «0xFFFF¦0xFFFFFFFFFFFFFFFF»\n    return self.x - self.y",
    ),
    (25, Core, false, "def m(self, v):\n    return (self.x if v > $n else self.y) + self.K"),
    (
        20,
        Core,
        false,
        "def m(self, v):\n    for $1 in range(«2¦3»):\n        v = v + self.x & 0xFFFFF\n    return v",
    ),
    (100, Core, true, "def total(self):\n    return self.x «+¦-» self.y"),
    (30, Core, false, "def total(self):\n    return $int"),
    (
        100,
        Core,
        true,
        "def moved(self, v):\n    return «$0¦self.__class__¦type(self)»(self.x + v & 0xFFF, self.y)",
    ),
    (
        100,
        Property,
        true,
        "@property\ndef p(self):\n    return self.x «+¦*¦-» 2\n@p.setter\ndef p(self, v):\n    self.x = v // 2",
    ),
    (
        100,
        Getattr,
        true,
        "def __getattr__(self, name):\n    if name[:4] == 'dyn_':\n        return len(name) + self.x\n    raise AttributeError(name)",
    ),
    (15, Getattr, true, "def __setattr__(self, name, v):\n    object.__setattr__(self, name, v)"),
    (
        100,
        Dunder,
        true,
        "def __add__(self, o):\n    if isinstance(o, $0):\n        return $0(self.x + o.x & 0xFFF, self.y)\n    if isinstance(o, int):\n        return $0(self.x + o & 0xFFF, self.y)\n    return NotImplemented",
    ),
    (50, Dunder, false, "def __radd__(self, o):\n    return $0(op_int(o) & 0xFF, self.y)"),
    (
        50,
        Dunder,
        false,
        "def __sub__(self, o):\n    return $0(self.x, self.y) if isinstance(o, int) else NotImplemented",
    ),
    (30, Dunder, false, "def __isub__(self, o):\n    self.x -= 1\n    return self"),
    (
        50,
        Dunder,
        false,
        "def __mul__(self, o):\n    return $0(self.x * 2 & 0xFF, o.y if isinstance(o, $0) else o & 0xFF)",
    ),
    (80, Dunder, true, "def __neg__(self):\n    return $0(-self.x, self.y)"),
    (
        80,
        Dunder,
        false,
        "def __eq__(self, o):\n    return self.x == o.x if isinstance(o, $0) else NotImplemented",
    ),
    (60, Dunder, false, "def __hash__(self):\n    return 7"),
    (
        80,
        Dunder,
        false,
        "def __lt__(self, o):\n    return self.x < o.x if isinstance(o, $0) else NotImplemented",
    ),
    (30, Dunder, false, "def __le__(self, o):\n    return $bool"),
    (60, Dunder, true, "def __len__(self):\n    return abs(op_int(self.x)) & 7"),
    (40, Dunder, false, "def __bool__(self):\n    return self.x > 0"),
    (40, Dunder, false, "def __contains__(self, v):\n    return v == self.x"),
    (
        60,
        Dunder,
        true,
        "def __getitem__(self, i):\n    if i > 5 or i < -5:\n        raise IndexError(i)\n    return i + self.x",
    ),
    (60, Dunder, true, "def __setitem__(self, i, v):\n    self.y = v & 0xFF"),
    (60, Dunder, false, "def __call__(self, v=0):\n    return $int"),
    (50, Iterator, false, "def __iter__(self):\n    yield self.x\n    yield self.y"),
    (50, Iterator, true, "def __iter__(self):\n    return It(«2¦4»)"),
    (60, Descriptor, true, "r = Ranged()"),
    (60, Descriptor, true, "lz = Lazy($n)"),
    (60, Descriptor, true, "@staticmethod\ndef st(v):\n    return v «+¦*» $n"),
    (80, Descriptor, false, "@classmethod\ndef cm(cls, v):\n    return op_int(cls.K) «+¦^» v"),
    (
        80,
        Super,
        true,
        "@classmethod\ndef made(cls, v):\n    self = cls.__new__(cls)\n    self.__init__(v, $n)\n    return self",
    ),
    (
        20,
        Super,
        true,
        "def __new__(cls, *args, **kw):\n    self = object.__new__(cls)\n    self.x = self.y = 0\n    self.f = 0.5\n    return self",
    ),
    (15, Del, false, "def __del__(self):\n    LOG.append(self.x)"),
    (20, Dunder, true, "def __index__(self):\n    return op_int(self.x) & 7"),
    (20, Dunder, false, "def __format__(self, spec):\n    return f'<{self.x}{spec}>'"),
    (
        20,
        Dunder,
        false,
        "def __setattr__(self, name, v):\n    super().__setattr__(name, v)\n    if name == 'q':\n        LOG.append(1)",
    ),
    (10, Dunder, true, "def __getattribute__(self, name):\n    return object.__getattribute__(self, name)"),
    (30, Dunder, false, "def __enter__(self):\n    return self.x"),
    (30, Dunder, true, "def __reversed__(self):\n    return iter([2, 1])"),
    (
        20,
        Descriptor,
        false,
        "@property\ndef h(self):\n    return fixed\n@h.setter\ndef h(self, v):\n    pass",
    ),
];

/// Methods that go to the base class, for classes that have one.
pub const OVERRIDES: &[(usize, Feature, &str)] = &[
    (50, Core, "def __init__(self, x=1, y=2):\n    super().__init__(x, y)\n    self.y = y «+¦-» 1"),
    (30, Core, "def m(self, v):\n    return super().m(v) + $n"),
    (20, Core, "def total(self):\n    return super().total() ^ $n"),
    (20, ClassAttribute, "K = $n"),
    (20, Property, "@property\ndef p(self):\n    return super().p + 1"),
    (30, Super, "def m(self, v):\n    for $1 in range(2):\n        v ^= super().m($1)\n    return v"),
    (20, Super, "def moved(self, v):\n    self = super().moved(v)\n    return self"),
    (20, Descriptor, "@classmethod\ndef cm(cls, v):\n    return super().cm(v) + 1"),
    (20, Dunder, "def __len__(self):\n    return super().__len__() + 1"),
    (
        20,
        Getattr,
        "def __getattr__(self, name):\n    return $n if name == 'dyn_a' else super().__getattr__(name)",
    ),
    (20, Slots, "__slots__ = («'extra2',¦'e1', 'e2'»)"),
];

/// The variables of a main function, with what they start from.
pub const VARIABLES: &[(Feature, Kind, &[&str], &[&str])] = &[
    (Core, Kind::Int, &["a", "b", "c"], &["$n", "$n", "$edge"]),
    (Float, Kind::Float, &["x", "y"], &["$constfloat"]),
    (Str, Kind::Str, &["s", "t"], &["$conststr"]),
    (
        List,
        Kind::List,
        &["L", "M"],
        &["[]", "[1, 2, 3]", "list(range(6))", "[0] * 5", "[True, False]", "[1.5, 2.5]", "[5, 2 ** 63]"],
    ),
    (List, Kind::Items, &["A"], &["[1, 'a', None]", "[]"]),
    (Dict, Kind::Dict, &["D"], &["{}", "{1: 2, 3: 4}", "{'k0': 1}"]),
    (Set, Kind::Set, &["S"], &["set()", "{1, 2, 3}"]),
    (Object, Kind::Object, &["o", "p"], &["$Class($n, $n)"]),
    (Core, Kind::Any, &["v"], &["0", "None", "1.5"]),
];

/// What every program starts with; shrinking takes away what is not needed.
pub const PRELUDE: &str = "\
import math, sys
INF = float('inf')
NAN = float('nan')
LOCALS = locals
LOG = []
NOTES = {}
nonlocal_sink = []
GRID = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [0, 0, 0]]
def lim1(v):
    if v.__class__ is int:
        return v if -(1 << 140) < v < (1 << 140) else v % 1000003 - 500000
    if v.__class__ is str:
        return v if len(v) < 60 else v[:20]
    if v.__class__ is list:
        return v if len(v) < 40 else v[:11]
    if isinstance(v, tuple):
        return 0
    return v
def lim(v, lim1=lim1):
    v = lim1(v)
    if v.__class__ is list and len(repr(v)) > 1500:
        return [1, 2]
    return v
def say(*args):
    texts = []
    for q in args:
        try:
            texts.append(str(q)[:400])
        except Exception as e:
            texts.append(type(e).__name__)
    print(*texts)
def op_int(v):
    return v if isinstance(v, int) else 1
def op_add(a, b):
    try:
        return a + b
    except TypeError:
        return b
def fixed(v):
    return 3
def note(e):
    k = f'{type(e).__name__}: {e}'[:150]
    if ' at 0x' in k:
        k = k[:k.index(' at 0x')]
    NOTES[k] = NOTES.get(k, 0) + 1
class MyError(Exception):
    pass
def may_raise(n):
    if n % 3 == 0:
        raise MyError(n % 7)
    if n % 5 == 0:
        raise KeyError(n % 11)
    return n
class Del:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        LOG.append(('del', self.n))
class Context:
    def __init__(self, n, swallows):
        self.n = n
        self.swallows = swallows
    def __enter__(self):
        LOG.append('in')
        return self.n
    def __exit__(self, ty, value, tb):
        LOG.append(('out', ty and ty.__name__))
        return self.swallows
class It:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if not self.n > 0:
            raise StopIteration
        self.n -= 1
        return self.n
def memo(f):
    known = {}
    def wrapper(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]
    return wrapper
def traced(f):
    def wrapper(*args, **kw):
        LOG.append(args)
        return f(*args, **kw)
    return wrapper
def counter(n):
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
def adder(n):
    return lambda q: q + n
def echo(n):
    got = None
    while n != -7:
        got = yield got
def chain2(a, b):
    yield from a
    yield from b
def kw_sum(a, b=2, *rest, c=3, d=4, **more):
    return a + b * 3 - c + d * 5 + len(rest) + sum(map(op_int, more.values()))
def chain(e):
    out = []
    for _ in range(5):
        if e is None:
            break
        marks = '!' * e.__suppress_context__ + 'c' * (e.__cause__ is not None)
        tb, at = e.__traceback__, []
        while tb is not None:
            at.append(tb.tb_lineno)
            tb = tb.tb_next
        out.append(f'{type(e).__name__}{marks}{at[:4]}')
        e = e.__context__
    k = ' <- '.join(out)
    NOTES[k] = NOTES.get(k, 0) + 1
def swap_function():
    global f0
    f0 = lambda *q, **w: len(q)
def shadow():
    global abs
    abs = lambda q: 7
def unshadow():
    globals().pop('abs', None)";

/// What programs with a feature start with besides.
pub const PRELUDES: &[(Feature, &str)] = &[
    (
        Async,
        "\
class Tick:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        got = yield self.n
        return got
    async def __aenter__(self):
        return await self
    async def __aexit__(self, *args):
        await Tick(2)
        LOG.append(args[0] and args[0].__name__)
        return args[0] is MyError
async def async_sum(n):
    total = 0
    for i in range(n):
        total += op_int(await Tick(i))
    return total
async def async_gen(n):
    for i in range(n):
        yield op_int(await Tick(i)) + i
async def async_list(n):
    return [q async for q in async_gen(n) if q % 3]
async def async_with(n):
    async with Tick(n) as got:
        may_raise(op_int(got))
        return got
    return -1
async def async_raise(n):
    try:
        await async_with(n)
        raise MyError(n)
    except MyError as e:
        return await async_sum(2)
def drive(c, v):
    got = None
    try:
        for i in range(50):
            c.send(got)
            got = v
    except StopIteration as e:
        return e.value
    finally:
        c.close()",
    ),
    (
        Bytes,
        "\
BUF = bytearray(range(64))",
    ),
    (
        Chain,
        "\
def why(n):
    try:
        try:
            return str(may_raise(n))
        except KeyError as e:
            raise MyError(n) from e
        finally:
            LOG.append('why')
    except MyError as e:
        return repr(e.__cause__) + repr(e.__context__)",
    ),
    (
        Closure,
        "\
def nest(a):
    def middle(b):
        def inner(c):
            nonlocal a
            a = a + c & 0xFFFF
            return a + b
        return inner(b)
    return middle",
    ),
    (
        Collections,
        "\
import bisect, collections, heapq
DQ = collections.deque([1, 2, 3], 20)
class Pair(collections.namedtuple('Pair', 'left right')):
    __slots__ = ()
    def flipped(self):
        return Pair(self.right, self.left)",
    ),
    (
        Descriptor,
        "\
class Ranged:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, 0)
    def __set__(self, obj, v):
        obj.__dict__[self.name] = op_int(v) & 0xFF
class Ranged2:
    def __get__(self, obj, owner=None):
        return 77
    def __set__(self, obj, v):
        LOG.append('set')
class Lazy:
    def __init__(self, n):
        self.n = n
    def __get__(self, obj, owner=None):
        if obj is None:
            return self.n
        obj.__dict__['lz'] = self.n + 1
        return self.n",
    ),
    (
        Functools,
        "\
import functools, operator
@functools.lru_cache(maxsize=8)
def cached(n):
    return n * 3 - 1",
    ),
    (
        Global,
        "\
TICK = [0]
def tick(n):
    global TOCK
    TOCK = TOCK + op_int(n) & 0xFFFF
    return TOCK
TOCK = 1",
    ),
    (
        Itertools,
        "\
import itertools",
    ),
    (
        Keywords,
        "\
def kw_other(a, b=7, *rest, c=3, d=4, **more):
    return a - b + c * d",
    ),
    (
        Metaclass,
        "\
class Meta(type):
    made = 0
    def __call__(cls, *args, **kw):
        Meta.made += 1
        return super().__call__(*args, **kw)
    def __len__(cls):
        return 3
    def __iter__(cls):
        return iter([1, 2])
    def __contains__(cls, v):
        return v > 3
    def __getitem__(cls, i):
        return i + 1
    @property
    def meta_attr(cls):
        return cls.__dict__.get('meta_value', 1)
    @meta_attr.setter
    def meta_attr(cls, v):
        cls.meta_value = v
class OddMeta(type):
    def __instancecheck__(cls, v):
        return v % 2 == 1
class Odd(metaclass=OddMeta):
    pass",
    ),
    (
        Send,
        "\
def averager(n):
    total = 0
    try:
        while True:
            try:
                got = yield total
            except MyError:
                total -= 1
                continue
            if got is None:
                break
            total = total + op_int(got) & 0xFFFFFF
    finally:
        LOG.append('end')
    return total
def averager2(n):
    for i in range(n if n < 400 else 400):
        got = yield i
    return n
def delegate(n):
    result = yield from averager(n)
    yield result
    return 5
def drive_gen(g, values):
    got = next(g)
    for v in values:
        got = g.send(v)
    g.close()
    return got
def drain(g, values):
    next(g)
    return [op_int(g.send(v)) for v in values][:9]",
    ),
    (
        Super,
        "\
class Root:
    def __init__(self, n):
        self.n = n
        self.seen = 0
    def m(self, v):
        return self.n ^ v
    @property
    def total(self):
        return self.seen
    @total.setter
    def total(self, v):
        self.seen = v & 0xFF
    @classmethod
    def make(cls, n):
        return cls(n)
class Left(Root):
    __slots__ = ()
    def m(self, v):
        return super().m(v) + 1
class Right(Root):
    def __init__(self, n):
        super().__init__(n + 1)
    def m(self, v):
        self.seen = self.seen + 1 & 0xFF
        return super(Right, self).m(v) * 2
class Leaf(Left, Right):
    def m(self, v):
        return super().m(v) - 3
    @property
    def total(self):
        return super().total + 1
    @total.setter
    def total(self, v):
        Root.total.fset(self, v + 1)
class Mixin:
    __slots__ = ()
    def m(self, v):
        return super().m(v) + 1
    def total(self):
        return op_int(super().total()) ^ 2
def copy_of(o):
    new = o.__class__.__new__(o.__class__)
    new.__dict__.update(o.__dict__)
    new.x, new.y, new.f = o.x, o.y, 1.5
    return new",
    ),
    (
        Weak,
        "\
import weakref
ALIVE = weakref.WeakValueDictionary()",
    ),
    (
        With,
        "\
class contexts:
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        return self.n
    def __exit__(self, ty, value, tb):
        chain(value)
        return ty is not None and self.n % 2",
    ),
];

/// Definitions for each global number.
pub const GLOBAL: &str = "\
$0 = $n
def set_$0(v):
    global $0
    $0 = v";

/// The start of programs that end with an exception that nobody catches.
pub const DEEP: &str = "\
def deep(n):
    if n:
        return deep(n - 1) + 1
    return «1 // 0¦undefined_name¦[][3]¦{}['k']¦None.foo¦int('zz')¦$int // 0»
for $1 in range(20):
    try:
        deep(3)
    except Exception as e:
        note(e)
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RecursionError as e:
    note(e)
say(NOTES)
deep(2)";
