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
];

const SET: &[Rule] = &[
    (1, Core, "{$int, $int}"),
    (1, Core, "set($list)"),
    (1, Comprehension, "{q % 7 for q in $list}"),
    (1, Core, "($set «|¦&¦^¦-» $set)"),
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
];

/// Methods that go to the base class, for classes that have one.
pub const OVERRIDES: &[(usize, Feature, &str)] = &[
    (50, Core, "def __init__(self, x=1, y=2):\n    super().__init__(x, y)\n    self.y = y «+¦-» 1"),
    (30, Core, "def m(self, v):\n    return super().m(v) + $n"),
    (20, Core, "def total(self):\n    return super().total() ^ $n"),
    (20, ClassAttribute, "K = $n"),
    (20, Property, "@property\ndef p(self):\n    return super().p + 1"),
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
    if v.__class__ is tuple:
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
def swap_function():
    global f0
    f0 = lambda *q, **w: len(q)
def shadow():
    global abs
    abs = lambda q: 7
def unshadow():
    globals().pop('abs', None)";

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
