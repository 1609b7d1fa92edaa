//! `str`: its constructor and methods. Case and character classes are in `string_case`, codecs in `codec`.

use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::arg_checks::{bounds, int_arg, keyword_args, limit_arg, str_arg, this_str};
use super::str_of;
use super::text_buf::TextBuf;

pub(super) fn install(vm: &mut Vm) {
    super::add_methods(&builtin().str_, METHODS);
    super::string_case::install(vm);
    super::bytes::install(vm);
    super::codec::install();
}

use Effects::{Pure, ReadsHeap, WritesHeap};

/// The declared effects are those for arguments of built-in classes other than iterators: an instance may
/// have an `__index__`, and whoever relies on a row checks the arguments' layouts.
static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).kw().static_method(),
    NativeDef::new("maketrans", maketrans, 1, 3).static_method().effects(WritesHeap),
    NativeDef::new("find", find, 2, 4).method().effects(Pure),
    NativeDef::new("rfind", rfind, 2, 4).method().effects(Pure),
    NativeDef::new("index", index, 2, 4).method().effects(Pure),
    NativeDef::new("rindex", rindex, 2, 4).method().effects(Pure),
    NativeDef::new("count", count, 2, 4).method().effects(Pure),
    NativeDef::new("startswith", startswith, 2, 4).method().effects(Pure),
    NativeDef::new("endswith", endswith, 2, 4).method().effects(Pure),
    NativeDef::new("replace", replace, 1, ANY).method().kw().effects(Pure),
    NativeDef::new("split", split, 1, ANY).method().kw().effects(WritesHeap),
    NativeDef::new("rsplit", rsplit, 1, ANY).method().kw().effects(WritesHeap),
    NativeDef::new("splitlines", splitlines, 1, ANY).method().kw().effects(WritesHeap),
    NativeDef::new("partition", partition, 2, 2).method().effects(Pure),
    NativeDef::new("rpartition", rpartition, 2, 2).method().effects(Pure),
    NativeDef::new("join", join, 2, 2).method().effects(ReadsHeap),
    NativeDef::new("strip", strip, 1, 2).method().effects(Pure),
    NativeDef::new("lstrip", lstrip, 1, 2).method().effects(Pure),
    NativeDef::new("rstrip", rstrip, 1, 2).method().effects(Pure),
    NativeDef::new("removeprefix", removeprefix, 2, 2).method().effects(Pure),
    NativeDef::new("removesuffix", removesuffix, 2, 2).method().effects(Pure),
    NativeDef::new("center", center, 2, 3).method().effects(Pure),
    NativeDef::new("ljust", ljust, 2, 3).method().effects(Pure),
    NativeDef::new("rjust", rjust, 2, 3).method().effects(Pure),
    NativeDef::new("zfill", zfill, 2, 2).method().effects(Pure),
    NativeDef::new("expandtabs", expandtabs, 1, ANY).method().kw().effects(Pure),
    NativeDef::new("translate", translate, 2, 2).method(),
    NativeDef::new("encode", super::codec::str_encode, 1, ANY).method().kw().effects(Pure),
    NativeDef::new("__len__", len, 1, 1).method().effects(Pure),
    NativeDef::new("__contains__", contains, 2, 2).method().effects(Pure),
    NativeDef::new("__getitem__", getitem, 2, 2).method().effects(Pure),
    NativeDef::new("__iter__", iter, 1, 1).method().effects(WritesHeap),
    NativeDef::new("__hash__", hash, 1, 1).method().effects(Pure),
    NativeDef::new("__add__", add, 2, 2).method().effects(Pure),
    NativeDef::new("__mul__", mul, 2, 2).method().effects(Pure),
    NativeDef::new("__rmul__", mul, 2, 2).method().effects(Pure),
    NativeDef::new("__mod__", modulo, 2, 2).method(),
    NativeDef::new("__rmod__", rmodulo, 2, 2).method(),
    NativeDef::new("__eq__", eq, 2, 2).method().effects(Pure),
    NativeDef::new("__ne__", ne, 2, 2).method().effects(Pure),
    NativeDef::new("__lt__", lt, 2, 2).method().effects(Pure),
    NativeDef::new("__le__", le, 2, 2).method().effects(Pure),
    NativeDef::new("__gt__", gt, 2, 2).method().effects(Pure),
    NativeDef::new("__ge__", ge, 2, 2).method().effects(Pure),
    NativeDef::new("__getnewargs__", getnewargs, 1, 1).method().effects(Pure),
];

fn same(s: &StrObj) -> Value {
    Ref::from_ref(s).into()
}

fn not_implemented() -> Value {
    builtin().not_implemented.value()
}

/// The class that `__new__` is called with, which must be `base` or derive from it.
pub(super) fn new_class(vm: &mut Vm, args: &Args<'_>, base: &TypeObj) -> Res<Ref<TypeObj>> {
    let Some(c) = args.get(0) else {
        return Err(vm.type_error(format!("{}.__new__(): not enough arguments", base.name())));
    };
    let Some(t) = c.get_exact::<TypeObj>() else {
        let (b, t) = (base.name(), c.ty().name());
        return Err(vm.type_error(format!("{b}.__new__(X): X is not a type object ({t})")));
    };
    if !t.is_subclass(base) {
        let (b, t) = (base.name(), t.name());
        return Err(vm.type_error(format!("{b}.__new__({t}): {t} is not a subtype of {b}")));
    }
    Ok(Ref::from_ref(t))
}

/// A value of a built-in class as an instance of `class`, which is that class or derives from it.
pub(super) fn with_class(class: &TypeObj, base: &TypeObj, v: Value) -> Value {
    if std::ptr::eq(class, base) {
        return v;
    }
    let i = InstanceObj::new(class);
    i.set_payload(v);
    i.into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let base = &builtin().str_;
    let class = new_class(vm, &args, base)?;
    if let ([_, v], false) = (args.all, args.has_keywords())
        && std::ptr::eq(&*class, &**base)
    {
        return str_of(vm, v);
    }
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    if rest.pos().len() > 3 {
        let n = rest.pos().len();
        return Err(vm.type_error(format!("str expected at most 3 arguments, got {n}")));
    }
    let [object, encoding, errors] = keyword_args(vm, rest, "str", ["object", "encoding", "errors"], 0)?;
    for (name, v) in [("encoding", encoding), ("errors", errors)] {
        if let Some(v) = v.filter(|v| v.as_str().is_none()) {
            let t = v.ty().name();
            return Err(vm.type_error(format!("str() argument '{name}' must be str, not {t}")));
        }
    }
    let text = match object {
        None => builtin().empty_str.value(),
        Some(v) if encoding.is_none() && errors.is_none() => str_of(vm, v)?,
        Some(v) => match v.get::<BytesObj>() {
            Some(b) => super::codec::decode(vm, b, encoding, errors)?,
            None if v.as_str().is_some() => return Err(vm.type_error("decoding str is not supported")),
            None => {
                let t = v.ty().name();
                let msg = format!("decoding to str: need a bytes-like object, {t} found");
                return Err(vm.type_error(msg));
            }
        },
    };
    if std::ptr::eq(&*class, &**base) {
        return Ok(text);
    }
    let exact = text.as_str().map(same).unwrap_or(text.clone());
    Ok(with_class(&class, base, exact))
}

// ---- Searching --------------------------------------------------------------------------------------

/// The string searched, the one looked for, and the bounds.
fn search_args<'a>(vm: &mut Vm, args: &Args<'a>, name: &str) -> Res<(&'a StrObj, &'a StrObj, usize, usize)> {
    let s = this_str(vm, args, name)?;
    let t = str_arg(vm, &args.all[1], name, 1)?;
    let (start, end) =
        if args.len() == 2 { (0, s.len()) } else { bounds(vm, args.get(2), args.get(3), s.len())? };
    Ok((s, t, start, end))
}

fn position(i: Option<usize>) -> Value {
    Value::Int(i.map_or(-1, |i| i as i64))
}

fn found(vm: &mut Vm, i: Option<usize>) -> Res<Value> {
    match i {
        Some(i) => Ok(Value::Int(i as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn find(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, t, start, end) = search_args(vm, &args, "find")?;
    Ok(position(s.find(t, start, end)))
}
fn rfind(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, t, start, end) = search_args(vm, &args, "rfind")?;
    Ok(position(s.rfind(t, start, end)))
}
fn index(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, t, start, end) = search_args(vm, &args, "index")?;
    found(vm, s.find(t, start, end))
}
fn rindex(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, t, start, end) = search_args(vm, &args, "rindex")?;
    found(vm, s.rfind(t, start, end))
}
fn count(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, t, start, end) = search_args(vm, &args, "count")?;
    if t.is_empty() {
        return Ok(Value::Int(if start > end { 0 } else { (end - start + 1) as i64 }));
    }
    Ok(Value::Int(s.count(t, start, end) as i64))
}

fn startswith(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    starts_or_ends(vm, &args, "startswith", |s, t, start, _| s.has_at(t, start))
}
fn endswith(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    starts_or_ends(vm, &args, "endswith", |s, t, _, end| s.has_at(t, end - t.len()))
}

/// `matches` is asked for strings that fit between the bounds.
fn starts_or_ends(
    vm: &mut Vm,
    args: &Args<'_>,
    name: &str,
    matches: impl Fn(&StrObj, &StrObj, usize, usize) -> bool,
) -> Res<Value> {
    let s = this_str(vm, args, name)?;
    let what = &args.all[1];
    let (start, end) =
        if args.len() == 2 { (0, s.len()) } else { bounds(vm, args.get(2), args.get(3), s.len())? };
    let fits = |t: &StrObj| start <= end && t.len() <= end - start && matches(s, t, start, end);
    if let Some(t) = what.as_str() {
        return Ok(Value::Bool(fits(t)));
    }
    let Some(options) = what.get::<TupleObj>() else {
        let t = what.ty().name();
        let msg = format!("{name} first arg must be str or a tuple of str, not {t}");
        return Err(vm.type_error(msg));
    };
    for t in options.items() {
        match t.as_str() {
            Some(t) if fits(t) => return Ok(Value::Bool(true)),
            Some(_) => {}
            None => {
                let t = t.ty().name();
                return Err(vm.type_error(format!("tuple for {name} must only contain str, not {t}")));
            }
        }
    }
    Ok(Value::Bool(false))
}

fn replace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "replace")?;
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    let [old, new, count] = keyword_args(vm, rest, "replace", ["old", "new", "count"], 2)?;
    let (Some(old), Some(new)) = (old, new) else { return Ok(same(s)) };
    let old = str_arg(vm, old, "replace", 1)?;
    let new = str_arg(vm, new, "replace", 2)?;
    let max = limit_arg(vm, count)?;
    Ok(s.replace(old, new, max).into())
}

// ---- Splitting and joining --------------------------------------------------------------------------

fn list_of(s: &StrObj, parts: Vec<Part>) -> Value {
    let list = ListObj::with_room(Strategy::Values, parts.len());
    parts.into_iter().for_each(|(a, b)| list.push(s.substring(a, b).into()));
    list.into()
}

/// Separator (`None` for white space) and limit of `split` and `rsplit`.
fn split_args<'a>(vm: &mut Vm, args: &Args<'a>, name: &str) -> Res<(Option<&'a StrObj>, usize)> {
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    let [sep, max] = keyword_args(vm, rest, name, ["sep", "maxsplit"], 0)?;
    let max = limit_arg(vm, max)?;
    let Some(sep) = sep.filter(|s| !s.is_none()) else { return Ok((None, max)) };
    match sep.as_str() {
        Some(s) if s.is_empty() => Err(vm.value_error("empty separator")),
        Some(s) => Ok((Some(s), max)),
        None => Err(vm.type_error(format!("must be str or None, not {}", sep.ty().name()))),
    }
}

fn split(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "split")?;
    let (sep, max) = split_args(vm, &args, "split")?;
    let Some(sep) = sep else { return Ok(list_of(s, s.split_space(max))) };
    let list = ListObj::with_room(Strategy::Values, likely_parts(s.len()));
    s.split(sep, max, |(a, b)| list.push(s.substring(a, b).into()));
    Ok(list.into())
}
fn rsplit(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "rsplit")?;
    let (sep, max) = split_args(vm, &args, "rsplit")?;
    Ok(list_of(s, sep.map_or_else(|| s.rsplit_space(max), |sep| s.rsplit(sep, max))))
}
fn splitlines(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "splitlines")?;
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    let [keep] = keyword_args(vm, rest, "splitlines", ["keepends"], 0)?;
    let keep = match keep {
        Some(v) => ops::truth(vm, v)?,
        None => false,
    };
    Ok(list_of(s, s.lines(keep)))
}

fn separator<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a StrObj> {
    match v.as_str() {
        Some(t) if t.is_empty() => Err(vm.value_error("empty separator")),
        Some(t) => Ok(t),
        None => Err(vm.type_error(format!("must be str, not {}", v.ty().name()))),
    }
}

fn three(a: Value, b: Value, c: Value) -> Value {
    TupleObj::from_iter([a, b, c].into_iter()).into()
}

fn partition(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "partition")?;
    let t = separator(vm, &args.all[1])?;
    let empty = || builtin().empty_str.value();
    Ok(match s.find(t, 0, s.len()) {
        Some(i) => three(s.substring(0, i).into(), same(t), s.substring(i + t.len(), s.len()).into()),
        None => three(same(s), empty(), empty()),
    })
}
fn rpartition(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "rpartition")?;
    let t = separator(vm, &args.all[1])?;
    let empty = || builtin().empty_str.value();
    Ok(match s.rfind(t, 0, s.len()) {
        Some(i) => three(s.substring(0, i).into(), same(t), s.substring(i + t.len(), s.len()).into()),
        None => three(empty(), empty(), same(s)),
    })
}

fn join(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "join")?;
    let from = &args.all[1];
    if let Some(l) = from.get_exact::<ListObj>()
        && let Some(items) = l.as_values()
    {
        return join_items(vm, s, items);
    }
    if let Some(t) = from.get_exact::<TupleObj>() {
        return join_items(vm, s, t.items());
    }
    if !ops::is_iterable(from) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = ops::collect(vm, from)?;
    join_items(vm, s, &items)
}

fn join_items(vm: &mut Vm, s: &StrObj, items: &[Value]) -> Res<Value> {
    if let Some(i) = items.iter().position(|v| v.as_str().is_none()) {
        let t = items[i].ty().name();
        return Err(vm.type_error(format!("sequence item {i}: expected str instance, {t} found")));
    }
    Ok(StrObj::join(s, items).into())
}

// ---- Stripping and padding --------------------------------------------------------------------------

fn strip_at(vm: &mut Vm, args: Args<'_>, name: &str, left: bool, right: bool) -> Res<Value> {
    let s = this_str(vm, &args, name)?;
    let set = match args.get(1) {
        None | Some(Value::None) => None,
        Some(v) => match v.as_str() {
            Some(t) => Some(t),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    let (start, end) = s.strip(set, left, right);
    Ok(s.substring(start, end).into())
}
fn strip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    strip_at(vm, args, "strip", true, true)
}
fn lstrip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    strip_at(vm, args, "lstrip", true, false)
}
fn rstrip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    strip_at(vm, args, "rstrip", false, true)
}

fn affix<'a>(vm: &mut Vm, v: &'a Value, name: &str) -> Res<&'a StrObj> {
    let t = v.as_str();
    t.ok_or_else(|| vm.type_error(format!("{name}() argument must be str, not {}", v.ty().name())))
}
fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "removeprefix")?;
    let t = affix(vm, &args.all[1], "removeprefix")?;
    let start = if s.has_at(t, 0) { t.len() } else { 0 };
    Ok(s.substring(start, s.len()).into())
}
fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "removesuffix")?;
    let t = affix(vm, &args.all[1], "removesuffix")?;
    let end = s.len().checked_sub(t.len()).filter(|&e| s.has_at(t, e));
    Ok(s.substring(0, end.unwrap_or(s.len())).into())
}

/// `left` and `right` fill characters around a string.
fn pad(vm: &mut Vm, s: &StrObj, fill: u32, left: usize, right: usize) -> Res<Value> {
    if left == 0 && right == 0 {
        return Ok(same(s));
    }
    let mut out = TextBuf::new();
    if out.push_repeated(fill, left) {
        out.push(s);
        if out.push_repeated(fill, right) {
            return Ok(out.finish().into());
        }
    }
    Err(vm.error(&builtin().memory_error, ""))
}

/// The string, how many characters it lacks to the width, and the fill character.
fn pad_args<'a>(vm: &mut Vm, args: &Args<'a>, name: &str) -> Res<(&'a StrObj, usize, u32, usize)> {
    let s = this_str(vm, args, name)?;
    let width = int_arg(vm, &args.all[1])?.max(0) as usize;
    let fill = match args.get(2) {
        None => ' ' as u32,
        Some(v) => match v.as_str() {
            Some(f) if f.len() == 1 => f.at(0),
            Some(_) => {
                return Err(vm.type_error("The fill character must be exactly one character long"));
            }
            None => {
                let t = v.ty().name();
                let msg = format!("The fill character must be a unicode character, not {t}");
                return Err(vm.type_error(msg));
            }
        },
    };
    Ok((s, width.saturating_sub(s.len()), fill, width))
}
fn center(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, lack, fill, width) = pad_args(vm, &args, "center")?;
    // An odd number of fill characters leaves the greater part on the left if the width is odd, too.
    let left = lack / 2 + (lack & width & 1);
    pad(vm, s, fill, left, lack - left)
}
fn ljust(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, lack, fill, _) = pad_args(vm, &args, "ljust")?;
    pad(vm, s, fill, 0, lack)
}
fn rjust(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (s, lack, fill, _) = pad_args(vm, &args, "rjust")?;
    pad(vm, s, fill, lack, 0)
}
fn zfill(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "zfill")?;
    let width = int_arg(vm, &args.all[1])?.max(0) as usize;
    let lack = width.saturating_sub(s.len());
    if lack == 0 {
        return Ok(same(s));
    }
    let sign = !s.is_empty() && (s.at(0) == '+' as u32 || s.at(0) == '-' as u32);
    let mut out = TextBuf::new();
    out.push_part(s, 0, sign as usize);
    if !out.push_repeated('0' as u32, lack) {
        return Err(vm.error(&builtin().memory_error, ""));
    }
    out.push_part(s, sign as usize, s.len());
    Ok(out.finish().into())
}

fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "expandtabs")?;
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    let [size] = keyword_args(vm, rest, "expandtabs", ["tabsize"], 0)?;
    let size = match size {
        Some(v) => int_arg(vm, v)?.max(0) as usize,
        None => 8,
    };
    let mut out = TextBuf::with_capacity(s.len() + 16);
    let mut column = 0;
    for c in s.code_points() {
        match c {
            9 if size > 0 => {
                let n = size - column % size;
                if !out.push_repeated(' ' as u32, n) {
                    return Err(vm.error(&builtin().memory_error, ""));
                }
                column += n;
            }
            9 => {}
            _ => {
                column = if c == 10 || c == 13 { 0 } else { column + 1 };
                out.push_code(c);
            }
        }
    }
    Ok(out.finish().into())
}

// ---- Translation ------------------------------------------------------------------------------------

fn maketrans(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let table = DictObj::empty();
    let (x, y, z) = (&args.all[0], args.get(1), args.get(2));
    let Some(y) = y else {
        let Some(d) = x.get::<DictObj>() else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let entries: Vec<(Value, Value)> =
            d.data.with(|d| d.iter().map(|e| (e.key.clone(), e.value.clone())).collect());
        for (key, value) in entries {
            let key = match key.as_str() {
                Some(s) if s.len() == 1 => Value::Int(s.at(0) as i64),
                Some(_) => {
                    return Err(vm.value_error("string keys in translatetable must be of length 1"));
                }
                None if key.as_i64().is_some() || key.get::<BigIntObj>().is_some() => key,
                None => {
                    return Err(vm.type_error("keys in translate table mustbe strings or integers"));
                }
            };
            ops::dict_set(vm, &table, key, value)?;
        }
        return Ok(table.into());
    };
    let Some(x) = x.as_str() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let y = str_arg(vm, y, "maketrans", 2)?;
    if x.len() != y.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (a, b) in x.code_points().zip(y.code_points()) {
        ops::dict_set(vm, &table, Value::Int(a as i64), Value::Int(b as i64))?;
    }
    if let Some(z) = z {
        for c in str_arg(vm, z, "maketrans", 3)?.code_points() {
            ops::dict_set(vm, &table, Value::Int(c as i64), Value::None)?;
        }
    }
    Ok(table.into())
}

/// What a character becomes. The numbers are code points.
#[derive(Clone)]
enum Translated {
    Unknown,
    Char(u32),
    Text(Ref<StrObj>),
    Nothing,
}

fn translate(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = Ref::from_ref(this_str(vm, &args, "translate")?);
    let table = args.all[1].clone();
    // A dict answers the same every time.
    let cached = table.get_exact::<DictObj>().is_some();
    let mut cache = vec![Translated::Unknown; 128];
    let mut out = TextBuf::with_capacity(s.len());
    for c in s.code_points() {
        let known = cache.get(c as usize).cloned().unwrap_or(Translated::Unknown);
        let t = match known {
            Translated::Unknown => {
                let t = translate_char(vm, &table, c)?;
                if cached && c < 128 {
                    cache[c as usize] = t.clone();
                }
                t
            }
            t => t,
        };
        match t {
            Translated::Char(c) => out.push_code(c),
            Translated::Text(t) => out.push(&t),
            Translated::Nothing | Translated::Unknown => {}
        }
    }
    Ok(out.finish().into())
}

fn translate_char(vm: &mut Vm, table: &Value, c: u32) -> Res<Translated> {
    let key = Value::Int(c as i64);
    let found = match table.get_exact::<DictObj>() {
        Some(d) => ops::dict_get(vm, d, &key)?,
        None => match ops::get_item(vm, table, &key) {
            Ok(v) => Some(v),
            Err(e) => match vm.catch(&builtin().lookup_error) {
                Some(_) => None,
                None => return Err(e),
            },
        },
    };
    let Some(v) = found else { return Ok(Translated::Char(c)) };
    if v.is_none() {
        return Ok(Translated::Nothing);
    }
    if let Some(s) = v.as_str() {
        return Ok(Translated::Text(Ref::from_ref(s)));
    }
    match v.as_i64() {
        Some(i) if (0..0x110000).contains(&i) => Ok(Translated::Char(i as u32)),
        None if v.get::<BigIntObj>().is_none() => {
            Err(vm.type_error("character mapping must return integer, None or str"))
        }
        _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
}

// ---- Special methods called by name -----------------------------------------------------------------

/// Whether a method runs for an instance of a subclass, whose operators may still have another way to go.
fn is_subclass_instance(v: &Value) -> bool {
    matches!(v, Value::Object(o) if o.layout() == Layout::Instance)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Int(this_str(vm, &args, "__len__")?.len() as i64))
}
fn contains(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = same(this_str(vm, &args, "__contains__")?);
    ops::contains(vm, &s, &args.all[1]).map(Value::Bool)
}
fn getitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = same(this_str(vm, &args, "__getitem__")?);
    ops::get_item(vm, &s, &args.all[1])
}
fn iter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = same(this_str(vm, &args, "__iter__")?);
    ops::iter(vm, &s)
}
fn hash(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Int(this_str(vm, &args, "__hash__")?.hash() as i64))
}
fn add(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "__add__")?;
    let other = &args.all[1];
    match other.as_str() {
        Some(t) => Ok(s.concat(t).into()),
        None if is_subclass_instance(&args.all[0]) => Ok(not_implemented()),
        None => Err(ops::unsupported_operands(vm, BinOp::Add, &same(s), other, false)),
    }
}
fn mul(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = same(this_str(vm, &args, "__mul__")?);
    let other = &args.all[1];
    if other.as_i64().is_none() && is_subclass_instance(&args.all[0]) {
        return Ok(not_implemented());
    }
    let n = Value::Int(int_arg(vm, other)?);
    ops::builtin_binary(vm, BinOp::Mul, &s, &n, false)
}
fn modulo(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = same(this_str(vm, &args, "__mod__")?);
    super::percent_format(vm, &s, &args.all[1])
}
fn rmodulo(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = same(this_str(vm, &args, "__rmod__")?);
    match args.all[1].as_str() {
        Some(t) => super::percent_format(vm, &same(t), &s),
        None => Ok(not_implemented()),
    }
}
fn compare(vm: &mut Vm, args: Args<'_>, name: &str, holds: impl Fn(&StrObj, &StrObj) -> bool) -> Res<Value> {
    let s = this_str(vm, &args, name)?;
    Ok(args.all[1].as_str().map_or_else(not_implemented, |t| Value::Bool(holds(s, t))))
}
fn eq(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    compare(vm, args, "__eq__", |a, b| a == b)
}
fn ne(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    compare(vm, args, "__ne__", |a, b| a != b)
}
fn lt(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    compare(vm, args, "__lt__", |a, b| CmpOp::Lt.holds(a.cmp(b)))
}
fn le(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    compare(vm, args, "__le__", |a, b| CmpOp::Le.holds(a.cmp(b)))
}
fn gt(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    compare(vm, args, "__gt__", |a, b| CmpOp::Gt.holds(a.cmp(b)))
}
fn ge(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    compare(vm, args, "__ge__", |a, b| CmpOp::Ge.holds(a.cmp(b)))
}
fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "__getnewargs__")?;
    Ok(TupleObj::new(vec![same(s)]).into())
}
