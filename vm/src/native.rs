//! Calls of native functions: arguments to parameters, conversions, and CPython's words for what is wrong with them.
//!
//! Declarations (`sidewinder_macros`) make a thunk for each function. One whose parameters are given by position only takes
//! its arguments where they lie; [`call`] has checked their number. One with parameters that can be named lets [`bind`] put
//! the arguments in order, by a table of names. The words differ as they do in CPython, where they come from the calling
//! convention: no argument, one, some (`PyArg_CheckPositional`), keywords (`_PyArg_UnpackKeywords`).

use crate::memory;
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

// ---- calls ------------------------------------------------------------------------------------------

/// Calls a native function after checking the number of arguments against its table row.
#[inline(always)]
pub fn call(vm: &mut Vm, n: &NativeObj, args: Args<'_>) -> Res<Value> {
    vm.worked(20);
    let d = n.def;
    let wrong = match args.kwnames {
        None => !d.takes(args.all.len()),
        Some(k) => !d.takes(args.pos().len()) || (!d.keywords && !k.is_empty()),
    };
    // Only parts of `args` are handed on, so that it needs no memory; see `NativeFn`.
    if wrong {
        return Err(bad_call(vm, n, args.all, args.kwnames));
    }
    if n.is_checked
        && let Err(e) = check_first(vm, n, args.all)
    {
        return Err(e);
    }
    let r = d.call(vm, args);
    memory::settled(vm, r)
}

/// Checks the first argument of a call of a special method, which must be an instance of the method's class, or a subclass of it
/// for `__new__`.
#[inline(never)]
fn check_first(vm: &mut Vm, n: &NativeObj, args: &[Value]) -> Res<()> {
    match (&n.class, args.first()) {
        (Some(c), Some(first)) if n.def.kind == NativeKind::Method && first.ty().is_subclass(c) => Ok(()),
        _ => check_first_slow(vm, n, args),
    }
}

#[inline(never)]
fn check_first_slow(vm: &mut Vm, n: &NativeObj, args: &[Value]) -> Res<()> {
    match (n.def.kind, &n.class, args.first()) {
        (NativeKind::Method, Some(_), Some(first)) => {
            Err(wrong_receiver(vm, first, n.owner.unwrap_or_default(), n.def.name))
        }
        (_, Some(c), _) if n.def.name == "__new__" => {
            crate::builtins::class_argument(vm, Args::new(args), c).map(drop)
        }
        (NativeKind::Getter, ..) => {
            Err(vm.type_error(format!("'{}' object is not callable", builtin().getset_descriptor.name())))
        }
        _ => Ok(()),
    }
}

/// A native function in messages: with its module or class, but for a built-in function.
pub fn name(n: &NativeObj) -> String {
    match n.owner {
        // Of a class without its module.
        Some(o) if n.def.kind != NativeKind::Function => {
            format!("{}.{}()", o.rsplit('.').next().unwrap_or(o), n.def.name)
        }
        Some(o) => format!("{o}.{}()", n.def.name),
        None => format!("{}()", n.def.name),
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

#[cold]
#[inline(never)]
fn bad_call(vm: &mut Vm, n: &NativeObj, all: &[Value], kwnames: Option<&TupleObj>) -> Raised {
    let args = Args { all, kwnames };
    let d = n.def;
    if (d.kind == NativeKind::Getter || d.name == "__new__")
        && let Err(e) = check_first_slow(vm, n, all)
    {
        return e;
    }
    let bound = matches!(d.kind, NativeKind::Method | NativeKind::ClassMethod) as usize;
    // Class methods are named by the class for which they are called.
    let name = |n: &NativeObj| match args.get(0).and_then(|v| v.get_exact::<TypeObj>()) {
        Some(class) if d.kind == NativeKind::ClassMethod => {
            let q = class.qualname.get();
            let q = q.as_str().map_or_else(|| class.name(), |q| q.to_str_lossy().into_owned());
            format!("{q}.{}()", d.name)
        }
        _ => name(n),
    };
    if d.kind == NativeKind::Method {
        let owner = n.owner.unwrap_or("object");
        let Some(receiver) = args.get(0) else {
            return vm.type_error(match n.is_slot {
                true => format!("descriptor '{}' of '{owner}' object needs an argument", d.name),
                false => format!("unbound method {owner}.{}() needs an argument", d.name),
            });
        };
        if n.class.as_ref().is_some_and(|c| !receiver.ty().is_subclass(c)) {
            return wrong_receiver(vm, receiver, owner, d.name);
        }
    }
    if !d.keywords && args.has_keywords() {
        let f = match d.words {
            _ if n.is_slot => format!("wrapper {}()", d.name),
            Words::Plain => name(n),
            _ => format!("{}()", d.name),
        };
        return vm.type_error(format!("{f} takes no keyword arguments"));
    }
    if d.name == "__new__" && args.is_empty() {
        return vm.type_error(format!("{}.__new__(): not enough arguments", n.owner.unwrap_or_default()));
    }
    let (min, max) = ((d.min as usize).saturating_sub(bound), (d.max as usize).saturating_sub(bound));
    let got = args.pos().len().saturating_sub(bound);
    let (few, limit) = if got < min { ("least", min) } else { ("most", max) };
    let (f, s) = (d.name, plural(limit));
    let exact = d.max != ANY && min == max;
    if n.is_slot && (min, max) == (1, 2) && d.name != "__get__" {
        return vm.type_error(format!("expected 1 or 2 arguments, got {got}"));
    }
    if exact && n.is_slot && limit < 2 {
        // These two say who they are.
        let who =
            if matches!(f, "__buffer__" | "__release_buffer__") { format!("{f} ") } else { String::new() };
        return vm.type_error(format!("{who}expected {limit} argument{s}, got {got}"));
    }
    vm.type_error(match (exact, d.words == Words::Parsed) {
        (true, true) => format!("{f}() takes exactly {limit} argument{s} ({got} given)"),
        (false, true) => format!("{f}() takes at {few} {limit} argument{s} ({got} given)"),
        (true, false) => match min {
            0 => format!("{} takes no arguments ({got} given)", name(n)),
            1 => format!("{} takes exactly one argument ({got} given)", name(n)),
            _ => format!("{f} expected {min} arguments, got {got}"),
        },
        (false, false) => format!("{f} expected at {few} {limit} argument{s}, got {got}"),
    })
}

// ---- keyword arguments ------------------------------------------------------------------------------

/// The parameters of a native function some of which can be named. The receiver is not among them.
pub struct Params {
    pub function: &'static str,
    /// The names, of those that have one: they come behind those that are given by position only.
    pub names: &'static [&'static str],
    pub positional_only: u8,
    /// How many can be given by position.
    pub positional: u8,
    /// How many of these must be given.
    pub required: u8,
    /// How many keyword-only ones must be given; they are the first of them.
    pub required_keywords: u8,
    /// Further positional arguments are taken as they are.
    pub rest: bool,
}

/// The arguments in the order of the parameters; `None` for those that are not given and need not be.
#[inline(always)]
pub fn bind<'a, const N: usize>(vm: &mut Vm, p: &Params, args: Args<'a>) -> Res<[Option<&'a Value>; N]> {
    let n = args.all.len();
    if args.kwnames.is_none()
        && n >= p.required as usize
        && (n <= p.positional as usize || p.rest)
        && p.required_keywords == 0
    {
        let positional = p.positional as usize;
        return Ok(std::array::from_fn(|i| if i < positional { args.all.get(i) } else { None }));
    }
    let mut slots = [None; N];
    bind_by_name(vm, p, args, &mut slots)?;
    Ok(slots)
}

#[inline(never)]
fn bind_by_name<'a>(vm: &mut Vm, p: &Params, args: Args<'a>, slots: &mut [Option<&'a Value>]) -> Res<()> {
    let names = args.kwnames.map_or(&[][..], |k| k.items());
    let (given, values) = args.all.split_at(args.all.len() - names.len());
    let (positional, positional_only) = (p.positional as usize, p.positional_only as usize);
    let by_position = given.len().min(positional);
    for i in 0..by_position {
        slots[i] = Some(&given[i]);
    }
    let mut right = given.len() == by_position || p.rest;
    for i in 0..names.len() {
        let name = names[i].as_str().and_then(StrObj::as_ascii).unwrap_or_default();
        match p.names.iter().position(|n| *n == name).map(|i| i + positional_only) {
            Some(at) if at >= by_position => slots[at] = Some(&values[i]),
            _ => right = false,
        }
    }
    let required = slots.get(by_position..p.required as usize).unwrap_or_default();
    let required_keywords = &slots[positional..positional + p.required_keywords as usize];
    right &= required.iter().chain(required_keywords).all(Option::is_some);
    if right { Ok(()) } else { Err(wrong_arguments(vm, p, args, slots)) }
}

/// What is wrong with arguments that could not be bound: the first of CPython's complaints.
#[cold]
fn wrong_arguments(vm: &mut Vm, p: &Params, args: Args<'_>, slots: &[Option<&Value>]) -> Raised {
    let (f, given, named) = (p.function, args.pos().len(), args.all.len() - args.pos().len());
    let (positional, positional_only) = (p.positional as usize, p.positional_only as usize);
    let required = p.required as usize;
    if !p.rest && given + named > slots.len() {
        let (n, kind) = (slots.len(), if given == 0 { "keyword " } else { "" });
        let s = plural(n);
        let msg = format!("{f}() takes at most {n} {kind}argument{s} ({} given)", given + named);
        return vm.type_error(msg);
    }
    if !p.rest && given > positional {
        if positional == 0 {
            return vm.type_error(format!("{f}() takes no positional arguments"));
        }
        let most = if required < positional { "at most" } else { "exactly" };
        let s = plural(positional);
        let msg = format!("{f}() takes {most} {positional} positional argument{s} ({given} given)");
        return vm.type_error(msg);
    }
    let least = required.min(positional_only);
    if given < least {
        let at_least = if least < positional { "at least" } else { "exactly" };
        let s = plural(least);
        let msg = format!("{f}() takes {at_least} {least} positional argument{s} ({given} given)");
        return vm.type_error(msg);
    }
    let by_position = given.min(positional);
    let required_keywords = positional..positional + p.required_keywords as usize;
    if let Some(i) = (by_position..required).chain(required_keywords).find(|&i| slots[i].is_none()) {
        let name = p.names[i - positional_only];
        return vm.type_error(format!("{f}() missing required argument '{name}' (pos {})", i + 1));
    }
    for i in positional_only..by_position {
        let name = p.names[i - positional_only];
        if args.keyword(name).is_some() {
            let msg = format!("argument for {f}() given by name ('{name}') and position ({})", i + 1);
            return vm.type_error(msg);
        }
    }
    let unknown = args.keywords().find(|(k, _)| k.as_ascii().is_none_or(|k| !p.names.contains(&k)));
    let unknown = unknown.map_or_else(String::new, |(k, _)| k.to_str_lossy().into_owned());
    let names: Vec<String> = p.names.iter().map(|n| n.to_string()).collect();
    let hint = crate::traceback::keyword_suggestion(&names, &unknown);
    vm.type_error(format!("{f}() got an unexpected keyword argument '{unknown}'{hint}"))
}

/// All keyword arguments of a call.
#[derive(Clone, Copy)]
pub struct Keywords<'a>(Args<'a>);

impl<'a> Keywords<'a> {
    pub fn new(args: Args<'a>) -> Keywords<'a> {
        Keywords(args)
    }
    pub fn iter(self) -> impl Iterator<Item = (&'a StrObj, &'a Value)> {
        self.0.keywords()
    }
}

// ---- conversions ------------------------------------------------------------------------------------

/// Which argument of which function is converted, for messages.
pub struct Place {
    pub function: &'static str,
    /// The first argument is 1; 0 if it is the only one.
    pub number: u8,
    /// Empty if the parameter has no name for callers.
    pub name: &'static str,
}

impl Place {
    /// The error for a value of the wrong class.
    #[cold]
    pub fn wrong_type(&self, vm: &mut Vm, expected: &str, v: &Value) -> Raised {
        let f = self.function;
        let got = if v.is_none() { "None".to_string() } else { v.ty().name() };
        vm.type_error(match (self.name, self.number) {
            ("", 0) => format!("{f}() argument must be {expected}, not {got}"),
            ("", n) => format!("{f}() argument {n} must be {expected}, not {got}"),
            (name, _) => format!("{f}() argument '{name}' must be {expected}, not {got}"),
        })
    }
}

/// A Rust type that a parameter can have.
pub trait FromArg<'a>: Sized {
    fn from_arg(vm: &mut Vm, v: &'a Value, at: &Place) -> Res<Self>;
}

impl<'a> FromArg<'a> for &'a Value {
    #[inline(always)]
    fn from_arg(_vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        Ok(v)
    }
}

impl<'a> FromArg<'a> for Value {
    #[inline(always)]
    fn from_arg(_vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        Ok(v.clone())
    }
}

/// `None` if the argument is Python's None.
impl<'a, T: FromArg<'a>> FromArg<'a> for Option<T> {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, v: &'a Value, at: &Place) -> Res<Self> {
        if v.is_none() { Ok(None) } else { T::from_arg(vm, v, at).map(Some) }
    }
}

/// A struct of the heap that can be asked for as an argument.
pub trait Expected: HeapType {
    /// What messages call it.
    const WORDS: &'static str;
}
impl Expected for StrObj {
    const WORDS: &'static str = "str";
}
impl Expected for BytesObj {
    const WORDS: &'static str = "bytes";
}

impl<'a, T: Expected> FromArg<'a> for &'a T {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, v: &'a Value, at: &Place) -> Res<Self> {
        v.get::<T>().ok_or_else(|| at.wrong_type(vm, T::WORDS, v))
    }
}

/// The truth of any value.
impl<'a> FromArg<'a> for bool {
    #[inline]
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        ops::truth(vm, v)
    }
}

/// An int of the size of an index.
impl<'a> FromArg<'a> for i64 {
    #[inline]
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        match v {
            Value::Int(i) => Ok(*i),
            v => match integer(vm, v)? {
                Value::Int(i) => Ok(i),
                _ => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
            },
        }
    }
}

/// A C int.
impl<'a> FromArg<'a> for i32 {
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        let i = integer(vm, v)?;
        let i = i.as_i64().and_then(|i| i32::try_from(i).ok());
        i.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))
    }
}

impl<'a> FromArg<'a> for f64 {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        real(vm, v)
    }
}

/// A float from a number or an object with `__float__` or `__index__`.
#[inline]
pub fn real(vm: &mut Vm, v: &Value) -> Res<f64> {
    match v {
        Value::Float(f) => Ok(f.get()),
        Value::Int(i) => Ok(*i as f64),
        _ => real_slow(vm, v),
    }
}

#[cold]
fn real_slow(vm: &mut Vm, v: &Value) -> Res<f64> {
    match crate::builtins::real_number(vm, v)? {
        Some(x) => Ok(x),
        None => Err(vm.type_error(format!("must be real number, not {}", v.ty().name()))),
    }
}

/// An int of any size, from an int or an object with `__index__`.
pub fn integer(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Some(i) = v.as_i64() {
        return Ok(Value::Int(i));
    }
    match crate::builtins::int_by_index(vm, v)? {
        Some(i) => Ok(i),
        None => Err(crate::builtins::no_integer(vm, v)),
    }
}

// ---- receivers --------------------------------------------------------------------------------------

/// A Rust type that the receiver of a method can have.
pub trait FromReceiver<'a>: Sized {
    fn receiver(vm: &mut Vm, v: &'a Value, class: &str, method: &str) -> Res<Self>;
}

impl<'a, T: HeapType> FromReceiver<'a> for &'a T {
    #[inline(always)]
    fn receiver(vm: &mut Vm, v: &'a Value, class: &str, method: &str) -> Res<Self> {
        v.get::<T>().ok_or_else(|| wrong_receiver(vm, v, class, method))
    }
}

/// Any value: the method looks at it itself, or it is the class of a class method.
impl<'a> FromReceiver<'a> for &'a Value {
    #[inline(always)]
    fn receiver(_vm: &mut Vm, v: &'a Value, _class: &str, _method: &str) -> Res<Self> {
        Ok(v)
    }
}

/// The error for a method of a built-in class called on an object of another class.
#[cold]
pub fn wrong_receiver(vm: &mut Vm, v: &Value, class: &str, method: &str) -> Raised {
    let t = v.ty().name();
    vm.type_error(match is_slot_method(class, method) {
        true => format!("descriptor '{method}' requires a '{class}' object but received a '{t}'"),
        false => format!("descriptor '{method}' for '{class}' objects doesn't apply to a '{t}' object"),
    })
}

// ---- results ----------------------------------------------------------------------------------------

/// A Rust type that a native function can return, with or without a [`Res`] around it.
pub trait IntoValue {
    fn into_value(self) -> Value;
}
impl IntoValue for Value {
    #[inline(always)]
    fn into_value(self) -> Value {
        self
    }
}
impl IntoValue for () {
    #[inline(always)]
    fn into_value(self) -> Value {
        Value::None
    }
}
impl IntoValue for bool {
    #[inline(always)]
    fn into_value(self) -> Value {
        Value::bool(self)
    }
}
impl IntoValue for i64 {
    #[inline(always)]
    fn into_value(self) -> Value {
        Value::Int(self)
    }
}
impl IntoValue for f64 {
    #[inline(always)]
    fn into_value(self) -> Value {
        Value::float(self)
    }
}
/// A length.
impl IntoValue for usize {
    #[inline(always)]
    fn into_value(self) -> Value {
        Value::Int(self as i64)
    }
}
impl<T: HeapType> IntoValue for Ref<T> {
    #[inline(always)]
    fn into_value(self) -> Value {
        self.into()
    }
}

pub trait Outcome {
    fn outcome(self) -> Res<Value>;
}
impl<T: IntoValue> Outcome for T {
    #[inline(always)]
    fn outcome(self) -> Res<Value> {
        Ok(self.into_value())
    }
}
impl<T: IntoValue> Outcome for Res<T> {
    #[inline(always)]
    fn outcome(self) -> Res<Value> {
        self.map(T::into_value)
    }
}
