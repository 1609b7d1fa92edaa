//! What programs are made of: tables of templates, which `generate` fills in.
//!
//! In a template
//! - `$int`, `$float`, `$bool`, `$str`, `$list`, `$items`, `$dict`, `$set`, `$obj`, `$any`, `$iter`, `$key` are
//!   expressions, from the table of that name;
//! - `$INT`, `$FLOAT`, … are variables that may be assigned to (`$INT2`: another one, or the same); within a template the
//!   same name is the same variable;
//! - `$n` (small), `$edge`, `$mask`, `$shift`, `$nonzero`, `$index` are numbers, `$when` is an iteration of a loop;
//! - `$trip` is how often a loop goes round; its variable is then `$1`;
//! - `$loop` is the variable of a loop around it (`$inloop`: nothing, but there must be one), `$glob` a global, `$Class` a
//!   class, `$call` the call of a function, `$gen` that of a generator function, `$genname` the name of one;
//! - `$format` is a format specification, `$constfloat` and `$conststr` are constants;
//! - `$0` is the name of what is defined, `$1` to `$9` are new names;
//! - `«a¦b»` is one of those;
//! - a line with only `%` in it is a block of statements.
//!
//! A rule counts only in programs with its feature, and where there are variables for it. Programs are to print the same
//! in every implementation: no addresses, no order of sets, no identity of numbers, no more than a moment of work.

use super::tree::Kind;

macro_rules! features {
    ($($name:ident),* $(,)?) => {
        /// What a program can have; each has a random selection of them, as faults hide in combinations that are rare
        /// when everything is mixed with everything (swarm testing). `Core` is in every program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Feature { $($name),* }
        pub const FEATURES: &[Feature] = &[$(Feature::$name),*];
    };
}
features! {
    Core, Alias, Big, BoolAsInt, ClassAttribute, ClassChange, Closure, Comprehension, Deep, Del, Dict, Div,
    Dunder, Exceptions, Float, Format, FunctionAttribute, Generator, Getattr, Global, Iterator, List, Locals,
    Long, Mask, Match, Math, Nested, Object, Pow, Property, Recursion, Set, Shadow, Shift, Slice, Slots,
    Sort, Star, Str, Subclass, TypeChange, While, With,
    Async, Bytes, Chain, Collections, Descriptor, Finally, Functools, Itertools, Keywords, Metaclass, Mutate,
    Send, Super, Weak,
}
use Feature::*;

/// Weight, feature, template.
pub type Rule = (u32, Feature, &'static str);

// ------------------------------------------------------------------------------------------------- constants

pub const SMALL: &[&str] = &[
    "0", "1", "2", "3", "4", "5", "7", "8", "10", "13", "(-1)", "(-2)", "(-3)", "(-5)", "100", "255", "1000",
    "12345",
];

/// Where representations end: 30-bit digits, 31 to 64 bits, exact floats, 128 bits.
pub const EDGES: &[&str] = &[
    "1073741823",
    "1073741824",
    "2147483647",
    "2147483648",
    "(-2147483648)",
    "(-2147483649)",
    "4294967295",
    "4294967296",
    "9007199254740992",
    "9007199254740993",
    "4611686018427387903",
    "4611686018427387904",
    "(-4611686018427387905)",
    "9223372036854775807",
    "9223372036854775808",
    "(-9223372036854775807)",
    "(-9223372036854775808)",
    "(-9223372036854775809)",
    "18446744073709551615",
    "18446744073709551616",
    "(-18446744073709551616)",
    "170141183460469231731687303715884105727",
    "170141183460469231731687303715884105728",
    "340282366920938463463374607431768211456",
    "(-340282366920938463463374607431768211455)",
    "1000000000000000000",
    "10000000000000000000",
    "1442695040888963407",
    "6364136223846793005",
];

pub const MASKS: &[&str] = &[
    "0xFF",
    "0xFFFF",
    "0x3FFFFFFF",
    "0x7FFFFFFF",
    "0xFFFFFFFF",
    "0xFFFFFFFFFFFF",
    "0x7FFFFFFFFFFFFFFF",
    "0xFFFFFFFFFFFFFFFF",
    "0x1FFFFFFFFFFFFFFFF",
    "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
];

pub const SHIFTS: &[&str] =
    &["0", "1", "2", "3", "7", "8", "13", "29", "31", "32", "61", "62", "63", "64", "65", "100", "127"];

pub const FLOATS: &[&str] = &[
    "0.0",
    "(-0.0)",
    "1.0",
    "0.5",
    "(-2.5)",
    "3.0",
    "0.1",
    "1.5",
    "(-1.5)",
    "1e10",
    "1e16",
    "1e22",
    "1e308",
    "5e-324",
    "1e-5",
    "123456.789",
    "9007199254740993.0",
    "9.223372036854775e18",
    "INF",
    "(-INF)",
    "NAN",
];

pub const STRINGS: &[&str] = &[
    "''",
    "'a'",
    "'abc'",
    "'xyz'",
    "'hello world'",
    "'é'",
    "'日本'",
    "'0123456789'",
    "'A'",
    "'12'",
    "' b '",
    "'\\n'",
    "'a-b-c'",
    "'😀z'",
];

/// Times round a loop that is not within another.
pub const TRIPS: &[&str] = &["40", "70", "130", "300"];
/// Times round a loop that goes to the default threshold and beyond, with side traces.
pub const LONG_TRIPS: &[&str] = &["1500", "3000", "6000"];
/// Iterations at which something happens once.
pub const WHENS: &[&str] = &["3", "5", "11", "17", "40", "65", "97", "140"];

const FORMATS: &[&str] = &[
    "d", "5d", "05d", "+d", "x", "#x", "b", "#010b", "o", ",", "_", ">8", "<8", "^9", "e", ".2f", " d",
    "08,", "*^12d", ".3e", "g", ".10g", "+.1f", "10.3f", "%", ",.2f", "G", "z.1f", "s", "x>7.1s",
];

pub fn formats() -> &'static [&'static str] {
    FORMATS
}

// ----------------------------------------------------------------------------------------------- expressions

/// The rules for expressions of a kind.
pub fn expressions(kind: Kind) -> &'static [Rule] {
    match kind {
        Kind::Int => INT,
        Kind::Float => FLOAT,
        Kind::Bool => BOOL,
        Kind::Str => STR,
        Kind::List => LIST,
        Kind::Items => ITEMS,
        Kind::Dict => DICT,
        Kind::Set => SET,
        Kind::Object => OBJECT,
        Kind::Any => ANY,
        Kind::Iter => ITER,
        Kind::Key => KEY,
        Kind::Number | Kind::Fixed => &[],
    }
}

const INT: &[Rule] = &[
    (10, Core, "($int «+¦-¦*» $int)"),
    (3, Core, "($int «&¦|¦^» $int)"),
    (1, Core, "(-$int)"),
    (1, Core, "abs($int)"),
    (2, Core, "($int if $bool else $int)"),
    (1, Core, "min($int, $int)"),
    (1, Core, "max($int, $int, $int)"),
    (6, Core, "$call"),
    (3, Mask, "($int & $mask)"),
    (3, Mask, "(($int * $int + $int) & $mask)"),
    (2, Mask, "($int ^ ($int >> $shift))"),
    (2, Mask, "((($int ^ ($int >> $shift)) * $edge) & $mask)"),
    (2, Mask, "((($int & $mask) - «0x80000000¦0x8000000000000000») ^ $int)"),
    (3, Div, "($int «//¦%» $nonzero)"),
    (2, Div, "($int «//¦%» $int)"),
    (1, Div, "divmod($int, $nonzero)[«0¦1»]"),
    (2, Shift, "($int «<<¦>>» $shift)"),
    (2, Shift, "($int «<<¦>>» ($int & «7¦31¦63¦127»))"),
    (1, Shift, "(~$int)"),
    (1, Shift, "($int).bit_length()"),
    (1, Shift, "($int).bit_count()"),
    (1, Pow, "(($int & 3) ** «2¦3¦5¦40»)"),
    (1, Pow, "(($int & 1023) ** 2)"),
    (1, Pow, "(($int & 15) ** ($int & 31))"),
    (1, Pow, "pow($int & 1023, $int & 15, $nonzero)"),
    (1, Float, "int($float)"),
    (1, Float, "round($float)"),
    (1, Math, "math.«floor¦ceil¦trunc»($float)"),
    (1, Math, "math.«gcd¦lcm»($int, $int)"),
    (1, Math, "math.isqrt(abs($int))"),
    (2, List, "len($list)"),
    (3, List, "$LIST[$int % (len($LIST) or 1)]"),
    (1, List, "$LIST[«0¦-1¦3»]"),
    (1, List, "($list or [0])[-1]"),
    (1, List, "sum($list)"),
    (1, List, "max($list, default=$int)"),
    (1, List, "$list.count($int)"),
    (1, Exceptions, "$list.index($int)"),
    (1, Exceptions, "may_raise($int)"),
    (2, Nested, "GRID[$int % 4][$int % 3]"),
    (1, Str, "len($str)"),
    (1, Str, "$str.find($str)"),
    (1, Str, "ord(($str or 'q')[«0¦-1»])"),
    (1, Str, "$str.count('a')"),
    (1, Str, "int(str($int))"),
    (2, Dict, "$DICT.get($key, $int)"),
    (1, Dict, "$DICT[$key]"),
    (1, Dict, "len($DICT)"),
    (1, Set, "len($set)"),
    (1, Set, "sum(sorted($set, key=repr))"),
    (2, BoolAsInt, "($bool + $int)"),
    (1, BoolAsInt, "($int or $int)"),
    (1, BoolAsInt, "($int and $int)"),
    (1, BoolAsInt, "int($bool)"),
    (3, Object, "$obj.«x¦y»"),
    (3, Object, "$obj.m($int)"),
    (2, Object, "$obj.total()"),
    (2, Property, "$obj.p"),
    (1, Getattr, "getattr($obj, '«x¦y¦zz¦q»', $int)"),
    (1, Getattr, "$obj.dyn_«a¦b»"),
    (1, Dunder, "len($obj)"),
    (1, Dunder, "$obj[$int]"),
    (1, Dunder, "$obj($int)"),
    (2, ClassAttribute, "$Class.K"),
    (2, FunctionAttribute, "$OBJ.h($int)"),
    (3, Global, "$glob"),
    (1, Closure, "(lambda q, w=$int: q «+¦-¦*» w)($int)"),
    (1, Closure, "adder($int)($int)"),
    (2, Generator, "sum($iter)"),
    (1, Generator, "max($iter, default=$int)"),
    (1, Comprehension, "sum(q * $int for q in $list)"),
    (1, Comprehension, "len([q for q in $list if q «<¦==¦>» $int])"),
    (1, Star, "(lambda *q, **w: len(q) + len(w))(*$list, k=$int)"),
    (1, Locals, "locals().get('«a¦b¦zz»', $n)"),
    (1, Locals, "LOCALS().get('«a¦b¦zz»', $n)"),
    (1, Big, "hash($int)"),
    (1, Big, "round($int, «-1¦-2¦0»)"),
    (
        1,
        Big,
        "int.from_bytes(($int & 0xFFFFFFFF).to_bytes(«4¦5¦9», «'big'¦'little'»), «'big'¦'little'», signed=«True¦False»)",
    ),
    (1, Big, "int(format($int & 0xFFFF, «'x'¦'b'»), «16¦2¦36»)"),
    (1, Big, "math.comb($int & 31, $int & 7)"),
    (1, Big, "pow($int, «-1¦2¦5», «7¦1000003¦16»)"),
    (1, Mask, "((($int << «5¦13¦32») | ($int & $mask) >> «27¦51») & $mask)"),
    (1, Mask, "((($int & $mask) * ($int & $mask) >> «32¦64») & $mask)"),
    (1, Mask, "(-$int & $mask)"),
    (1, Mask, "(~$int & $mask)"),
    (1, Mask, "(($int & $mask) - ($int & $mask) & $mask)"),
    (1, Core, "len(range($int % 50, $int % 70, «1¦3¦-2»))"),
    (1, Core, "range($int % 9, 90, «2¦7»)[$int % 5]"),
    (1, Core, "«min¦max»($list, key=lambda q: «-q¦q % 5¦abs(q)», default=$int)"),
    (1, Core, "sum($list, $int)"),
    (1, Core, "sum(map(lambda q, w: q «*¦-¦^» w, $list, $list))"),
    (1, Core, "next(filter(lambda q: q > $n, $list), $int)"),
    (1, Core, "next(iter($iter), $int)"),
    (2, Bytes, "BUF[$int % 64]"),
    (1, Bytes, "bytes(BUF)[«0¦-1¦$int % 70»]"),
    (1, Bytes, "int.from_bytes(BUF[$index:$index], «'big'¦'little'», signed=«True¦False»)"),
    (1, Bytes, "BUF.«find¦count¦rfind»(bytes([$int & 255]))"),
    (1, Bytes, "memoryview(BUF)[«$int % 64¦-1»]"),
    (1, Bytes, "sum(BUF[$index:$index])"),
    (1, Bytes, "len(BUF.«strip()¦split(b'a')¦replace(b'a', b'')¦upper()»)"),
    (1, Bytes, "$str.encode()[$int % 3]"),
    (2, Itertools, "sum(map(op_int, $iter))"),
    (
        1,
        Itertools,
        "sum(q * w for q, w in «zip($list, $list)¦itertools.pairwise($list)¦itertools.product($list, [1, 2])¦itertools.combinations($list[:5], 2)¦enumerate($list, $n)»)",
    ),
    (1, Itertools, "sum(len(list(w)) * q for q, w in itertools.groupby($list, lambda q: q % 3))"),
    (1, Itertools, "len(list(itertools.«permutations¦combinations»($list[:4], 2)))"),
    (1, Functools, "functools.reduce(lambda q, w: q «^¦+¦- 1 *» w, $list, $int)"),
    (1, Functools, "functools.partial(kw_sum, $int, «b=$int¦$int»)()"),
    (1, Functools, "cached($int % 9)"),
    (1, Functools, "operator.«add¦sub¦and_¦xor¦lt»($int, $int)"),
    (1, Functools, "operator.itemgetter($int % 3)($list)"),
    (
        2,
        Keywords,
        "kw_sum($int, «$int¦b=$int¦*$list[:2]¦c=$int, d=$int¦*[$int], **{'c': $int}¦**{'b': 1}, e=$int»)",
    ),
    (1, Keywords, "kw_sum(«¦$int, a=1¦$int, b=1, **{'b': 2}¦*$list¦$int, $int, $int, $int»)"),
    (1, Collections, "(DQ[«0¦-1¦$int % 4»] if DQ else $int)"),
    (1, Collections, "len(DQ)"),
    (1, Collections, "collections.Counter($list)[$int]"),
    (1, Collections, "Pair($int, $int).«left¦right¦flipped().left¦_replace(left=$int).left»"),
    (1, Collections, "bisect.bisect(sorted($list), $int)"),
    (2, Send, "op_int(drive_gen(averager($int), $list))"),
    (1, Send, "op_int(drive_gen(delegate($int), $list))"),
    (1, Async, "op_int(drive(async_sum($int % 5), $int))"),
    (1, Async, "sum(drive(async_list($int % 6), $int))"),
    (1, Async, "op_int(drive(async_with($int), $int))"),
    (1, Super, "Leaf($int).m($int)"),
    (1, Super, "Leaf($int).total"),
    (1, Super, "Leaf.make($int).m(1)"),
    (2, Descriptor, "$obj.r"),
    (2, Descriptor, "$obj.lz"),
    (1, Descriptor, "$obj.st($int)"),
    (1, Descriptor, "«$obj¦$Class».cm($int)"),
    (1, Metaclass, "len($Class)"),
    (1, Metaclass, "$Class.meta_attr"),
    (1, Metaclass, "$Class[$int]"),
    (1, Metaclass, "sum($Class)"),
    (1, Metaclass, "Meta.made"),
    (1, Closure, "nest($int)($int)"),
    (1, Comprehension, "sum({q: w for q, w in enumerate($list)}.values())"),
    (1, Comprehension, "sum([(lambda w=q: w)() + (lambda: q)() for q in $list])"),
    (1, Comprehension, "sum(q if q % 2 else w for q in $list for w in range(q % 3) if w != q)"),
    (1, Weak, "(1 if weakref.ref($obj)() is None else 2)"),
    (1, Weak, "len(ALIVE)"),
];

const FLOAT: &[Rule] = &[
    (8, Core, "($float «+¦-¦*» $float)"),
    (2, Core, "($float «+¦-¦*» $int)"),
    (2, Core, "($int «+¦-¦*» $float)"),
    (1, Core, "(-$float)"),
    (1, Core, "abs($float)"),
    (1, Core, "float($int)"),
    (1, Core, "float($int & 65535)"),
    (1, Core, "($float if $bool else $float)"),
    (1, Core, "«min¦max»($float, «$float¦$int»)"),
    (1, Core, "sum([$float, $float, $int])"),
    (1, Core, "round($float, «0¦1¦2¦-1»)"),
    (2, Div, "($float / $float)"),
    (1, Div, "($float / «2.0¦-3.0¦0.1¦7»)"),
    (2, Div, "($int / $nonzero)"),
    (2, Div, "($float «%¦//» «2.0¦-3.0¦0.1¦7¦$float»)"),
    (1, Div, "divmod($float, 2.5)[«0¦1»]"),
    (2, Pow, "($float ** «2¦-1¦0.5¦3¦-2¦2.5»)"),
    (1, Pow, "($float ** $float)"),
    (1, Pow, "($int ** «-1¦-2¦0.5»)"),
    (1, Pow, "(2.0 ** ($int & 2047))"),
    (1, Math, "math.sqrt(abs($float))"),
    (1, Math, "math.«fmod¦copysign¦hypot¦atan2»($float, $float)"),
    (1, Math, "(math.«fabs¦floor¦sqrt»($float) * 1.0)"),
    (2, Object, "$obj.f"),
    (1, Str, "float(str($float))"),
    (1, Math, "math.«fsum¦prod»(«[$float, $float]¦$list»)"),
    (1, Math, "math.«modf¦frexp»($float)[«0¦1»]"),
    (1, Math, "math.ldexp($float, $int % 60 - 20)"),
    (
        1,
        Math,
        "math.«nextafter($float, $float)¦ulp($float)¦dist([$float], [$float])¦fma($float, $float, $float)¦remainder($float, 2.5)¦cbrt($float)¦exp2($int % 70)»",
    ),
    (1, Math, "math.«log($float)¦log2($int)¦log10($int)¦exp($float)¦sin($float)¦pow($float, $float)»"),
    (1, Math, "abs(complex($float, $float))"),
    (1, Math, "(complex($float, $int) * complex($int, $float)).«real¦imag»"),
    (1, Core, "float.fromhex(($float).hex())"),
    (1, Core, "($float).as_integer_ratio()[«0¦1»] / «3¦7»"),
    (1, Core, "($float «//¦%» «0.0¦-0.0¦INF¦-INF¦NAN¦1e-320¦$int»)"),
    (1, Core, "($int «//¦%¦/» $float)"),
    (1, Core, "round($float, «$int % 5¦None¦-300¦300»)"),
    (1, Core, "(«-$float¦+$float»)"),
];

const BOOL: &[Rule] = &[
    (8, Core, "($int «<¦<=¦==¦!=¦>¦>=» $int)"),
    (1, Core, "(not $bool)"),
    (2, Core, "($bool «and¦or» $bool)"),
    (1, Core, "($int < $int «<=¦<¦!=» $int)"),
    (1, Core, "($int & «1¦2¦4»)"),
    (2, Core, "isinstance($any, «int¦float¦str¦bool¦(int, str)¦(list, tuple)¦(float, (int, str))»)"),
    (1, Core, "(type($any) is «int¦float¦bool¦str¦list»)"),
    (1, Core, "($any is «None¦not None»)"),
    (1, Core, "(None «==¦!=» $any)"),
    (2, Core, "($any «==¦!=» $any)"),
    (1, Core, "$any"),
    (3, Float, "($float «<¦<=¦==¦!=¦>¦>=» $float)"),
    (2, Float, "($float «<¦<=¦==¦!=¦>¦>=» $int)"),
    (1, Float, "($int «<¦==¦>=» $float)"),
    (1, Math, "math.«isnan¦isinf¦isfinite»($float)"),
    (2, Str, "($str «<¦==¦!=¦>=¦in¦not in» $str)"),
    (1, Str, "$str.startswith($str)"),
    (2, List, "($int «in¦not in» $list)"),
    (1, List, "($items «==¦!=» $items)"),
    (1, List, "($list < $list)"),
    (1, List, "($any in $items)"),
    (1, Object, "($obj «==¦!=» $obj)"),
    (1, Object, "($OBJ «is¦is not» $OBJ2)"),
    (1, Object, "hasattr($obj, '«x¦zz¦q»')"),
    (1, Object, "isinstance($any, $Class)"),
    (1, Object, "isinstance($obj, ($Class, int))"),
    (2, Dunder, "($obj «<¦>¦<=» $obj)"),
    (1, Dunder, "bool($obj)"),
    (1, Dunder, "($int in $obj)"),
    (1, Dunder, "($obj «!=¦==» $int)"),
    (1, Set, "($int in $set)"),
    (1, Set, "($set «<=¦==» $set)"),
    (2, Dict, "($key in $DICT)"),
    (1, Comprehension, "«any¦all»(q «>¦!=» $n for q in $list)"),
    (1, Core, "($int in range($int % 9, «50¦2 ** 70», «1¦3»))"),
    (1, Core, "($float).is_integer()"),
    (1, Core, "($int «==¦<¦>=» $int / 1)"),
    (1, Core, "($float «==¦<¦>=» $int)"),
    (1, Bytes, "(BUF «==¦<¦!=» bytes(BUF)[$index:$index])"),
    (1, Bytes, "($int & 255 in BUF)"),
    (1, Set, "($set.«isdisjoint¦issubset¦issuperset»($list))"),
    (1, Dict, "($DICT «==¦!=» $dict)"),
    (1, Dict, "($DICT.keys() «<=¦==¦>» $set)"),
    (1, Super, "isinstance(Leaf($int), «Root¦Left¦(int, Right)»)"),
    (1, Super, "issubclass(«Leaf¦Left¦Right», «Root¦Left¦Leaf»)"),
    (1, Metaclass, "($int in $Class)"),
    (1, Metaclass, "isinstance($int, Odd)"),
    (1, Collections, "(Pair($int, 1) «<¦==» ($int, $int))"),
    (1, Star, "(not [*$list])"),
];

const STR: &[Rule] = &[
    (4, Core, "($str + $str)"),
    (2, Core, "str($int)"),
    (2, Core, "repr($any)"),
    (1, Core, "($str * «0¦1¦2¦3»)"),
    (1, Core, "($str if $bool else $str)"),
    (1, Core, "chr(97 + $int % 26)"),
    (1, Core, "($str or 'z')[«0¦-1¦$int % 2»]"),
    (1, Core, "$str.«upper¦lower¦strip¦title¦swapcase»()"),
    (1, Core, "$str.replace($str, $str, 3)"),
    (1, Core, "$str.zfill(6)"),
    (1, Core, "«','¦''».join([$str, $str])"),
    (1, Slice, "$str[$index:$index]"),
    (1, Slice, "$str[::«-1¦2¦-2»]"),
    (2, Format, "f'{$int}-{($any)}'"),
    (1, Format, "f'<{($any)!r}>'"),
    (1, Format, "f'{$int:«d¦5d¦x¦,¦08d»}'"),
    (1, Format, "format(«$int¦$float¦$str», '$format')"),
    (1, Format, "'%d %s %r' % ($int, $str, $any)"),
    (1, Format, "'{:>5}{!r}'.format($int, $str)"),
    (1, Format, "str($float)"),
    (1, List, "''.join(map(str, $list))"),
    (1, Object, "str($obj)"),
    (1, Format, "f'{$int:>{$int % 9 + 3}}'"),
    (1, Format, "f'{$float:.{$int % 9}«f¦e¦g»}'"),
    (1, Format, "f'{($any)!s:>9}{$int=}'"),
    (1, Format, "f'{$int:{($str)[:1]}}'"),
    (1, Format, "('%«5¦-5¦05¦+¦ »«d¦x¦o¦i» %«¦.2¦10.3¦#»«f¦e¦g» %«s¦r¦a¦5.2s»' % ($int, $float, $str))"),
    (1, Format, "'{0:{1}} {0!r} {k}'.format($int, $int % 8 + 1, k=$str)"),
    (1, Format, "'%(a)s-%(b)r' % {'a': $any, 'b': $str}"),
    (1, Str, "$str.«partition¦rpartition»($str)[«0¦2»]"),
    (1, Str, "$str.«center¦ljust¦rjust»($int % 9, '*')"),
    (1, Str, "$str.translate({97: $str, 98: None})"),
    (1, Str, "''.join(«reversed¦sorted»($str))"),
    (1, Str, "''.join(q if q.isalpha() else '_' for q in $str)"),
    (1, Str, "' '.join($str.split(«¦None, 1¦'a'»))"),
    (
        1,
        Str,
        "$str.«casefold()¦removeprefix('a')¦expandtabs(3)¦encode('utf-16-le').hex()¦encode('unicode_escape').decode()»",
    ),
    (1, Bytes, "BUF[$index:«3¦7»].hex(«¦'-'¦':', 2»)"),
    (1, Bytes, "str(bytes(BUF[$index:«2¦5»]))"),
    (1, Bytes, "bytes(BUF[:«3¦9»]).decode('latin-1'«¦, 'ignore'»)"),
    (1, Chain, "why($int)"),
];

const LIST: &[Rule] = &[
    (3, Core, "[$int, $int, $int]"),
    (1, Core, "[$int]"),
    (1, Core, "list(range($int % 5, «5¦8»))"),
    (1, Core, "([$int] * «0¦1¦3¦5»)"),
    (1, Core, "($list + $list)"),
    (2, Slice, "$list[$index:$index]"),
    (1, Slice, "$list[::«-1¦2¦-2»]"),
    (2, Comprehension, "[q «+¦-¦*¦&¦|» $int for q in $list]"),
    (1, Comprehension, "[q for q in $list if q «<¦!=¦>» $int]"),
    (1, Comprehension, "[q + w for q in range(3) for w in range(«1¦2¦4»)]"),
    (1, Comprehension, "[q * w for q, w in zip($list, $list)]"),
    (1, Comprehension, "[q - w for q, w in enumerate($list)]"),
    (1, Comprehension, "list(map(lambda q: q «+¦^» $int, $list))"),
    (1, Comprehension, "list(filter(None, $list))"),
    (1, Comprehension, "list(reversed($list))"),
    (1, Sort, "sorted($list)"),
    (1, Sort, "sorted($list, key=lambda q: «-q¦q % 5¦abs(q)¦(q % 3, q)¦str(q)», reverse=«True¦False»)"),
    (2, Generator, "list($iter)"),
    (1, Star, "[*$list, $int, *$list]"),
    (1, Dict, "list($DICT.values())"),
    (1, Set, "sorted($set, key=repr)"),
    (1, Itertools, "list(itertools.islice($iter, «2¦5¦0»))"),
    (1, Itertools, "list(itertools.accumulate($list«¦, max¦, lambda q, w: q ^ w»))"),
    (1, Itertools, "[op_int(q) + op_int(w) for q, w in itertools.zip_longest($list, $iter, fillvalue=$int)]"),
    (1, Itertools, "list(itertools.«takewhile¦dropwhile¦filterfalse»(lambda q: q < $n, $list))"),
    (1, Itertools, "[len(q) for q in itertools.batched($list, «2¦3»)]"),
    (1, Itertools, "list(itertools.compress($list, [1, 0, $bool, 1]))"),
    (1, Itertools, "[q for w in itertools.tee($list, 2) for q in w]"),
    (1, Functools, "sorted($list, key=functools.cmp_to_key(lambda q, w: (q > w) - (q < w)))"),
    (1, Functools, "list(map(operator.«neg¦abs¦not_», $list))"),
    (1, Collections, "list(DQ)"),
    (1, Collections, "heapq.n«largest¦smallest»(«2¦3», $list)"),
    (1, Bytes, "list(BUF[$index:«3¦5»])"),
    (1, Slice, "$list[slice($int % 5, None, «2¦-1»)]"),
    (1, Slice, "$list[$index:$index:«2¦-1¦-2¦3»]"),
    (1, Comprehension, "[q if q > $n else -q for q in $list]"),
    (1, Comprehension, "[q for q in [w for w in $list if w] if q % 2]"),
    (1, Dict, "sorted($DICT, key=repr)"),
    (1, Sort, "sorted($list, key=lambda q: $int)"),
    (1, Send, "drain(averager($int), $list)"),
];

const ITEMS: &[Rule] = &[
    (3, Core, "$list"),
    (2, Core, "[$any, $any]"),
    (1, Core, "[$any]"),
    (1, Str, "$str.split('-')"),
    (1, Str, "list($str)"),
    (1, Dict, "list($DICT.items())"),
    (1, Comprehension, "[(q, $any) for q in $list]"),
];

const DICT: &[Rule] = &[
    (1, Core, "{$key: $int}"),
    (1, Core, "{$key: $int, $key: $int}"),
    (1, Comprehension, "{q: q «+¦*¦-» $int for q in range(«2¦5»)}"),
    (1, Star, "{**$DICT, $key: $int}"),
    (1, Core, "dict(a=$int, b=$int)"),
    (1, Core, "dict.fromkeys($list[:4], $int)"),
    (1, Core, "($DICT | $dict)"),
    (1, Comprehension, "{str(q): w for q, w in zip($list, $list)}"),
    (1, Comprehension, "{w: q for q, w in $DICT.items()}"),
    (1, Core, "dict(zip($list, $list))"),
];

const SET: &[Rule] = &[
    (1, Core, "{$int, $int}"),
    (1, Core, "set($list)"),
    (1, Comprehension, "{q % 7 for q in $list}"),
    (1, Core, "($set «|¦&¦^¦-» $set)"),
    (1, Core, "frozenset($list)"),
    (1, Core, "$set.«union¦difference¦symmetric_difference¦intersection»($list)"),
    (1, Comprehension, "{q for q in range(9) if q % $nonzero}"),
];

const OBJECT: &[Rule] = &[
    (3, Core, "$Class($int, $int)"),
    (1, Core, "$Class()"),
    (2, Core, "$OBJ.moved($int)"),
    (2, Dunder, "($obj «+¦-¦*» $obj)"),
    (2, Dunder, "($obj «+¦-¦*» $int)"),
    (1, Dunder, "($int + $obj)"),
    (1, Dunder, "(-$obj)"),
    (1, Dunder, "«min¦max»($obj, $obj)"),
    (1, Dunder, "sorted([$obj, $obj])[0]"),
    (1, Super, "«copy_of($obj)¦$Class.made($int)»"),
];

const ANY: &[Rule] = &[
    (4, Core, "$int"),
    (1, Core, "None"),
    (1, Core, "$bool"),
    (1, Core, "($int, $any)"),
    (1, Core, "($any if $bool else $any)"),
    (1, Core, "($any «or¦and» $any)"),
    (2, Float, "$float"),
    (2, Str, "$str"),
    (1, List, "$items"),
    (1, List, "[$any, $int]"),
    (1, Object, "$obj"),
    (1, Dict, "{$key: $any}"),
    (1, Exceptions, "$ANY[$int % 2]"),
    (1, Bytes, "bytes(BUF[:3])"),
    (1, Collections, "Pair($int, $any)"),
    (1, Math, "complex($float, $float)"),
    (1, Core, "($any, *$list[:2])"),
    (1, Set, "frozenset({$int})"),
    (1, Core, "($any).__class__.__name__"),
    (1, Core, "range($int % 9)"),
];

const ITER: &[Rule] = &[
    (4, Generator, "$gen"),
    (1, Core, "$list"),
    (1, Core, "iter($list)"),
    (1, Core, "range($int % 7)"),
    (1, Generator, "(q * $int for q in $list if q != $n)"),
    (1, Generator, "chain2($iter, $list)"),
    (1, Comprehension, "map(lambda q: q + $int, $list)"),
    (1, Comprehension, "filter(None, $list)"),
    (1, Core, "reversed($list)"),
    (1, Dict, "$DICT.values()"),
    (2, Iterator, "It($int % 5)"),
    (2, Iterator, "$OBJ"),
    (1, Itertools, "itertools.chain($iter, $list)"),
    (1, Itertools, "itertools.islice(itertools.count($n«¦, 3»), «0¦4»)"),
    (1, Itertools, "itertools.repeat($int, 3)"),
    (1, Itertools, "itertools.islice(itertools.cycle($list or [1]), 5)"),
    (1, Itertools, "itertools.starmap(lambda q, w: q «+¦^» w, zip($list, $list))"),
    (1, Itertools, "map(lambda q, w: q «+¦-» w, $list, $iter)"),
    (1, Closure, "iter(counter(0), $int & 15 or 3)"),
    (1, Collections, "DQ"),
    (1, Bytes, "BUF[:«3¦6»]"),
    (1, Send, "averager2($int % 5)"),
];

const KEY: &[Rule] = &[
    (4, Core, "$int % «3¦5¦8»"),
    (2, Core, "'k«0¦1¦2»'"),
    (2, Core, "$int"),
    (2, Core, "str($int % 4)"),
    (1, Core, "($int % 3, 'a')"),
    (1, Float, "float($int % 3)"),
    (1, BoolAsInt, "$bool"),
    (1, Dunder, "$obj"),
    (1, Collections, "Pair($int % 3, 1)"),
    (1, Core, "None"),
    (1, Set, "frozenset([$int % 3])"),
    (1, Bytes, "bytes([$int & 1])"),
];

// ------------------------------------------------------------------------------------------------ statements

pub const STATEMENTS: &[Rule] = &[
    (8, Core, "$INT = $int"),
    (6, Core, "$INT «+¦-¦*¦&¦|¦^»= $int"),
    (1, Core, "$INT, $INT2 = $int, $int"),
    (1, Core, "$INT = $INT2 = $int"),
    (2, Div, "$INT «//¦%»= $nonzero"),
    (
        2,
        Big,
        "$INT = $INT * «3¦2147483648¦6364136223846793005¦-7» + «1¦1442695040888963407¦4611686018427387904»",
    ),
    (3, Mask, "$INT = ($INT * $edge + $int) & $mask"),
    (2, Mask, "$INT «&¦^»= $mask"),
    (1, Mask, "$INT ^= $INT2 >> $shift"),
    (1, Shift, "$INT «<<¦>>»= «1¦3¦8»"),
    (5, Float, "$FLOAT = $float"),
    (4, Float, "$FLOAT «+¦-¦*»= «$float¦$int»"),
    (1, Div, "$FLOAT /= $float"),
    (1, Pow, "$FLOAT **= «2¦0.5¦-1¦1.5»"),
    (3, Str, "$STR = $str"),
    (3, Str, "$STR += $str"),
    (3, Core, "$ANY = $any"),
    (1, Core, "$ANY = op_add($ANY, $any)"),
    (1, Exceptions, "$ANY = $ANY «+¦*¦-» $any"),
    (1, Core, "$ANY = not $ANY"),
    (1, Core, "$ANY = [$ANY, $int]"),
    // Lists
    (5, List, "$LIST.append($int)"),
    (1, List, "if $LIST:\n    $INT = $LIST.pop(«¦0¦-1¦$int % len($LIST)»)"),
    (1, List, "$LIST.insert($int % 5, $int)"),
    (2, List, "if $LIST:\n    $LIST[$int % len($LIST)] = $int"),
    (2, List, "if $LIST:\n    $LIST[$int % len($LIST)] «+¦*¦-¦^»= $int"),
    (1, Slice, "$LIST[$index:$index] = $list"),
    (1, Slice, "del $LIST[$index:$index«¦:2¦:-1»]"),
    (1, List, "$LIST.extend(«$list¦list($iter)»)"),
    (1, Sort, "$LIST.sort(«¦reverse=True¦key=lambda q: -q¦key=lambda q: q % 7»)"),
    (1, List, "$LIST.reverse()"),
    (2, List, "$LIST = $list"),
    (1, List, "$LIST += $list"),
    (1, List, "$LIST *= «0¦1¦2»"),
    (1, List, "if len($LIST) > 1:\n    $LIST[0], $LIST[-1] = $LIST[-1], $LIST[0]"),
    (1, TypeChange, "if $loop == $when:\n    $LIST.append(«1.5¦2 ** 70¦True¦0.0¦None¦-2 ** 63»)"),
    (1, Alias, "$LIST = $LIST2«¦[:]¦.copy()»"),
    (2, List, "$ITEMS.append($any)"),
    (1, List, "if $ITEMS:\n    $ITEMS[$int % len($ITEMS)] = $any"),
    (1, List, "if $ITEMS:\n    $ANY = $ITEMS.pop()"),
    (1, List, "$ITEMS = $items"),
    (2, Nested, "GRID[$int % 4][$int % 3] «=¦+=¦^=» $int"),
    (1, Nested, "GRID[$int % 4] = [$int, $int, $int]"),
    // Dicts and sets
    (4, Dict, "$DICT[$key] = $int"),
    (2, Dict, "$DICT[$key] = $DICT.get($key, 0) + $int"),
    (1, Dict, "$DICT[$key] += $int"),
    (1, Dict, "$DICT.pop($key, None)"),
    (1, Dict, "if len($DICT) > 20:\n    $DICT.clear()"),
    (1, Dict, "$DICT.setdefault($key, $int)"),
    (1, Dict, "$DICT.update($dict)"),
    (1, Dict, "$DICT = $dict"),
    (1, Dict, "$INT = sum($DICT.values())"),
    (1, Dict, "for $1, $2 in $DICT.items():\n    $INT «+¦^»= $2"),
    (1, Dict, "for $1 in $DICT:\n    $ANY = $1"),
    (2, Set, "$SET.add($int % «11¦50»)"),
    (1, Set, "$SET.discard($int % 11)"),
    (1, Set, "$SET «|¦&¦^¦-»= $set"),
    (1, Set, "$SET = $set"),
    (1, Set, "if len($SET) > 30:\n    $SET.clear()"),
    // Objects
    (2, Object, "$OBJ = $obj"),
    (2, Object, "$OBJ.x = $int"),
    (3, Object, "$OBJ.«x¦y» «+¦-¦^¦*»= $int"),
    (1, Object, "$OBJ.x, $OBJ.y = $OBJ.y, $OBJ.x"),
    (2, Object, "$INT = $OBJ.m($int)"),
    (1, Float, "$OBJ.f = $float"),
    (1, TypeChange, "$OBJ.«x¦y» «+¦*»= 0.5"),
    (2, TypeChange, "if $loop == $when:\n    $OBJ.«x¦y¦f» = «1.5¦None¦'s'¦2 ** 63¦True¦[]»"),
    (1, Getattr, "$OBJ.q = $any"),
    (1, Getattr, "if hasattr($OBJ, 'q'):\n    del $OBJ.q"),
    (1, Getattr, "setattr($OBJ, 'n' + str($int % «2¦4»), $any)"),
    (2, ClassChange, "if $loop == $when:\n    $OBJ.__class__ = $Class"),
    (1, ClassChange, "$OBJ.__class__ = $Class"),
    (1, Property, "$OBJ.p = $int"),
    (1, Property, "$OBJ.p «+¦-»= $int"),
    (1, Dunder, "$OBJ «+¦-¦*»= «$obj¦$int»"),
    (1, Dunder, "$OBJ[$int] = $int"),
    (1, Dunder, "$OBJ[$int] «+¦-»= $int"),
    (1, Alias, "$OBJ = $OBJ2"),
    (1, FunctionAttribute, "$OBJ.h = «abs¦fixed¦lambda q: q + $int¦counter($int)¦$OBJ2.m¦$OBJ.h»"),
    (1, FunctionAttribute, "if $loop == $when:\n    $OBJ.«m¦total¦h» = «abs¦lambda *q: $int¦fixed»"),
    (1, FunctionAttribute, "$OBJ.__dict__.pop('m', None)"),
    (1, ClassAttribute, "$Class.K «=¦+=» $int"),
    (1, ClassAttribute, "if $loop == $when:\n    $Class.m = lambda self, v: v + $n"),
    (1, ClassAttribute, "if $loop == $when:\n    $Class.K = «1.5¦2 ** 65¦None»"),
    (1, ClassAttribute, "if $loop == $when:\n    $Class.x = property(lambda self: $n)"),
    (
        1,
        ClassAttribute,
        "if $loop == $when:\n    $Class.«__add__¦__eq__¦__lt__¦__bool__» = lambda self, *q: «self¦True¦1¦None»",
    ),
    (1, ClassAttribute, "if $loop == $when:\n    $Class.extra = $n"),
    // Globals, closures
    (2, Global, "set_$glob($int)"),
    (1, Global, "if $loop == $when:\n    set_$glob(«1.5¦2 ** 70¦True¦None¦7»)"),
    (1, Global, "if $loop == $when:\n    swap_function()"),
    (1, Shadow, "if $loop == $when:\n    «shadow¦unshadow»()"),
    (1, Closure, "$1 = counter($int)\n$INT = $1() + $1($int)"),
    (1, Closure, "def $1(q, *rest, k=$int):\n    return q + len(rest) + k\n$INT = $1($int, 1, 2)"),
    (1, Closure, "def $1(q):\n    nonlocal_sink.append(q)\n    return q «+¦^» $int\n$INT = $1($int)"),
    (1, Closure, "$1 = [lambda q=q: q + $n for q in range(3)]\n$INT += $1[$int % 3]()"),
    // Star
    (1, Star, "$INT, *$LIST = $list + [$int]"),
    (1, Star, "*$LIST, $INT = [$int] + $list"),
    (1, Star, "$INT, ($INT2, *$LIST) = $int, [$int, $int]"),
    // Control
    (6, Core, "if $bool:\n    %"),
    (4, Core, "if $bool:\n    %\nelse:\n    %"),
    (1, Core, "if $bool:\n    %\nelif $bool:\n    %\nelse:\n    %"),
    (1, Core, "if ($1 := $int) > $int:\n    $INT = $1"),
    (2, Core, "if $loop == $when:\n    %"),
    (1, Core, "if $loop % «2¦3¦7¦16» == «0¦1»:\n    %"),
    (1, Core, "if $bool:\n    «break¦continue¦continue»$inloop"),
    (1, Core, "if $loop % «7¦37» == 0:\n    say('at', $loop, $INT, $INT2)"),
    (
        3,
        TypeChange,
        "if $loop == $when:\n    $INT = «1.5¦2 ** 63¦-2 ** 63 - 1¦True¦2 ** 63 - 1¦0.0¦None¦'s'»",
    ),
    (2, TypeChange, "if $loop == $when:\n    $FLOAT = «3¦2 ** 70¦NAN¦INF¦True¦-0.0»"),
    (2, TypeChange, "if $loop == $when:\n    $ANY = «None¦1¦2.5¦'s'¦[]¦2 ** 80¦(1, 2)»"),
    (8, Core, "for $1 in range(«¦1, ¦-5, »$trip):\n    %"),
    (2, Core, "for $1 in range($trip, 0, «-1¦-2»):\n    %"),
    (1, Core, "for $1 in range($trip):\n    %\nelse:\n    %"),
    (2, While, "$1 = 0\nwhile $1 < $trip«¦ and $bool»:\n    $1 += 1\n    %"),
    (1, While, "$1 = -$trip\nwhile True:\n    $1 += 1\n    if $1 > 0:\n        break\n    %"),
    (2, List, "for $1 in «$LIST¦list($LIST)¦sorted(map(op_int, $LIST))»[:$trip]:\n    %"),
    (1, List, "for $2, $1 in enumerate($LIST[:$trip]):\n    %"),
    (1, List, "for $1, $2 in zip(range($trip), $list * 20):\n    $INT «+¦^»= $2\n    %"),
    (5, Generator, "for $1 in $genname($trip):\n    %"),
    (1, Str, "for $2 in $str:\n    $INT += ord($2)"),
    (2, Nested, "for $2 in GRID:\n    for $3 in $2:\n        $INT «+¦^»= $3"),
    // Exceptions
    (3, Exceptions, "try:\n    %\nexcept Exception as e:\n    note(e)"),
    (
        2,
        Exceptions,
        "try:\n    %\n    if $bool:\n        raise MyError($int)\nexcept MyError as e:\n    note(e)\n    %",
    ),
    (
        1,
        Exceptions,
        "try:\n    %\n    $INT = $INT «//¦%» $int\nexcept «ZeroDivisionError¦ArithmeticError¦(ValueError, ZeroDivisionError)»:\n    %",
    ),
    (
        1,
        Exceptions,
        "try:\n    $INT = $LIST[$int % 9]\n    $LIST[$int % 9] += 1\nexcept LookupError as e:\n    note(e)\nelse:\n    %",
    ),
    (1, Exceptions, "try:\n    $DICT[$key] += 1\nexcept KeyError as e:\n    $DICT[e.args[0]] = 1"),
    (1, Exceptions, "try:\n    %\nfinally:\n    %"),
    (
        1,
        Exceptions,
        "try:\n    try:\n        %\n        may_raise($int)\n    finally:\n        %\nexcept (MyError, KeyError) as e:\n    note(e)",
    ),
    (
        1,
        Exceptions,
        "try:\n    may_raise($int)\nexcept MyError as e:\n    note(e)\n    raise «ValueError(1)¦MyError(2) from e¦KeyError(3) from None»",
    ),
    (1, Exceptions, "if $bool:\n    raise «ValueError¦KeyError¦MyError»($any)"),
    (1, Exceptions, "$INT = may_raise($int)"),
    (2, With, "with Context($int, «True¦False») as $1:\n    %"),
    (
        1,
        With,
        "with Context($int, True), Context(2, «True¦False») as $1:\n    %\n    if $bool:\n        raise MyError('in with')",
    ),
    (
        1,
        Match,
        "match $any:\n    case 0 | 1:\n        %\n    case int(n) if n > 5:\n        $INT = n & 0xff\n    case [first, *rest]:\n        $ANY = first\n    case str() | None:\n        %\n    case _:\n        %",
    ),
    (
        1,
        Match,
        "match $obj:\n    case $Class(x=xx):\n        $ANY = xx\n    case $Class(xx, yy):\n        $ANY = yy\n    case _:\n        %",
    ),
    (
        1,
        Match,
        "match $dict:\n    case {'k0': value, **rest}:\n        $ANY = value\n    case {}:\n        %",
    ),
    // Generators
    (1, Generator, "$1 = $gen\n$INT = next($1, $int)\n$INT += next($1, 0)\n$1.close()"),
    (2, Generator, "for $1 in $gen:\n    $INT «+¦^¦-»= $1\n    if $1 > $n:\n        break"),
    (
        1,
        Generator,
        "$1 = $gen\nnext($1, None)\ntry:\n    $INT += $1.throw(MyError($int))\nexcept (MyError, StopIteration) as e:\n    note(e)",
    ),
    (1, Generator, "$1 = echo($int)\nnext($1)\n$INT = op_int($1.send($int))\n$INT ^= op_int($1.send($any))"),
    (1, Generator, "$INT, *$LIST = «0¦$int», *$gen"),
    (1, Iterator, "for $1 in «$OBJ¦It($int % 5)»:\n    $INT «+¦-»= $1"),
    // The end of objects and variables
    (1, Del, "$1 = Del($int)\n$1 = None"),
    (1, Del, "$1 = Del($int)\ndel $1"),
    (1, Del, "$1 = [Del($int)]\n$1.append($int)\n$1.pop(0)"),
    (1, Del, "$1 = $any\ndel $1"),
    (1, Del, "if $loop == $when:\n    del $INT"),
    (1, Locals, "$INT = len(«locals¦LOCALS»())"),
    (1, Locals, "$1 = $int\n$ANY = LOCALS().get('$1')"),
    (1, Bytes, "BUF[$int % 64] «=¦^=¦|=» $int & 255"),
    (1, Bytes, "BUF[$int % 64] «+=¦-=¦=» $int"),
    (1, Bytes, "BUF[2:5] = «b'abc'¦bytes([$int & 255] * 3)¦BUF[9:12]¦bytearray(3)»"),
    (1, Bytes, "BUF[«::2¦::-2¦5:37»] = «bytes(32)¦bytes(range(32))¦[$int & 255] * 32»"),
    (1, Bytes, "BUF[:] = bytes(range(64))"),
    (1, Bytes, "for $1 in BUF[:$trip]:\n    $INT = $INT * 31 + $1 & 0xFFFFFFFF\n    %"),
    (
        1,
        Bytes,
        "$1 = memoryview(BUF)\n$1[$int % 64] = $int & 255\n$INT = sum($1[«::2¦3:9¦::-3»])\n$1.release()",
    ),
    (
        1,
        Bytes,
        "$1 = bytearray()\nfor $2 in range($trip):\n    $1.append($2 & 255)\n    $1 += b'xy'\n    if len($1) > 50:\n        del $1[:40]\n$INT ^= len($1) + $1[-1]",
    ),
    (
        2,
        Finally,
        "try:\n    try:\n        %\n        if $bool:\n            raise MyError($int)\n    except MyError as e:\n        note(e)\n        if $bool:\n            raise\n    else:\n        $INT = $int\n    finally:\n        $INT «+¦^»= 1\n        %\nexcept MyError as e:\n    chain(e)",
    ),
    (
        1,
        Finally,
        "for $1 in range($trip):\n    try:\n        if $bool:\n            continue\n        %\n        may_raise($int)\n        if $bool:\n            break\n    except KeyError as e:\n        chain(e)\n    finally:\n        if $bool:\n            $INT «+¦^»= $1",
    ),
    (
        2,
        Chain,
        "try:\n    try:\n        may_raise($int)\n        $INT = $int // $int\n    except «Exception¦ZeroDivisionError¦MyError» as e:\n        raise «ValueError($int)¦KeyError('k') from e¦MyError(2) from None»\nexcept Exception as e:\n    chain(e)",
    ),
    (
        1,
        Chain,
        "try:\n    try:\n        $INT = $LIST[$int]\n    except IndexError:\n        $INT = {}[$int % 3]\n    finally:\n        $INT = may_raise($int)\nexcept Exception as e:\n    chain(e)\n    note(sys.exc_info()[1])",
    ),
    (
        1,
        Chain,
        "try:\n    try:\n        raise ExceptionGroup('g', [MyError($int), KeyError($n), «ValueError(1)¦MyError(2)»])\n    except* MyError as e:\n        note(e.exceptions[0])\n        $INT = len(e.exceptions)\n    except* KeyError as e:\n        $INT = $int\nexcept Exception as e:\n    chain(e)",
    ),
    (1, Chain, "$STR = why($int)"),
    (1, Collections, "DQ.append«¦left»($int)"),
    (1, Collections, "if DQ:\n    $INT = DQ.pop«¦left»()"),
    (1, Collections, "DQ.rotate($int % 5)"),
    (1, Collections, "DQ.extend«¦left»($list)"),
    (1, Collections, "if len(DQ) > 3:\n    DQ[$int % 3] «+¦^»= 1"),
    (
        1,
        Collections,
        "$1 = collections.defaultdict(«int¦list¦lambda: $n»)\nfor $2 in range($trip):\n    try:\n        $1[$2 % 5] += «1¦[$2]¦$int»\n    except TypeError as e:\n        note(e)\nsay(sorted(map(str, $1.values()))[:3])",
    ),
    (
        1,
        Collections,
        "$1 = []\nfor $2 in range($trip):\n    heapq.heappush($1, ($2 * $n % 17, $2))\n    if len($1) > 9:\n        $INT ^= heapq.heappop($1)[«0¦1»]",
    ),
    (1, Collections, "$1, $2 = Pair($int, $int)\n$INT = $1 - $2"),
    (1, Collections, "bisect.insort($LIST, $int)"),
    (
        1,
        Collections,
        "$1 = collections.OrderedDict(zip(range(4), $list))\n$1.move_to_end($int % 4, last=«True¦False»)\n$ANY = $1.popitem(last=«True¦False»)",
    ),
    (2, Itertools, "for $1 in itertools.islice(itertools.count($n), $trip):\n    %"),
    (
        1,
        Itertools,
        "for $1, $2 in zip(range($trip), itertools.cycle([$int, $int, $int])):\n    $INT «+¦^»= $2\n    %",
    ),
    (
        1,
        Itertools,
        "for $2, $1 in enumerate(itertools.chain(range(5), $list, range($trip))):\n    $INT «+¦^»= $2",
    ),
    (1, Itertools, "for $1 in itertools.accumulate(range($trip)«¦, lambda q, w: q ^ w»):\n    %"),
    (
        1,
        Itertools,
        "for $1, $2 in itertools.zip_longest(range($trip), $list, fillvalue=$int):\n    $INT «+¦^»= $2\n    %",
    ),
    (1, Core, "for $1 in map(lambda q: q «+¦*¦^» $n, range($trip)):\n    %"),
    (1, Core, "for $1 in filter(lambda q: q % «2¦3», range($trip)):\n    %"),
    (
        1,
        Core,
        "for $1, ($2, $3) in enumerate(zip(range($trip), range(100, 0, -1))):\n    $INT «+¦^»= $2 - $3\n    %",
    ),
    (1, Core, "for $1 in reversed(range($trip)):\n    %"),
    (1, Sort, "for $1 in sorted(range($trip), key=lambda q: «-q¦q % 7¦q ^ 5»):\n    %"),
    (1, Core, "$1 = iter($list)\nfor $2 in $1:\n    $INT ^= $2\n    $INT += next($1, $n)"),
    (
        1,
        Mutate,
        "for $1 in $LIST:\n    if len($LIST) < 25:\n        $LIST.«append($int)¦insert(0, $int)¦extend([$int, 2])»\n    $INT ^= $1",
    ),
    (1, Mutate, "for $1 in $LIST:\n    if $bool:\n        $LIST.remove($1)"),
    (1, Mutate, "for $1 in «$LIST¦reversed($LIST)»:\n    $INT ^= $LIST.pop()"),
    (1, Mutate, "for $1 in $LIST:\n    $LIST[«0¦-1»] «=¦+=» «$int¦1.5¦$1»"),
    (
        1,
        Mutate,
        "try:\n    for $1 in $DICT«¦.items()¦.values()»:\n        if len($DICT) < 30:\n            $DICT[$key] = $int\n        $INT += 1\nexcept RuntimeError as e:\n    note(e)",
    ),
    (
        1,
        Mutate,
        "try:\n    for $1 in $DICT:\n        $DICT.«pop($1)¦clear()¦popitem()»\nexcept RuntimeError as e:\n    note(e)",
    ),
    (1, Mutate, "for $1 in list($DICT):\n    $DICT[$1] = $int\n    if $bool:\n        del $DICT[$1]"),
    (
        1,
        Mutate,
        "try:\n    for $1 in $SET:\n        $SET.«add($int)¦discard($1)¦clear()»\nexcept RuntimeError as e:\n    note(e)",
    ),
    (
        1,
        Collections,
        "try:\n    for $1 in DQ:\n        DQ.«append($int)¦rotate(1)»\nexcept RuntimeError as e:\n    note(e)",
    ),
    (1, Mutate, "$LIST.sort(key=lambda q: «$LIST.append(q) or q¦len($LIST)»)"),
    (1, Dict, "$DICT |= $dict"),
    (1, Dict, "if $DICT:\n    $ANY = $DICT.popitem()"),
    (1, Dict, "$INT = sum(map(op_int, $DICT.keys() «&¦|¦-» $set))"),
    (1, Dict, "if $key in $DICT:\n    del $DICT[«$key¦next(iter($DICT))»]"),
    (1, Dict, "for $1, ($2, $3) in enumerate($DICT.items()):\n    $INT ^= $1 + op_int($2)"),
    (1, Set, "$SET.«update¦intersection_update¦difference_update¦symmetric_difference_update»($list)"),
    (1, Set, "$INT = sum(sorted($SET))"),
    (1, Slice, "$LIST[::2] = $list"),
    (1, Slice, "$LIST[«::-1¦1::2»] = [$int] * len($LIST[«::-1¦1::2»])"),
    (1, Slice, "del $LIST[«::2¦1:3¦-1:¦:»]"),
    (1, Slice, "$LIST[$int % 4:$int % 9] = $iter"),
    (1, Slice, "$LIST, $LIST2 = $LIST2[::-1], $LIST[1:]"),
    (
        2,
        Send,
        "$1 = «averager¦delegate»($int)\nnext($1)\nfor $2 in range(3):\n    $ANY = $1.send($int)\n$1.close()",
    ),
    (
        1,
        Send,
        "$1 = delegate($int)\n$1.send(None)\ntry:\n    $1.send($int)\n    $ANY = $1.throw(«MyError(1)¦KeyError('k')¦GeneratorExit()¦StopIteration(3)»)\n    $ANY = $1.send(None)\nexcept (MyError, KeyError, StopIteration, GeneratorExit, RuntimeError) as e:\n    chain(e)\nfinally:\n    $1.close()",
    ),
    (
        2,
        Send,
        "$1 = averager($int)\nnext($1)\nfor $2 in range($trip):\n    $INT = op_int($1.send($2 «+¦^» $int))\n    if $bool:\n        $1.throw(MyError($2))\n    %",
    ),
    (
        1,
        Send,
        "$1 = $gen\nfor $2 in $1:\n    $INT ^= op_int($2)\n    $INT += op_int(next($1, $n))\n    if $bool:\n        $1.close()",
    ),
    (1, Send, "for $1 in drain(delegate($int), range($trip)):\n    %"),
    (1, Async, "$INT = op_int(drive(async_sum($int % 7), $int))"),
    (
        1,
        Async,
        "for $1 in range($trip):\n    $INT ^= op_int(drive(«async_sum($1 % 3)¦async_with($1)¦async_raise($1)», $1))\n    %",
    ),
    (1, Async, "$LIST = drive(async_list($int % 6), 2)"),
    (2, Super, "$INT = Leaf($int).m($int)"),
    (
        1,
        Super,
        "$1 = «Leaf¦Left¦Right»($int)\nfor $2 in range($trip):\n    $INT ^= $1.m($2) + $1.total\n    $1.total = $2\n    %",
    ),
    (1, Super, "if $loop == $when:\n    «Leaf¦Left¦Right¦Root».m = lambda self, v: v «+¦*» $n"),
    (1, Super, "if $loop == $when:\n    Leaf.__bases__ = «(Right, Left)¦(Left,)¦(Left, Right)»"),
    (1, Super, "$1 = super(Leaf, Leaf($int))\n$INT = $1.m($int) + $1.total"),
    (1, Descriptor, "$OBJ.r «=¦+=» $int"),
    (1, Descriptor, "$OBJ.lz = $int"),
    (1, Descriptor, "$OBJ.__dict__.pop('lz', None)"),
    (1, Descriptor, "if $loop == $when:\n    $Class.r = «$n¦Ranged2()¦property(lambda self: 4)»"),
    (
        1,
        Descriptor,
        "if $loop == $when:\n    $Class.«m¦total¦cm» = «staticmethod(lambda *q: len(q))¦classmethod(lambda *q: len(q))¦Lazy(5)»",
    ),
    (1, Metaclass, "for $1 in $Class:\n    $INT ^= $1"),
    (1, Metaclass, "$Class.meta_attr = $int"),
    (1, Metaclass, "if $loop == $when:\n    Meta.«__len__¦__getitem__¦meta_attr» = lambda cls, *q: $n"),
    (
        1,
        Metaclass,
        "$1 = «Meta¦type»('Fresh', (), {'K': $int, 'm': lambda self, v: v + self.K})\n$INT = $1().m($int)",
    ),
    (
        1,
        ClassChange,
        "class $1:\n    K = $int\n    def m(self, v):\n        return self.K «+¦*¦-» v\n    def __len__(self):\n        return 3\n$INT = $1().m($int) + len($1())",
    ),
    (
        1,
        ClassAttribute,
        "if $loop == $when:\n    $Class.__init__ = lambda self, *q: setattr(self, '«x¦y»', $n)",
    ),
    (1, ClassAttribute, "$Class.K = $Class.K «+¦^» $loop"),
    (1, ClassAttribute, "type($OBJ).K = $int"),
    (1, ClassAttribute, "if 'extra' in $Class.__dict__:\n    del $Class.extra"),
    (1, ClassAttribute, "setattr($Class, '«K¦extra¦k2»', $int)\n$INT = getattr($Class, '«K¦extra¦k2»', 0)"),
    (1, Global, "TICK[0] = $int"),
    (2, Global, "tick($int)\n$INT ^= tick(1)"),
    (1, Global, "globals()['«TOCK¦TACK»'] = $int\n$INT = globals().get('TOCK', $n)"),
    (1, Global, "if $loop == $when:\n    globals()['«tick¦fixed¦cached»'] = lambda *q, **w: $n"),
    (
        1,
        Keywords,
        "if $loop == $when:\n    kw_sum.__«defaults__ = ($int, 4)¦kwdefaults__ = {'d': $int}¦defaults__ = None¦code__ = kw_other.__code__»",
    ),
    (
        1,
        Keywords,
        "$1 = {'b': $int, '«c¦d¦zz»': $int}\nfor $2 in range($trip):\n    $INT ^= kw_sum($2, **$1)\n    %",
    ),
    (
        1,
        Keywords,
        "for $1 in range($trip):\n    $INT ^= kw_sum(*«($1, 2)¦[$1]¦$list[:3] or [1]¦range($1 % 3, 5)»«¦, d=$1»)",
    ),
    (1, Closure, "$1 = nest($int)\nfor $2 in range($trip):\n    $INT ^= $1($2)\n    %"),
    (1, Closure, "$1 = [(lambda: q «+¦*» $INT) for q in range(4)]\n$INT = sum(q() for q in $1)"),
    (
        1,
        Closure,
        "def $1(n):\n    def inner():\n        nonlocal n\n        n -= 1\n        return n\n    def stop():\n        nonlocal n\n        del n\n    return inner, stop\n$2, $3 = $1($int)\n$2()\nif $bool:\n    $3()\ntry:\n    $INT = $2()\nexcept NameError as e:\n    note(e)",
    ),
    (1, Del, "$1 = $int\nif $bool:\n    del $1\ntry:\n    $INT = $1\nexcept NameError as e:\n    note(e)"),
    (
        1,
        Del,
        "for $1 in range($trip):\n    $2 = Del($1)\n    if $bool:\n        del $2\n        continue\n    %",
    ),
    (1, Del, "$1 = (Del(1), [Del(2), Del(3)], {'k': Del(4)})\ndel $1"),
    (1, Del, "$1 = Del(5)\n$1.other = Del(6)\n$1.me = $int\n$1 = «None¦Del(7)¦[$1]»"),
    (
        1,
        Weak,
        "$1 = Del($int)\n$2 = weakref.ref($1, lambda q: LOG.append('dead'))\n$INT = op_int($2().n)\n$1 = None\n$ANY = $2()",
    ),
    (1, Weak, "$1 = weakref.ref($OBJ)\n$OBJ = $obj\n$ANY = $1() is None"),
    (1, Weak, "$1 = Del($int)\nALIVE[$int % 4] = $1\n$INT = len(ALIVE)\ndel $1\n$INT += len(ALIVE)"),
    (
        1,
        Weak,
        "for $1 in range($trip):\n    $2 = Del($1)\n    $3 = weakref.ref($2)\n    if $bool:\n        $2 = $3\n    $INT ^= ($2 is $3) + op_int($3() and 3)",
    ),
    (1, Weak, "$1 = weakref.proxy($OBJ)\n$INT = $1.x + $1.m($int)"),
    (
        1,
        Match,
        "match $items:\n    case []:\n        $INT = $int\n    case [int() as q] | [q, _] if q:\n        $ANY = q\n    case [q, *_, w]:\n        $ANY = (q, w)",
    ),
    (
        1,
        Match,
        "match $float:\n    case 0.0 | -1.5:\n        %\n    case float(q) if q > 1:\n        $FLOAT = q / 2\n    case q:\n        $ANY = q",
    ),
    (
        1,
        Match,
        "match ($int, $any):\n    case (0, _) | (_, None):\n        %\n    case (int() | float() as q, (w, *_)) if q != w:\n        $ANY = w\n    case (q, str() | bytes()):\n        $INT = q\n    case _:\n        $INT = 4",
    ),
    (
        1,
        Match,
        "match $DICT:\n    case {1: q, 3: int(w)} if w > q:\n        $INT = q - w\n    case {**rest} if len(rest) > 2:\n        $ANY = len(rest)\n    case {'k1': _}:\n        %",
    ),
    (
        1,
        Match,
        "match $int & 7:\n    case 0 | 1 | 2:\n        %\n    case 3:\n        %\n    case 4 | 5:\n        $INT = $int\n    case q if q & 1:\n        $INT = q",
    ),
    (1, Format, "$STR = f'{$INT:«>8¦<5¦^7¦+d¦x¦#b»}|{$any!r}|{$float:.3f}'"),
    (1, Format, "say(f'{$int=} {$float:.«0f¦5g¦17g¦1e»} {$str!r:>12}')"),
    (
        1,
        Functools,
        "$1 = functools.partial(kw_sum, $int, d=$int)\nfor $2 in range($trip):\n    $INT ^= $1(«¦$2¦b=$2»)",
    ),
    (1, Functools, "for $1 in range($trip):\n    $INT ^= cached($1 % 11)\n    %"),
    (1, Comprehension, "$INT = sum([q * w for q in range($int % 4) for w in range(q, 5) if (q + w) & 1])"),
    (1, Comprehension, "$LIST = [($INT := q ^ $INT) for q in $list]"),
    (1, Comprehension, "$DICT = {q: len([w for w in $list if w > q]) for q in range(3)}"),
    (
        1,
        With,
        "with Context($int, False), Context($int, True) as $1:\n    $INT = $1\n    may_raise($int)\n    %",
    ),
    (1, With, "$1 = contexts($int)\nwith $1 as $2:\n    $INT = $2\n    %"),
];

/// What stands at the start of a loop's body, so that values do not grow without end, and those that have become something
/// else come back.
pub const CLAMPS: &[Rule] = &[
    (3, Core, "if not isinstance($INT, int):\n    $INT = $n"),
    (2, Core, "if $INT.__class__ is not int:\n    $INT = $n"),
    (3, Float, "if not -1e9 < $FLOAT < 1e9:\n    $FLOAT = «0.5¦-0.0¦$constfloat»"),
    (1, Float, "if type($FLOAT) is not float:\n    $FLOAT = «0.5¦1.5»"),
    (1, List, "if len($LIST) > 12:\n    $LIST = $LIST[5:]"),
    (1, Object, "if type($OBJ.x) is not int:\n    $OBJ.x, $OBJ.y = 1, $n"),
    (2, Core, "$INT &= $mask"),
    (1, Core, "$INT %= 1000003"),
    (1, Core, "$INT = (($INT & 0xFFFFFFFFFFFFFFFF) ^ 0x8000000000000000) - 0x8000000000000000"),
    (1, Core, "$INT = $INT & 0xFFFF"),
];

// ----------------------------------------------------------------------------------------------- definitions

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
