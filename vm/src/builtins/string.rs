//! `str`: its constructor and methods. Case and character classes are in `string_case`, codecs in `codec`.

use sidewinder_macros::native_module;

use crate::memory;
use crate::native::{FromArg, Params, Place, bind};
use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::arg_checks::{bounds, int_arg, limit, this_str};
use super::consume::{Consumer, consume, consumed_in_python};
use super::text_buf::TextBuf;
use super::{codec, str_of};

pub(super) fn install(vm: &mut Vm) {
    super::add_methods(&builtin().str_, methods::NATIVES);
    super::add_methods(&builtin().str_, METHODS);
    super::string_case::install(vm);
    super::bytes::install(vm);
    super::codec::install();
}

use Effects::{Pure, WritesHeap};

/// The declared effects are those for arguments of built-in classes other than iterators: an instance may
/// have an `__index__`, and whoever relies on a row checks the arguments' layouts.
static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).kw().static_method(),
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

/// The name of an encoding or error handler.
pub(super) fn text_option<'a>(vm: &mut Vm, v: Option<&'a Value>, at: &Place) -> Res<Option<&'a StrObj>> {
    v.map(|v| FromArg::from_arg(vm, v, at)).transpose()
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
    const PARAMS: Params = Params {
        function: "str",
        names: &["object", "encoding", "errors"],
        positional_only: 0,
        positional: 3,
        required: 0,
        required_keywords: 0,
        rest: false,
    };
    let [object, encoding, errors] = bind(vm, &PARAMS, rest)?;
    let encoding = text_option(vm, encoding, &Place { function: "str", number: 2, name: "encoding" })?;
    let errors = text_option(vm, errors, &Place { function: "str", number: 3, name: "errors" })?;
    let text = match object {
        None => builtin().empty_str.value(),
        Some(v) if encoding.is_none() && errors.is_none() => str_of(vm, v)?,
        Some(v) => match v.get::<BytesObj>() {
            Some(b) => codec::decode(vm, b, encoding, errors)?,
            None if v.as_str().is_some() => return Err(vm.type_error("decoding str is not supported")),
            None => match super::buffer_of(vm, v, super::wanted::SIMPLE)? {
                Some(b) => codec::decode(vm, &BytesObj::new(&b), encoding, errors)?,
                None => {
                    let t = v.ty().name();
                    let msg = format!("decoding to str: need a bytes-like object, {t} found");
                    return Err(vm.type_error(msg));
                }
            },
        },
    };
    if std::ptr::eq(&*class, &**base) {
        return Ok(text);
    }
    let exact = text.as_str().map(same).unwrap_or(text.clone());
    Ok(with_class(&class, base, exact))
}

// ---- Searching --------------------------------------------------------------------------------------

/// Where a search in a string begins and ends.
#[inline(always)]
fn limits(vm: &mut Vm, s: &StrObj, start: Option<&Value>, end: Option<&Value>) -> Res<(usize, usize)> {
    if start.is_none() && end.is_none() { Ok((0, s.len())) } else { bounds(vm, start, end, s.len()) }
}

fn position(i: Option<usize>) -> i64 {
    i.map_or(-1, |i| i as i64)
}

fn found(vm: &mut Vm, i: Option<usize>) -> Res<usize> {
    match i {
        Some(i) => Ok(i),
        None => Err(vm.value_error("substring not found")),
    }
}

/// `matches` is asked for strings that fit between the bounds.
fn starts_or_ends(
    vm: &mut Vm,
    s: &StrObj,
    what: &Value,
    (start, end): (usize, usize),
    name: &str,
    matches: impl Fn(&StrObj, &StrObj, usize, usize) -> bool,
) -> Res<bool> {
    let fits = |t: &StrObj| start <= end && t.len() <= end - start && matches(s, t, start, end);
    if let Some(t) = what.as_str() {
        return Ok(fits(t));
    }
    let Some(options) = what.get::<TupleObj>() else {
        let t = what.ty().name();
        let msg = format!("{name} first arg must be str or a tuple of str, not {t}");
        return Err(vm.type_error(msg));
    };
    for t in options.items() {
        match t.as_str() {
            Some(t) if fits(t) => return Ok(true),
            Some(_) => {}
            None => {
                let t = t.ty().name();
                return Err(vm.type_error(format!("tuple for {name} must only contain str, not {t}")));
            }
        }
    }
    Ok(false)
}

// ---- Splitting and joining --------------------------------------------------------------------------

/// The list of the parts that `cut` gives.
#[inline(always)]
fn list_of(s: &StrObj, cut: impl FnOnce(&mut dyn FnMut(Part))) -> Value {
    let list = ListObj::with_room(Strategy::Values, likely_parts(s.len()));
    cut(&mut |(a, b)| {
        // What comes when there is no memory any more is not made.
        if !memory::is_exhausted() {
            list.push(s.substring(a, b).into());
        }
    });
    list.into()
}

/// The separator of `split` and `rsplit`; none for white space.
fn separator_or_none<'a>(vm: &mut Vm, sep: Option<&'a Value>) -> Res<Option<&'a StrObj>> {
    match sep.map(|v| v.as_str().ok_or(v)) {
        None => Ok(None),
        Some(Ok(s)) if s.is_empty() => Err(vm.value_error("empty separator")),
        Some(Ok(s)) => Ok(Some(s)),
        Some(Err(v)) => Err(vm.type_error(format!("must be str or None, not {}", v.ty().name()))),
    }
}

fn separator<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a StrObj> {
    match v.as_str() {
        Some(t) if t.is_empty() => Err(vm.value_error("empty separator")),
        Some(t) => Ok(t),
        None => Err(vm.type_error(format!("must be str, not {}", v.ty().name()))),
    }
}

fn three(a: Value, b: Value, c: Value) -> Value {
    TupleObj::of([a, b, c]).into()
}

fn join_items(vm: &mut Vm, s: &StrObj, items: &[Value]) -> Res<Value> {
    if let Some(i) = items.iter().position(|v| v.as_str().is_none()) {
        let t = items[i].ty().name();
        return Err(vm.type_error(format!("sequence item {i}: expected str instance, {t} found")));
    }
    let chars = |s: &StrObj| if s.as_ascii().is_some() { s.len() } else { 4 * s.len() };
    let all: usize = items.iter().map(|v| v.as_str().map_or(0, |t| chars(t) + chars(s))).sum();
    ops::check_memory(vm, all as u128)?;
    Ok(StrObj::join(s, items).into())
}

// ---- Stripping and padding --------------------------------------------------------------------------

fn strip_at(
    vm: &mut Vm,
    s: &StrObj,
    chars: Option<&Value>,
    name: &str,
    left: bool,
    right: bool,
) -> Res<Value> {
    let set = match chars.map(Value::as_str) {
        Some(None) => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        set => set.flatten(),
    };
    let (start, end) = s.strip(set, left, right);
    Ok(s.substring(start, end).into())
}

/// `left` and `right` fill characters around a string.
fn pad(vm: &mut Vm, s: &StrObj, fill: u32, left: usize, right: usize) -> Res<Value> {
    if left == 0 && right == 0 {
        return Ok(same(s));
    }
    if let Some(a) = s.as_ascii()
        && fill < 128
        && left.max(right).max(a.len()) > 1
    {
        let all = left.saturating_add(right).saturating_add(a.len());
        ops::check_memory(vm, all as u128)?;
        return Ok(StrObj::padded_ascii(a, fill as u8, left, right).into());
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

/// How many characters a string lacks to the width, and the fill character.
fn lack_and_fill(vm: &mut Vm, s: &StrObj, width: i64, fill: Option<&Value>) -> Res<(usize, u32)> {
    let fill = match fill {
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
    Ok(((width.max(0) as usize).saturating_sub(s.len()), fill))
}

// ---- Translation ------------------------------------------------------------------------------------

/// What a character becomes. The numbers are code points.
enum Translated {
    Char(u32),
    Text(Ref<StrObj>),
    Nothing,
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
        return Ok(match s.len() {
            1 => Translated::Char(s.at(0)),
            _ => Translated::Text(Ref::from_ref(s)),
        });
    }
    match v.as_i64() {
        Some(i) if (0..0x110000).contains(&i) => Ok(Translated::Char(i as u32)),
        None if v.get::<BigIntObj>().is_none() => {
            Err(vm.type_error("character mapping must return integer, None or str"))
        }
        _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
}

/// Methods of `str`, but for the special ones and those about case.
#[native_module("str")]
mod methods {
    use super::*;

    /// Return the index of the first place where sub lies in s[start:end], or -1.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn find(
        vm: &mut Vm,
        s: &StrObj,
        sub: &StrObj,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        let (start, end) = limits(vm, s, start, end)?;
        Ok(position(s.find(sub, start, end)))
    }

    /// Return the index of the last place where sub lies in s[start:end], or -1.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn rfind(
        vm: &mut Vm,
        s: &StrObj,
        sub: &StrObj,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        let (start, end) = limits(vm, s, start, end)?;
        Ok(position(s.rfind(sub, start, end)))
    }

    /// Return the index of the first place where sub lies in s[start:end], which must be there.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn index(
        vm: &mut Vm,
        s: &StrObj,
        sub: &StrObj,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<usize> {
        let (start, end) = limits(vm, s, start, end)?;
        found(vm, s.find(sub, start, end))
    }

    /// Return the index of the last place where sub lies in s[start:end], which must be there.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn rindex(
        vm: &mut Vm,
        s: &StrObj,
        sub: &StrObj,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<usize> {
        let (start, end) = limits(vm, s, start, end)?;
        found(vm, s.rfind(sub, start, end))
    }

    /// Return how often sub lies in s[start:end] without overlapping itself.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn count(
        vm: &mut Vm,
        s: &StrObj,
        sub: &StrObj,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<usize> {
        let (start, end) = limits(vm, s, start, end)?;
        if sub.is_empty() {
            return Ok(if start > end { 0 } else { end - start + 1 });
        }
        Ok(s.count(sub, start, end))
    }

    /// Return whether s[start:end] begins with the prefix, or with one in the tuple.
    #[method(effects = "pure", signature = "($self, prefix[, start[, end]], /)")]
    fn startswith(
        vm: &mut Vm,
        s: &StrObj,
        prefix: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<bool> {
        let limits = limits(vm, s, start, end)?;
        starts_or_ends(vm, s, prefix, limits, "startswith", |s, t, start, _| s.has_at(t, start))
    }

    /// Return whether s[start:end] ends with the suffix, or with one in the tuple.
    #[method(effects = "pure", signature = "($self, suffix[, start[, end]], /)")]
    fn endswith(
        vm: &mut Vm,
        s: &StrObj,
        suffix: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<bool> {
        let limits = limits(vm, s, start, end)?;
        starts_or_ends(vm, s, suffix, limits, "endswith", |s, t, _, end| s.has_at(t, end - t.len()))
    }

    /// Return a copy with old replaced by new, everywhere or as often as count says.
    #[method(effects = "pure")]
    fn replace(
        s: &StrObj,
        old: &StrObj,
        new: &StrObj,
        #[either]
        #[default(-1)]
        count: i64,
    ) -> Ref<StrObj> {
        s.replace(old, new, limit(count))
    }

    /// Return the words between separators, by default white space, from the left; the last one is what is left after maxsplit.
    #[method(effects = "writes")]
    fn split(
        vm: &mut Vm,
        s: &StrObj,
        #[either]
        #[default(None)]
        sep: Option<&Value>,
        #[either]
        #[default(-1)]
        maxsplit: i64,
    ) -> Res<Value> {
        let max = limit(maxsplit);
        Ok(match separator_or_none(vm, sep)? {
            Some(sep) => list_of(s, |part| s.split(sep, max, part)),
            None => list_of(s, |part| s.split_space(max, part)),
        })
    }

    /// Return the words between separators, by default white space, from the right; the first one is what is left after maxsplit.
    #[method(effects = "writes")]
    fn rsplit(
        vm: &mut Vm,
        s: &StrObj,
        #[either]
        #[default(None)]
        sep: Option<&Value>,
        #[either]
        #[default(-1)]
        maxsplit: i64,
    ) -> Res<Value> {
        let max = limit(maxsplit);
        let parts = match separator_or_none(vm, sep)? {
            Some(sep) => s.rsplit(sep, max),
            None => s.rsplit_space(max),
        };
        Ok(list_of(s, |part| parts.into_iter().for_each(part)))
    }

    /// Return the lines, with their ends if keepends is true.
    #[method(effects = "writes")]
    fn splitlines(
        s: &StrObj,
        #[either]
        #[default(false)]
        keepends: bool,
    ) -> Value {
        list_of(s, |part| s.lines(keepends, part))
    }

    /// Return what comes before the first separator, the separator, and what comes behind it.
    #[method(effects = "pure")]
    fn partition(vm: &mut Vm, this: &Value, sep: &Value) -> Res<Value> {
        let Some(s) = this.as_str() else {
            return Err(crate::native::wrong_receiver(vm, this, "str", "partition"));
        };
        let t = separator(vm, sep)?;
        let empty = || builtin().empty_str.value();
        Ok(match s.find(t, 0, s.len()) {
            Some(i) => three(s.substring(0, i).into(), sep.clone(), s.substring(i + t.len(), s.len()).into()),
            None => three(this.clone(), empty(), empty()),
        })
    }

    /// Return what comes before the last separator, the separator, and what comes behind it.
    #[method(effects = "pure")]
    fn rpartition(vm: &mut Vm, this: &Value, sep: &Value) -> Res<Value> {
        let Some(s) = this.as_str() else {
            return Err(crate::native::wrong_receiver(vm, this, "str", "rpartition"));
        };
        let t = separator(vm, sep)?;
        let empty = || builtin().empty_str.value();
        Ok(match s.rfind(t, 0, s.len()) {
            Some(i) => three(s.substring(0, i).into(), sep.clone(), s.substring(i + t.len(), s.len()).into()),
            None => three(empty(), empty(), this.clone()),
        })
    }

    /// Return the strings of an iterable in one, with this string between them.
    #[method(effects = "reads", intrinsic = Join)]
    fn join(vm: &mut Vm, s: &StrObj, iterable: &Value) -> Res<Value> {
        if let Some(l) = iterable.get_exact::<ListObj>()
            && let Some(items) = l.as_values()
        {
            return join_items(vm, s, items);
        }
        if let Some(t) = iterable.get_exact::<TupleObj>() {
            return join_items(vm, s, t.items());
        }
        if !ops::is_iterable(iterable) {
            return Err(vm.type_error("can only join an iterable"));
        }
        if let Some(code) = consumed_in_python(vm, Consumer::Join, iterable) {
            return consume(vm, Consumer::Join, &code, &[Ref::from_ref(s).into(), iterable.clone()]);
        }
        let l = ops::list_of(vm, iterable)?;
        match l.as_values() {
            Some(items) => join_items(vm, s, items),
            None => join_items(vm, s, &l.to_vec()),
        }
    }

    /// Return a copy without the characters, by default white space, at both ends.
    #[method(effects = "pure")]
    fn strip(vm: &mut Vm, s: &StrObj, #[default(None)] chars: Option<&Value>) -> Res<Value> {
        strip_at(vm, s, chars, "strip", true, true)
    }

    /// Return a copy without the characters, by default white space, at the start.
    #[method(effects = "pure")]
    fn lstrip(vm: &mut Vm, s: &StrObj, #[default(None)] chars: Option<&Value>) -> Res<Value> {
        strip_at(vm, s, chars, "lstrip", true, false)
    }

    /// Return a copy without the characters, by default white space, at the end.
    #[method(effects = "pure")]
    fn rstrip(vm: &mut Vm, s: &StrObj, #[default(None)] chars: Option<&Value>) -> Res<Value> {
        strip_at(vm, s, chars, "rstrip", false, true)
    }

    /// Return a copy without the prefix, if there is one.
    #[method(effects = "pure")]
    fn removeprefix(s: &StrObj, prefix: &StrObj) -> Ref<StrObj> {
        let start = if s.has_at(prefix, 0) { prefix.len() } else { 0 };
        s.substring(start, s.len())
    }

    /// Return a copy without the suffix, if there is one.
    #[method(effects = "pure")]
    fn removesuffix(s: &StrObj, suffix: &StrObj) -> Ref<StrObj> {
        let end = s.len().checked_sub(suffix.len()).filter(|&e| s.has_at(suffix, e));
        s.substring(0, end.unwrap_or(s.len()))
    }

    /// Return the string in the middle of that width.
    #[method(effects = "pure")]
    fn center(
        vm: &mut Vm,
        s: &StrObj,
        width: i64,
        #[optional("' '")] fillchar: Option<&Value>,
    ) -> Res<Value> {
        let (lack, fill) = lack_and_fill(vm, s, width, fillchar)?;
        // An odd number of fill characters leaves the greater part on the left if the width is odd, too.
        let left = lack / 2 + (lack & width as usize & 1);
        pad(vm, s, fill, left, lack - left)
    }

    /// Return the string at the left of that width.
    #[method(effects = "pure")]
    fn ljust(vm: &mut Vm, s: &StrObj, width: i64, #[optional("' '")] fillchar: Option<&Value>) -> Res<Value> {
        let (lack, fill) = lack_and_fill(vm, s, width, fillchar)?;
        pad(vm, s, fill, 0, lack)
    }

    /// Return the string at the right of that width.
    #[method(effects = "pure")]
    fn rjust(vm: &mut Vm, s: &StrObj, width: i64, #[optional("' '")] fillchar: Option<&Value>) -> Res<Value> {
        let (lack, fill) = lack_and_fill(vm, s, width, fillchar)?;
        pad(vm, s, fill, lack, 0)
    }

    /// Return the string with zeros between its sign and the rest, up to that width.
    #[method(effects = "pure")]
    fn zfill(vm: &mut Vm, s: &StrObj, width: i64) -> Res<Value> {
        let lack = (width.max(0) as usize).saturating_sub(s.len());
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

    /// Return a copy with tabs as spaces up to the next multiple of tabsize.
    #[method(effects = "pure")]
    fn expandtabs(
        vm: &mut Vm,
        s: &StrObj,
        #[either]
        #[default(8)]
        tabsize: i32,
    ) -> Res<Value> {
        let size = tabsize.max(0) as usize;
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

    /// Return a table for translate: from a dict, or from two strings of equal length and one of what is to go.
    #[static_method(effects = "writes")]
    fn maketrans(
        vm: &mut Vm,
        x: &Value,
        #[optional] y: Option<&StrObj>,
        #[optional] z: Option<&StrObj>,
    ) -> Res<Ref<DictObj>> {
        let table = DictObj::empty();
        let Some(y) = y else {
            let Some(d) = x.get_exact::<DictObj>() else {
                return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
            };
            let entries: Vec<(Value, Value)> =
                d.data.with(|d| d.iter().map(|e| (e.key.clone(), e.value().clone())).collect());
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
            return Ok(table);
        };
        let Some(x) = x.as_str() else {
            return Err(
                vm.type_error("first maketrans argument must be a string if there is a second argument")
            );
        };
        if x.len() != y.len() {
            return Err(vm.value_error("the first two maketrans arguments must have equal length"));
        }
        for (a, b) in x.code_points().zip(y.code_points()) {
            ops::dict_set(vm, &table, Value::Int(a as i64), Value::Int(b as i64))?;
        }
        if let Some(z) = z {
            for c in z.code_points() {
                ops::dict_set(vm, &table, Value::Int(c as i64), Value::None)?;
            }
        }
        Ok(table)
    }

    /// Return a copy with each character replaced by what the table has for its code point.
    #[method]
    fn translate(vm: &mut Vm, s: &StrObj, table: &Value) -> Res<Value> {
        let s = Ref::from_ref(s);
        let table = table.clone();
        // A dict answers the same every time: ASCII characters that become such ones are kept, as numbers from 1 on.
        let is_dict = table.get_exact::<DictObj>().is_some();
        let mut known = [0u8; 128];
        let mut out = TextBuf::with_capacity(s.len());
        for c in s.code_points() {
            if let Some(k @ 1..) = known.get(c as usize).copied() {
                out.push_code(u32::from(k - 1));
                continue;
            }
            match translate_char(vm, &table, c)? {
                Translated::Char(t) => {
                    if is_dict && c.max(t) < 128 {
                        known[c as usize] = t as u8 + 1;
                    }
                    out.push_code(t);
                }
                Translated::Text(t) => out.push(&t),
                Translated::Nothing => {}
            }
        }
        Ok(out.finish().into())
    }

    /// Return the text as bytes.
    #[method]
    fn encode(
        vm: &mut Vm,
        s: &StrObj,
        #[either]
        #[optional("'utf-8'")]
        encoding: Option<&StrObj>,
        #[either]
        #[optional("'strict'")]
        errors: Option<&StrObj>,
    ) -> Res<Value> {
        codec::encode(vm, s, encoding, errors)
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
    ops::contains(vm, &s, &args.all[1]).map(Value::bool)
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
        Some(t) => ops::concat(vm, s, t),
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
    Ok(args.all[1].as_str().map_or_else(not_implemented, |t| Value::bool(holds(s, t))))
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
    // A string of its own, so that a pickle does not take it for the one that it is part of.
    let copy = StrObj::from_wide(&s.code_points().collect::<Vec<u32>>());
    Ok(TupleObj::new(vec![copy.into()]).into())
}
