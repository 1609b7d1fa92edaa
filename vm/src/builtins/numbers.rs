//! `int` and `bool`, and what the numeric classes share: protocols (`__index__`, `__int__`), tables of
//! operator methods, `divmod`, three-argument `pow`, `round`.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, UBig};
use sidewinder_frontend::bytecode::Op;

use sidewinder_macros::native_module;

use crate::native::{FromReceiver, wrong_receiver};
use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::text;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::add_methods;
use super::conversions::{call_for_int, int_by_index, no_integer};
use super::repr::text_result;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.int, INT_OPERATORS);
    add_methods(&b.int, INT_METHODS);
    add_methods(&b.int, methods::NATIVES);
    add_methods(&b.bool_, BOOL_METHODS);
    add_methods(&b.bool_, BOOL_OPERATORS);
    add_methods(&b.bool_, BOOL_INVERT);
}

// ---- protocols ------------------------------------------------------------------------------------------

/// The number behind a value: itself, or the built-in part of an instance of a numeric class.
pub(super) fn plain_number(v: &Value) -> Option<Value> {
    match v {
        Value::Int(_) | Value::Float(_) | Value::Bool(_) => Some(v.clone()),
        Value::Object(o) => match o.layout() {
            Layout::BigInt | Layout::Complex => Some(v.clone()),
            Layout::Instance => o.get::<InstanceObj>().and_then(|i| i.payload()).and_then(plain_number),
            _ => None,
        },
        _ => None,
    }
}

/// The int behind a value (bools become ints).
pub(super) fn plain_int(v: &Value) -> Option<Value> {
    match plain_number(v)? {
        Value::Bool(b) => Some(Value::Int(b.get() as i64)),
        Value::Float(_) => None,
        v if v.get_exact::<ComplexObj>().is_some() => None,
        v => Some(v),
    }
}

/// The method of that name defined by a user class.
fn instance_method(v: &Value, name: &Ref<StrObj>) -> Option<Value> {
    match v {
        Value::Object(o) if crate::ops::has_user_class(v) => o.ty().user_method(name),
        _ => None,
    }
}

/// An int from an int or by `__index__`.
pub fn index_value(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Value::Int(_) = v {
        return Ok(v.clone());
    }
    match int_by_index(vm, v)? {
        Some(i) => Ok(i),
        None => Err(no_integer(vm, v)),
    }
}

/// A one-argument special method: of a user class, else what the built-in number does.
pub(super) fn call_unary(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Option<Value>> {
    if let Some(f) = instance_method(v, name) {
        return crate::ops::call_special(vm, &f, v, &[]).map(Some);
    }
    let Some(p) = plain_number(v) else {
        return match v.ty().lookup(name) {
            Some(f) => crate::ops::call_special(vm, &f, v, &[]).map(Some),
            None => Ok(None),
        };
    };
    match p.ty().lookup(name) {
        Some(f) => vm.call(&f, &[p]).map(Some),
        None => Ok(None),
    }
}

/// What `__new__` of a built-in class returns: the value, or an instance of a user class around it.
pub(super) fn construct(vm: &mut Vm, class: &Value, base: &Ref<TypeObj>, v: Value) -> Res<Value> {
    let name = base.name();
    let Some(t) = class.get_exact::<TypeObj>() else {
        let msg = format!("{name}.__new__(X): X is not a type object ({})", class.ty().name());
        return Err(vm.type_error(msg));
    };
    if std::ptr::eq(t, &**base) {
        return Ok(v);
    }
    if !t.is_subclass(base) {
        let sub = t.name();
        return Err(vm.type_error(format!("{name}.__new__({sub}): {sub} is not a subtype of {name}")));
    }
    if !t.is_heap() {
        let sub = t.name();
        return Err(vm.type_error(format!("{name}.__new__({sub}) is not safe, use {sub}.__new__()")));
    }
    let i = InstanceObj::new(t);
    i.set_payload(v);
    Ok(i.into())
}

pub(super) fn not_implemented() -> Value {
    builtin().not_implemented.value()
}

/// TypeError for a method called on an object of another class.
pub(super) fn wrong_self(vm: &mut Vm, name: &str, class: &str, v: &Value) -> Raised {
    wrong_receiver(vm, v, class, name)
}

// ---- operator methods -----------------------------------------------------------------------------------

/// Which operands a class's operator methods take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Operands {
    Int,
    Float,
    Complex,
}

impl Operands {
    fn class(self) -> &'static str {
        ["int", "float", "complex"][self as usize]
    }
    fn own(self, v: &Value) -> Option<Value> {
        let p = plain_number(v)?;
        let ok = match self {
            Operands::Int => plain_int(&p).is_some(),
            Operands::Float => matches!(p, Value::Float(_)),
            Operands::Complex => p.get_exact::<ComplexObj>().is_some(),
        };
        ok.then_some(p)
    }
    fn other(self, v: &Value) -> Option<Value> {
        let p = plain_number(v)?;
        let ok = match self {
            Operands::Int => plain_int(&p).is_some(),
            Operands::Float => p.get_exact::<ComplexObj>().is_none(),
            Operands::Complex => true,
        };
        ok.then_some(p)
    }
}

/// `a.__add__(b)` and the like of a built-in number; `reflected` computes `b + a`.
pub(super) fn binary_method(
    vm: &mut Vm,
    args: Args<'_>,
    of: Operands,
    op: BinOp,
    reflected: bool,
    name: &str,
) -> Res<Value> {
    let Some(a) = of.own(&args.all[0]) else {
        return Err(wrong_self(vm, name, of.class(), &args.all[0]));
    };
    let Some(b) = of.other(&args.all[1]) else { return Ok(not_implemented()) };
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    if let Some(m) = args.get(2).filter(|m| !m.is_none()) {
        return pow_mod(vm, &a, &b, m);
    }
    ops::builtin_binary(vm, op, &a, &b, false)
}

pub(super) fn compare_method(vm: &mut Vm, args: Args<'_>, of: Operands, op: CmpOp, name: &str) -> Res<Value> {
    let Some(a) = of.own(&args.all[0]) else {
        return Err(wrong_self(vm, name, of.class(), &args.all[0]));
    };
    let Some(b) = of.other(&args.all[1]) else { return Ok(not_implemented()) };
    if of == Operands::Complex && !matches!(op, CmpOp::Eq | CmpOp::Ne) {
        return Ok(not_implemented());
    }
    Ok(ops::builtin_compare(vm, op, &a, &b)?.map_or_else(not_implemented, Value::bool))
}

pub(super) fn unary_method(vm: &mut Vm, args: Args<'_>, of: Operands, op: Op, name: &str) -> Res<Value> {
    match of.own(&args.all[0]) {
        Some(a) => ops::unary(vm, op, &a),
        None => Err(wrong_self(vm, name, of.class(), &args.all[0])),
    }
}

/// A table of operator methods of a built-in numeric class.
macro_rules! operator_table {
    ($table:ident $of:ident
     binary { $($name:literal $reflected:literal $op:ident $max:literal;)* }
     compare { $($cname:literal $cmp:ident;)* }
     unary { $($uname:literal $uop:ident;)* }) => {
        pub(super) static $table: &[NativeDef] = &[
            $(NativeDef::new($name, |vm, args| {
                binary_method(vm, args, Operands::$of, BinOp::$op, false, $name)
            }, 2, $max).method().effects(Effects::Pure),
            NativeDef::new($reflected, |vm, args| {
                binary_method(vm, args, Operands::$of, BinOp::$op, true, $reflected)
            }, 2, $max).method().effects(Effects::Pure),)*
            $(NativeDef::new($cname, |vm, args| {
                compare_method(vm, args, Operands::$of, CmpOp::$cmp, $cname)
            }, 2, 2).method().effects(Effects::Pure),)*
            $(NativeDef::new($uname, |vm, args| {
                unary_method(vm, args, Operands::$of, Op::$uop, $uname)
            }, 1, 1).method().effects(Effects::Pure),)*
        ];
    };
}
pub(super) use operator_table;

operator_table! { INT_OPERATORS Int
    binary {
        "__add__" "__radd__" Add 2;
        "__sub__" "__rsub__" Sub 2;
        "__mul__" "__rmul__" Mul 2;
        "__truediv__" "__rtruediv__" TrueDiv 2;
        "__floordiv__" "__rfloordiv__" FloorDiv 2;
        "__mod__" "__rmod__" Mod 2;
        "__pow__" "__rpow__" Pow 3;
        "__lshift__" "__rlshift__" Shl 2;
        "__rshift__" "__rrshift__" Shr 2;
        "__and__" "__rand__" And 2;
        "__or__" "__ror__" Or 2;
        "__xor__" "__rxor__" Xor 2;
    }
    compare {
        "__lt__" Lt; "__le__" Le; "__eq__" Eq; "__ne__" Ne; "__gt__" Gt; "__ge__" Ge;
    }
    unary { "__neg__" Neg; "__pos__" Pos; "__invert__" Invert; }
}

/// An int, bool or instance of a subclass as the receiver of a method: its value as an int.
struct Integer(Value);

impl<'a> FromReceiver<'a> for Integer {
    fn receiver(vm: &mut Vm, v: &'a Value, class: &str, method: &str) -> Res<Self> {
        plain_int(v).map(Integer).ok_or_else(|| wrong_receiver(vm, v, class, method))
    }
}

// ---- int ------------------------------------------------------------------------------------------------

static INT_METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", int_new, 1, ANY).kw(),
    NativeDef::new("__int__", |vm, a| int_arg(vm, a, "__int__"), 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__index__", |vm, a| int_arg(vm, a, "__index__"), 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__trunc__", |vm, a| int_arg(vm, a, "__trunc__"), 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__floor__", |vm, a| int_arg(vm, a, "__floor__"), 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__ceil__", |vm, a| int_arg(vm, a, "__ceil__"), 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__float__", int_float, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__bool__", int_bool, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__abs__", int_abs, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__hash__", number_hash, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__round__", int_round, 1, 2).method(),
    NativeDef::new("__divmod__", int_divmod, 2, 2).method().effects(Effects::Pure),
    NativeDef::new("__rdivmod__", int_rdivmod, 2, 2).method().effects(Effects::Pure),
    NativeDef::new("__getnewargs__", int_newargs, 1, 1).method().effects(Effects::Pure),
];

static BOOL_METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", bool_new, 1, ANY).kw(),
    NativeDef::new("__repr__", super::repr::native_repr, 1, 1).method(),
];

operator_table! { BOOL_OPERATORS Int
    binary {
        "__and__" "__rand__" And 2;
        "__or__" "__ror__" Or 2;
        "__xor__" "__rxor__" Xor 2;
    }
    compare {}
    unary {}
}

/// `bool.__invert__`.
static BOOL_INVERT: &[NativeDef] =
    &[NativeDef::new("__invert__", |vm, args| ops::unary(vm, Op::Invert, &args.all[0]), 1, 1).method()];

fn int_arg(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<Value> {
    match plain_int(&args.all[0]) {
        Some(i) => Ok(i),
        None => Err(wrong_self(vm, name, "int", &args.all[0])),
    }
}

fn big(v: &Value) -> IBig {
    ops::to_big(v).unwrap_or(IBig::ZERO)
}

/// `int(x)`.
fn int_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let pos = &args.pos()[1..];
    if pos.len() > 2 {
        return Err(vm.type_error(format!("int expected at most 2 arguments, got {}", pos.len())));
    }
    let mut base = pos.get(1).cloned();
    for (k, v) in args.keywords() {
        if k.as_ascii() != Some("base") {
            let k = k.to_str_lossy();
            let hint = crate::traceback::keyword_suggestion(&["base".to_string()], &k);
            return Err(vm.type_error(format!("int() got an unexpected keyword argument '{k}'{hint}")));
        }
        if base.is_some() {
            return Err(vm.type_error("argument for int() given by name ('base') and position (2)"));
        }
        base = Some(v.clone());
    }
    let v = match (pos.first(), base) {
        (None, None) => Value::Int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(x), None) => to_int(vm, x)?,
        (Some(x), Some(base)) => {
            // Any number that is none of the bases is refused in the same way.
            let base = index_value(vm, &base)?.as_i64().unwrap_or(1);
            let Some(s) = text_of(vm, x)? else {
                return Err(vm.type_error("int() can't convert non-string with explicit base"));
            };
            parse_int(vm, x, &s, u32::try_from(base).unwrap_or(1))?
        }
    };
    construct(vm, &args.all[0], &builtin().int, v)
}

/// The text of a str or bytes argument of a number class.
pub(super) fn text_of(vm: &mut Vm, v: &Value) -> Res<Option<String>> {
    Ok(match v.as_str() {
        Some(s) => Some(s.to_str_lossy().into_owned()),
        None => {
            super::buffer_of(vm, v, super::wanted::SIMPLE)?.map(|b| String::from_utf8_lossy(&b).into_owned())
        }
    })
}

fn parse_int(vm: &mut Vm, v: &Value, s: &str, base: u32) -> Res<Value> {
    match text::int::parse(s, base, text::int::max_str_digits()) {
        Ok(i) => Ok(BigIntObj::from_big(i)),
        Err(e) => {
            let literal = super::repr_text(vm, v)?;
            Err(super::raise_text(vm, e.into_error(base, &literal)))
        }
    }
}

/// `int(x)`, `float(x)` or `bool(x)` for arguments that need no method called; `None` for other classes and values.
pub fn number_from(vm: &mut Vm, class: &TypeObj, x: &Value) -> Option<Res<Value>> {
    let b = builtin();
    let plain = match x {
        Value::Object(o) => o.layout() == Layout::Str,
        _ => true,
    };
    if std::ptr::eq(class, &*b.bool_) {
        return Some(ops::truth(vm, x).map(Value::bool));
    }
    if !plain {
        return None;
    }
    if std::ptr::eq(class, &*b.int) {
        return x.as_str().is_none_or(|s| s.as_ascii().is_some()).then(|| to_int(vm, x));
    }
    if std::ptr::eq(class, &*b.float) {
        return match x {
            Value::Float(f) => Some(Ok(Value::float(f.get()))),
            Value::Int(i) => Some(Ok(Value::float(*i as f64))),
            Value::Object(_) => {
                let f = text::float::parse(x.as_str()?.as_ascii()?)?;
                f.is_finite().then_some(Ok(Value::float(f)))
            }
            _ => None,
        };
    }
    None
}

/// `int(x)` of one argument.
pub(super) fn to_int(vm: &mut Vm, v: &Value) -> Res<Value> {
    match v {
        Value::Int(_) => return Ok(v.clone()),
        Value::Bool(b) => return Ok(Value::Int(b.get() as i64)),
        Value::Float(f) => return float_to_int(vm, f.get()),
        Value::Object(o) if o.layout() == Layout::Str => {
            if let Some(i) = v.as_str().and_then(|s| s.as_ascii()).and_then(text::int::parse_small) {
                return Ok(Value::Int(i));
            }
        }
        _ => {}
    }
    if let Some(f) = instance_method(v, &builtin().names.int) {
        return call_for_int(vm, &f, v, "__int__");
    }
    match plain_number(v) {
        Some(Value::Float(f)) => return float_to_int(vm, f.get()),
        Some(p) if p.get_exact::<ComplexObj>().is_none() => return Ok(plain_int(&p).unwrap_or(p)),
        _ => {}
    }
    if instance_method(v, &builtin().names.index).is_some() {
        return index_value(vm, v);
    }
    if let Some(s) = text_of(vm, v)? {
        return parse_int(vm, v, &s, 10);
    }
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        v.ty().name()
    )))
}

/// `int(f)`, towards zero.
pub(super) fn float_to_int(vm: &mut Vm, f: f64) -> Res<Value> {
    // Every float below 2**63 in size has an int of 64 bits as its integral part.
    if f.abs() < 9.2e18 {
        return Ok(Value::Int(f as i64));
    }
    let r = text::int::from_f64(f);
    text_result(vm, r).map(BigIntObj::from_big)
}

fn int_float(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let i = int_arg(vm, args, "__float__")?;
    super::floats::int_to_float(vm, &i).map(Value::float)
}
fn int_newargs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let i = int_arg(vm, args, "__getnewargs__")?;
    Ok(TupleObj::new(vec![i]).into())
}
fn int_bool(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let i = int_arg(vm, args, "__bool__")?;
    Ok(Value::bool(!matches!(i, Value::Int(0))))
}
fn int_abs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let i = int_arg(vm, args, "__abs__")?;
    Ok(match i {
        Value::Int(i) if i != i64::MIN => Value::Int(i.abs()),
        i => BigIntObj::from_big(IBig::from(big(&i).unsigned_abs())),
    })
}
/// `__hash__` of any built-in number.
pub(super) fn number_hash(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match plain_number(&args.all[0]) {
        Some(Value::Float(x)) if x.get().is_nan() => {
            Ok(Value::Int(args.all[0].raw_payload().rotate_right(4) as i64))
        }
        Some(p) => ops::py_hash(vm, &p).map(Value::Int),
        None => Err(wrong_self(vm, "__hash__", "int", &args.all[0])),
    }
}
fn int_round(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let i = int_arg(vm, args, "__round__")?;
    round(vm, &i, args.get(1).filter(|d| !d.is_none()))
}
fn int_divmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let a = int_arg(vm, args, "__divmod__")?;
    match plain_int(&args.all[1]) {
        Some(b) => divmod(vm, &a, &b),
        None => Ok(not_implemented()),
    }
}
fn int_rdivmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let a = int_arg(vm, args, "__rdivmod__")?;
    match plain_int(&args.all[1]) {
        Some(b) => divmod(vm, &b, &a),
        None => Ok(not_implemented()),
    }
}

/// Whether bytes are in big-endian order.
fn is_big_endian(vm: &mut Vm, order: Option<&StrObj>) -> Res<bool> {
    match order.map(StrObj::as_ascii) {
        None | Some(Some("big")) => Ok(true),
        Some(Some("little")) => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// `bool(x)`.
fn bool_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.has_keywords() {
        return Err(vm.type_error("bool() takes no keyword arguments"));
    }
    // There are no subclasses: the class is `bool` itself.
    super::class_argument(vm, args, &builtin().bool_)?;
    match args.pos() {
        [_] => Ok(Value::bool(false)),
        [_, v] => ops::truth(vm, v).map(Value::bool),
        p => Err(vm.type_error(format!("bool expected at most 1 argument, got {}", p.len() - 1))),
    }
}

/// Methods of `int`, but for the special ones.
#[native_module("int")]
mod methods {
    use super::*;

    /// Return the number itself.
    #[method(effects = "pure")]
    fn conjugate(this: Integer) -> Value {
        this.0
    }

    /// Return how many bits the number has without sign and leading zeros.
    ///
    /// >>> (37).bit_length()
    /// 6
    #[method(effects = "pure")]
    fn bit_length(this: Integer) -> i64 {
        match this.0 {
            Value::Int(i) => 64 - i.unsigned_abs().leading_zeros() as i64,
            i => big(&i).unsigned_abs().bit_len() as i64,
        }
    }

    /// Return how many bits of the absolute value are one.
    ///
    /// >>> (13).bit_count()
    /// 3
    #[method(effects = "pure")]
    fn bit_count(this: Integer) -> i64 {
        match this.0 {
            Value::Int(i) => i.unsigned_abs().count_ones() as i64,
            i => big(&i).unsigned_abs().to_le_bytes().iter().map(|b| b.count_ones() as i64).sum(),
        }
    }

    /// Return True, for likeness with float.
    #[method(effects = "pure")]
    fn is_integer(this: Integer) -> bool {
        let _ = this;
        true
    }

    /// Return the number and 1.
    ///
    /// >>> (10).as_integer_ratio()
    /// (10, 1)
    #[method(effects = "pure")]
    fn as_integer_ratio(this: Integer) -> Ref<TupleObj> {
        TupleObj::new(vec![this.0, Value::Int(1)])
    }

    /// Return the number as so many bytes; signed says that negative ones are in two's complement.
    #[method]
    fn to_bytes(
        vm: &mut Vm,
        this: Integer,
        #[either]
        #[default(1)]
        length: i64,
        #[either]
        #[optional("'big'")]
        byteorder: Option<&StrObj>,
        #[keyword]
        #[default(false)]
        signed: bool,
    ) -> Res<Value> {
        let big_endian = is_big_endian(vm, byteorder)?;
        let Ok(n) = usize::try_from(length) else {
            return Err(vm.value_error("length argument must be non-negative"));
        };
        if let Value::Int(i) = this.0
            && let Some(bytes) = small_to_bytes(i, n, signed, big_endian)
        {
            return Ok(bytes.into());
        }
        ops::check_memory(vm, n as u128 * 4)?;
        let i = big(&this.0);
        let negative = i < IBig::ZERO;
        if negative && !signed {
            return Err(vm.overflow_error("can't convert negative int to unsigned"));
        }
        // Two's complement: a negative number is 256**n less the size; the sign bit must agree.
        let mut bytes = if negative {
            let low = (IBig::ONE << (8 * n)) + &i;
            if low < IBig::ZERO { vec![0; n + 1] } else { low.unsigned_abs().to_le_bytes().to_vec() }
        } else {
            i.unsigned_abs().to_le_bytes().to_vec()
        };
        let fits = bytes.len() <= n && {
            bytes.resize(n, 0);
            let top = bytes.last().is_some_and(|b| b & 0x80 != 0);
            !signed || top == negative
        };
        if !fits {
            return Err(vm.overflow_error("int too big to convert"));
        }
        if big_endian {
            bytes.reverse();
        }
        Ok(BytesObj::new(&bytes).into())
    }

    /// Return the number that bytes stand for; signed says that they are in two's complement.
    #[class_method]
    fn from_bytes(
        vm: &mut Vm,
        class: &Value,
        #[either] bytes: &Value,
        #[either]
        #[optional("'big'")]
        byteorder: Option<&StrObj>,
        #[keyword]
        #[default(false)]
        signed: bool,
    ) -> Res<Value> {
        let big_endian = is_big_endian(vm, byteorder)?;
        let bytes = crate::builtins::bytes::bytes_of_object(vm, bytes)?;
        let digits = bytes.get::<BytesObj>().map_or(&[][..], |b| &b.data);
        let v = match small_from_bytes(digits, signed, big_endian) {
            Some(i) => Value::Int(i),
            None => {
                let mut digits = digits.to_vec();
                if big_endian {
                    digits.reverse();
                }
                let negative = signed && digits.last().is_some_and(|b| b & 0x80 != 0);
                let mut i = IBig::from(UBig::from_le_bytes(&digits));
                if negative {
                    i -= IBig::ONE << (8 * digits.len());
                }
                BigIntObj::from_big(i)
            }
        };
        match class.get_exact::<TypeObj>() {
            Some(t) if !std::ptr::eq(t, &*builtin().int) => vm.call(class, &[v]),
            _ => Ok(v),
        }
    }

    /// The number itself.
    #[getter(effects = "pure")]
    fn real(this: Integer) -> Value {
        this.0
    }

    /// The number itself.
    #[getter(effects = "pure")]
    fn numerator(this: Integer) -> Value {
        this.0
    }

    /// 0, for likeness with complex.
    #[getter(effects = "pure")]
    fn imag(this: Integer) -> i64 {
        let _ = this;
        0
    }

    /// 1, for likeness with fractions.
    #[getter(effects = "pure")]
    fn denominator(this: Integer) -> i64 {
        let _ = this;
        1
    }
}

/// An int of one word as up to 8 bytes, if it fits them.
fn small_to_bytes(i: i64, n: usize, signed: bool, big_endian: bool) -> Option<Ref<BytesObj>> {
    if n == 0 || n > 8 || (i < 0 && !signed) {
        return None;
    }
    // What is cut off consists of copies of the sign.
    let bits = 8 * n as u32;
    let fits = if signed { i >> (bits - 1) == i >> 63 } else { bits == 64 || i >> bits == 0 };
    let bytes = i.to_le_bytes();
    let swapped = i.to_be_bytes();
    fits.then(|| BytesObj::new(if big_endian { &swapped[8 - n..] } else { &bytes[..n] }))
}

/// The int of one word that bytes stand for; none if it takes more.
fn small_from_bytes(digits: &[u8], signed: bool, big_endian: bool) -> Option<i64> {
    if digits.len() > 8 {
        return None;
    }
    let add = |n: u64, b: &u8| n << 8 | u64::from(*b);
    let n = if big_endian { digits.iter().fold(0, add) } else { digits.iter().rev().fold(0, add) };
    let free = 64 - 8 * digits.len() as u32;
    match signed && free < 64 {
        true => Some(((n << free) as i64) >> free),
        false => i64::try_from(n).ok(),
    }
}

// ---- divmod, pow, round ---------------------------------------------------------------------------------

/// `divmod(a, b)`.
pub(super) fn divmod(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
    let n = &builtin().names;
    let pair = |x: Value, y: Value| Ok(TupleObj::of([x, y]).into());
    if let (Value::Int(x), Value::Int(y)) = (a, b)
        && *y > 0
    {
        return pair(Value::Int(ops::floor_div(*x, *y)), Value::Int(ops::floor_mod(*x, *y)));
    }
    let r = ops::by_methods(vm, a, b, [&n.divmod, &n.rdivmod], |vm| divmod_numbers(vm, a, b))?;
    if r.is(&not_implemented()) {
        let (p, q) = (a.ty().name(), b.ty().name());
        return Err(vm.type_error(format!("unsupported operand type(s) for divmod(): '{p}' and '{q}'")));
    }
    Ok(r)
}

/// `divmod` of built-in numbers, `NotImplemented` for others.
fn divmod_numbers(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
    let pair = |x: Value, y: Value| Ok(TupleObj::of([x, y]).into());
    if let (Some(x), Some(y)) = (plain_int(a), plain_int(b)) {
        if let (Value::Int(x), Value::Int(y)) = (&x, &y)
            && *y != 0
            && (*y != -1 || *x != i64::MIN)
        {
            return pair(Value::Int(ops::floor_div(*x, *y)), Value::Int(ops::floor_mod(*x, *y)));
        }
        let (x, y) = (big(&x), big(&y));
        if y == IBig::ZERO {
            return Err(vm.zero_division("division by zero"));
        }
        let (q, r) = ops::big_floor_divmod(&x, &y);
        return pair(BigIntObj::from_big(q), BigIntObj::from_big(r));
    }
    if let (Some(x), Some(y)) = (super::floats::real(vm, a)?, super::floats::real(vm, b)?) {
        if y == 0.0 {
            return Err(vm.zero_division("division by zero"));
        }
        return pair(Value::float(ops::float_floor_div(x, y)), Value::float(ops::float_mod(x, y)));
    }
    Ok(not_implemented())
}

/// Whose class computes `pow(a, b, m)`.
#[derive(Clone, Copy, PartialEq)]
enum Power {
    Nobody,
    Int,
    Float,
    Complex,
    /// The methods that a class of the program has.
    Methods,
}

impl Power {
    fn of(v: &Value) -> Power {
        let n = &builtin().names;
        if instance_method(v, &n.pow).is_some() || instance_method(v, &n.rpow).is_some() {
            return Power::Methods;
        }
        Power::of_number(v)
    }
    fn of_number(v: &Value) -> Power {
        match plain_number(v) {
            None => Power::Nobody,
            Some(Value::Float(_)) => Power::Float,
            Some(v) if v.get_exact::<ComplexObj>().is_some() => Power::Complex,
            Some(_) => Power::Int,
        }
    }
    fn compute(self, vm: &mut Vm, a: &Value, b: &Value, m: &Value) -> Res<Value> {
        match self {
            Power::Nobody => Ok(not_implemented()),
            Power::Int => match (plain_int(a), plain_int(b), plain_int(m)) {
                (Some(x), Some(y), Some(z)) => int_pow_mod(vm, &x, &y, &z),
                _ => Ok(not_implemented()),
            },
            Power::Float => {
                Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
            }
            Power::Complex if plain_number(a).is_some() && plain_number(b).is_some() => {
                Err(vm.value_error("complex modulo"))
            }
            Power::Complex => Ok(not_implemented()),
            Power::Methods => power_by_methods(vm, a, b, m),
        }
    }
}

/// `a.__pow__(b, m)` and `b.__rpow__(a, m)`, in the order of two operands.
fn power_by_methods(vm: &mut Vm, a: &Value, b: &Value, m: &Value) -> Res<Value> {
    let n = &builtin().names;
    let right = match std::ptr::eq(a.ty(), b.ty()) || Power::of(b) != Power::Methods {
        true => None,
        false => Some(b.ty().user_method(&n.rpow)),
    };
    let reflected = |vm: &mut Vm, f: &Option<Value>| match f {
        Some(f) => ops::call_special(vm, f, b, &[a.clone(), m.clone()]),
        None => Power::of_number(b).compute(vm, a, b, m),
    };
    let mut asked = false;
    if Power::of(a) == Power::Methods {
        let inherited = |f: &Value| a.ty().user_method(&n.rpow).is_some_and(|l| f.is(&l));
        if let Some(f @ Some(own)) = &right
            && b.ty().is_subclass(a.ty())
            && !inherited(own)
        {
            let r = reflected(vm, f)?;
            if !r.is(&not_implemented()) {
                return Ok(r);
            }
            asked = true;
        }
        let r = match a.ty().user_method(&n.pow) {
            Some(f) => ops::call_special(vm, &f, a, &[b.clone(), m.clone()])?,
            None => Power::of_number(a).compute(vm, a, b, m)?,
        };
        if !r.is(&not_implemented()) {
            return Ok(r);
        }
    }
    match &right {
        Some(f) if !asked => reflected(vm, f),
        _ => Ok(not_implemented()),
    }
}

/// `pow(a, b, m)`: each class of the three that computes powers is asked once, the right operand's first if it derives from
/// the left one's.
pub(super) fn pow_mod(vm: &mut Vm, a: &Value, b: &Value, m: &Value) -> Res<Value> {
    let [left, right, third] = [a, b, m].map(Power::of);
    let differs = !std::ptr::eq(a.ty(), b.ty()) && left != right;
    let right_first = differs && left != Power::Nobody && b.ty().is_subclass(a.ty());
    let mut asked = if right_first { vec![right, left] } else { vec![left] };
    if differs && !right_first {
        asked.push(right);
    }
    // One that came first is asked again.
    if third != left && (third != right || right_first) {
        asked.push(third);
    }
    for power in asked {
        let r = power.compute(vm, a, b, m)?;
        if !r.is(&not_implemented()) {
            return Ok(r);
        }
    }
    let [p, q, r] = [a, b, m].map(|v| v.ty().name());
    Err(vm.type_error(format!("unsupported operand type(s) for ** or pow(): '{p}', '{q}', '{r}'")))
}

/// `pow(x, y, z)` of ints.
fn int_pow_mod(vm: &mut Vm, x: &Value, y: &Value, z: &Value) -> Res<Value> {
    if let (Value::Int(x), Value::Int(y @ 0..), Value::Int(z @ 1..)) = (x, y, z) {
        let z = *z as u128;
        let (mut base, mut exp, mut r) = ((*x as i128).rem_euclid(z as i128) as u128, *y as u64, 1 % z);
        while exp > 0 {
            if exp & 1 == 1 {
                r = r * base % z;
            }
            base = base * base % z;
            exp >>= 1;
        }
        return Ok(Value::Int(r as i64));
    }
    let (mut x, mut y, z) = (big(x), big(y), big(z));
    if z == IBig::ZERO {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let size = IBig::from((&z).unsigned_abs());
    if y < IBig::ZERO {
        match inverse(&ops::big_floor_divmod(&x, &size).1, &size) {
            Some(i) => (x, y) = (i, -y),
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        }
    }
    let mut base = ops::big_floor_divmod(&x, &size).1;
    let mut r = &IBig::ONE % &size;
    let exp = y.unsigned_abs();
    for i in 0..exp.bit_len() {
        if exp.bit(i) {
            r = r * &base % &size;
        }
        if i + 1 < exp.bit_len() {
            base = &base * &base % &size;
        }
    }
    if z < IBig::ZERO && r != IBig::ZERO {
        r += z;
    }
    Ok(BigIntObj::from_big(r))
}

/// The inverse of `a` modulo `m`, by the extended Euclidean algorithm; both are not negative.
fn inverse(a: &IBig, m: &IBig) -> Option<IBig> {
    let (mut r0, mut r1) = (m.clone(), a.clone());
    let (mut t0, mut t1) = (IBig::ZERO, IBig::ONE);
    while r1 != IBig::ZERO {
        let (q, r) = (&r0 / &r1, &r0 % &r1);
        (r0, r1) = (r1, r);
        let t = t0 - &q * &t1;
        (t0, t1) = (t1, t);
    }
    if r0 != IBig::ONE {
        return None;
    }
    Some(if t0 < IBig::ZERO { t0 + m } else { t0 })
}

/// `round(v, digits)`.
pub(super) fn round(vm: &mut Vm, v: &Value, digits: Option<&Value>) -> Res<Value> {
    let name = &builtin().names.round;
    let method = match plain_number(v) {
        Some(p) if p.get_exact::<ComplexObj>().is_none() => instance_method(v, name),
        _ => v.ty().lookup(name),
    };
    if let Some(f) = method {
        return match digits {
            Some(d) => crate::ops::call_special(vm, &f, v, std::slice::from_ref(d)),
            None => crate::ops::call_special(vm, &f, v, &[]),
        };
    }
    match plain_number(v) {
        Some(Value::Float(f)) => match digits {
            None if f.get().abs() < 9.2e18 => Ok(Value::Int(f.get().round_ties_even() as i64)),
            None => {
                let r = text::float::round_to_int(f.get());
                text_result(vm, r).map(BigIntObj::from_big)
            }
            Some(d) => {
                let n = match index_value(vm, d)? {
                    Value::Int(n) => n,
                    d if big(&d) < IBig::ZERO => i64::MIN / 2,
                    _ => i64::MAX / 2,
                };
                let r = text::float::round_ndigits(f.get(), n);
                text_result(vm, r).map(Value::float)
            }
        },
        Some(p) if p.get_exact::<ComplexObj>().is_none() => {
            let i = plain_int(&p).unwrap_or(Value::Int(0));
            match digits {
                None => Ok(i),
                Some(d) => {
                    let places = match index_value(vm, d)? {
                        Value::Int(n) => n.saturating_neg(),
                        d if big(&d) < IBig::ZERO => i64::MAX,
                        _ => 0,
                    };
                    Ok(if places > 0 { round_to_power(&big(&i), places) } else { i })
                }
            }
        }
        _ => Err(vm.type_error(format!("type {} doesn't define __round__ method", v.ty().name()))),
    }
}

/// The multiple of `10**places` nearest to an int, ties to the even multiple.
fn round_to_power(i: &IBig, places: i64) -> Value {
    // More places than bits: even half of the power is larger than the number.
    if places as u64 > i.unsigned_abs().bit_len() as u64 {
        return Value::Int(0);
    }
    let p = IBig::from(10).pow(places as usize);
    let (mut q, r) = ops::big_floor_divmod(i, &p);
    let twice = r * IBig::from(2);
    if twice > p || (twice == p && q.bit(0)) {
        q += IBig::ONE;
    }
    BigIntObj::from_big(q * p)
}
