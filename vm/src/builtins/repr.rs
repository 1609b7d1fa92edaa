//! `repr()`, `str()` and `ascii()` of every kind of object.
//!
//! One function per question: [`write_repr`] appends to a buffer, so that a nested container costs one
//! string in all. Methods of user classes are called; built-in ones are recognised and not called.

use sidewinder_macros::native_module;

use crate::memory;
use crate::objects::*;
use crate::text::{self, ErrorKind, TextError, float, int, quote};
use crate::types::{builtin, builtin_classes};
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::object::default_repr;
use super::text_buf::TextBuf;

pub(super) fn install(vm: &mut Vm) {
    super::add_functions(&vm.builtins.clone(), natives::NATIVES);
    let b = builtin();
    for t in builtin_classes() {
        let plain = [&b.object, &b.bool_, &b.property, &b.enumerate, &b.zip, &b.map, &b.filter, &b.reversed];
        let inherits = plain.iter().any(|s| s.ptr() == t.ptr()) || t.name().ends_with("iterator");
        if !inherits {
            super::add_methods(t, REPR);
        }
    }
    super::add_methods(&b.str_, STR);
    super::add_methods(&b.bytes, STR);
}

static REPR: &[NativeDef] = &[NativeDef::new("__repr__", native_repr, 1, 1).method()];
static STR: &[NativeDef] = &[NativeDef::new("__str__", native_str, 1, 1).method()];

/// `__repr__` of a built-in class called by name or through `super()`.
pub(super) fn native_repr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let mut out = TextBuf::new();
    write_builtin_repr(vm, &args.all[0], &mut out)?;
    Ok(out.finish().into())
}
/// `__str__` of a built-in class called by name or through `super()`.
fn native_str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    builtin_str(vm, &args.all[0])
}

/// Raises what a text function reports.
#[cold]
pub fn raise_text(vm: &mut Vm, e: TextError) -> Raised {
    let b = builtin();
    let class = match e.kind {
        ErrorKind::Value => &b.value_error,
        ErrorKind::Type => &b.type_error,
        ErrorKind::Overflow => &b.overflow_error,
        ErrorKind::Memory => &b.memory_error,
    };
    if e.message.is_empty() {
        let e = ExceptionObj::new(class, TupleObj::new(vec![]).into());
        return vm.raise(e.into());
    }
    vm.error(class, e.message)
}

/// Raises what a text function reports, if it does.
pub(super) fn text_result<T>(vm: &mut Vm, r: text::Result<T>) -> Res<T> {
    r.map_err(|e| raise_text(vm, e))
}

/// `repr(v)`: a str value.
pub fn repr(vm: &mut Vm, v: &Value) -> Res<Value> {
    match v {
        Value::Int(i) => return Ok(int_str(*i)),
        Value::Float(x) => return Ok(StrObj::from_ascii(float::repr(x.get()).as_bytes()).into()),
        _ => {}
    }
    if let Some(f) = user_method(v, &builtin().names.repr) {
        return call_text_method(vm, &f, v, "__repr__");
    }
    let mut out = TextBuf::new();
    write_builtin_repr(vm, v, &mut out)?;
    Ok(out.finish().into())
}

/// `repr(v)` as Rust text, for messages.
pub fn repr_text(vm: &mut Vm, v: &Value) -> Res<String> {
    let r = repr(vm, v)?;
    Ok(r.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default())
}

/// `str(v)`.
pub fn str_of(vm: &mut Vm, v: &Value) -> Res<Value> {
    if v.get_exact::<StrObj>().is_some() {
        return Ok(v.clone());
    }
    if let Some(f) = user_method(v, &builtin().names.str_) {
        return call_text_method(vm, &f, v, "__str__");
    }
    builtin_str(vm, v)
}

/// `ascii(v)`.
pub fn ascii(vm: &mut Vm, v: &Value) -> Res<Value> {
    let r = repr(vm, v)?;
    match r.as_str() {
        Some(s) if s.as_ascii().is_none() => {
            let mut out = TextBuf::with_capacity(s.len() * 2);
            for c in s.code_points() {
                match c {
                    0..128 => out.push_code(c),
                    128..256 => out.push_str(&format!("\\x{c:02x}")),
                    256..0x10000 => out.push_str(&format!("\\u{c:04x}")),
                    _ => out.push_str(&format!("\\U{c:08x}")),
                }
            }
            Ok(out.finish().into())
        }
        _ => Ok(r),
    }
}

/// The method of that name, if Python code defines it: that of a user class, or of a class's metaclass.
pub(super) fn user_method(v: &Value, name: &Ref<StrObj>) -> Option<Value> {
    if crate::ops::has_user_class(v) { v.ty().user_method(name) } else { None }
}

/// Calls `__repr__` or `__str__`, which must return a str.
fn call_text_method(vm: &mut Vm, f: &Value, v: &Value, name: &str) -> Res<Value> {
    vm.check_native_stack()?;
    let r = call_method(vm, f, v, &[])?;
    check_text(vm, r, name)
}
/// What `str` and `repr` make of what a method of this name has returned.
pub fn check_text(vm: &mut Vm, r: Value, name: &str) -> Res<Value> {
    if r.as_str().is_none() {
        return Err(vm.type_error(format!("{name} returned non-string (type {})", r.ty().name())));
    }
    Ok(r)
}

/// Calls a method found on the receiver's class.
pub(super) fn call_method(vm: &mut Vm, f: &Value, receiver: &Value, args: &[Value]) -> Res<Value> {
    crate::ops::call_special(vm, f, receiver, args)
}

/// `str(v)` by the built-in methods, for anything but an exact str.
fn builtin_str(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Some(s) = v.as_str() {
        return Ok(Ref::from_ref(s).into());
    }
    if v.get_exact::<ExceptionObj>().is_some()
        && let Some(f) = v.ty().lookup(&builtin().names.str_)
    {
        return vm.call(&f, std::slice::from_ref(v));
    }
    if let Some(p) = v.get_exact::<ProxyObj>() {
        return str_of(vm, &p.mapping());
    }
    // `object.__str__` passes on what `__repr__` returns, and only `str` looks at it.
    match user_method(v, &builtin().names.repr) {
        Some(f) => call_text_method(vm, &f, v, "__str__"),
        None => repr(vm, v),
    }
}

/// Appends `repr(v)`.
pub(super) fn write_repr(vm: &mut Vm, v: &Value, out: &mut TextBuf) -> Res<()> {
    if let Some(f) = user_method(v, &builtin().names.repr) {
        let r = call_text_method(vm, &f, v, "__repr__")?;
        if let Some(s) = r.as_str() {
            out.push(s);
        }
        return Ok(());
    }
    write_builtin_repr(vm, v, out)
}

/// Appends `str(v)`.
pub(super) fn write_str(vm: &mut Vm, v: &Value, out: &mut TextBuf) -> Res<()> {
    match v {
        Value::Int(i) => push_int(out, *i),
        Value::Float(x) => out.push_ascii(float::repr(x.get()).as_bytes()),
        _ => {
            let s = str_of(vm, v)?;
            if let Some(s) = s.as_str() {
                out.push(s);
            }
        }
    }
    Ok(())
}

fn push_int(out: &mut TextBuf, i: i64) {
    with_sign_and_digits(i.unsigned_abs(), i < 0, |b| out.push_ascii(b));
}

/// `str(i)`.
fn int_str(i: i64) -> Value {
    with_sign_and_digits(i.unsigned_abs(), i < 0, StrObj::from_ascii).into()
}

/// Calls a function with the decimal digits of a number.
#[inline]
pub(super) fn with_digits<R>(n: u64, f: impl FnOnce(&[u8]) -> R) -> R {
    with_sign_and_digits(n, false, f)
}

/// As [`with_digits`], with a minus sign before them if `negative`.
#[inline]
fn with_sign_and_digits<R>(mut n: u64, negative: bool, f: impl FnOnce(&[u8]) -> R) -> R {
    // 20 digits and a sign.
    let mut b = [0u8; 21];
    let mut at = b.len();
    loop {
        at -= 1;
        b[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    if negative {
        at -= 1;
        b[at] = b'-';
    }
    f(&b[at..])
}

/// Appends the representation that the built-in part of an object has.
fn write_builtin_repr(vm: &mut Vm, v: &Value, out: &mut TextBuf) -> Res<()> {
    let o = match v {
        Value::Object(o) => o,
        Value::Int(i) => {
            push_int(out, *i);
            return Ok(());
        }
        Value::Float(x) => {
            out.push_ascii(float::repr(x.get()).as_bytes());
            return Ok(());
        }
        Value::Bool(b) => {
            out.push_str(if b.get() { "True" } else { "False" });
            return Ok(());
        }
        Value::None | Value::Undef | Value::InCell(_) => {
            out.push_str("None");
            return Ok(());
        }
    };
    match o.layout() {
        Layout::Str => {
            if let Some(s) = o.get::<StrObj>() {
                write_str_repr(s, out);
            }
        }
        Layout::Instance => return write_instance(vm, v, o, out),
        Layout::List | Layout::Tuple | Layout::Dict | Layout::Set | Layout::DictView => {
            return write_container(vm, v, o, None, out);
        }
        Layout::Exception => {
            if let Some(e) = o.get::<ExceptionObj>() {
                let e = Ref::from_ref(e);
                out.push_str(&e.class.name());
                let args = super::exception_groups::shown_args(&e).unwrap_or_else(|| e.args.get());
                match args.get::<TupleObj>() {
                    Some(t) if t.len() == 1 => {
                        out.push_str("(");
                        write_repr(vm, &t.items()[0], out)?;
                        out.push_str(")");
                    }
                    _ => write_repr(vm, &args, out)?,
                }
            }
        }
        Layout::BigInt => {
            if let Some(b) = o.get::<BigIntObj>() {
                let s = int::to_decimal(int::Int::Big(&b.value), int::max_str_digits());
                out.push_str(&text_result(vm, s)?);
            }
        }
        Layout::Bytes => {
            if let Some(b) = o.get::<BytesObj>() {
                out.push_str(&quote::repr_bytes(&b.data));
            }
        }
        Layout::Range | Layout::BigRange => {
            if let Some(r) = crate::ops::RangeParts::of(v) {
                let (start, stop, step) = (r.start, r.stop, r.step);
                out.push_str(&if step == dashu_int::IBig::ONE {
                    format!("range({start}, {stop})")
                } else {
                    format!("range({start}, {stop}, {step})")
                });
            }
        }
        Layout::Slice => {
            if let Some(s) = o.get::<SliceObj>() {
                out.push_str("slice(");
                write_repr(vm, &s.start, out)?;
                out.push_str(", ");
                write_repr(vm, &s.stop, out)?;
                out.push_str(", ");
                write_repr(vm, &s.step, out)?;
                out.push_str(")");
            }
        }
        Layout::BoundMethod => return write_method(vm, o, out),
        Layout::Property => out.push_str(&default_repr(v)),
        Layout::WeakRef => {
            if let Some(w) = o.get::<WeakRefObj>() {
                out.push_str(&super::write_weak_reference(vm, "weakref", v, w)?);
            }
        }
        Layout::Wrapper => {
            if let Some(w) = o.get::<WrapperObj>() {
                let func = w.func.get();
                out.push_str(&format!("<{}(", o.ty().name()));
                write_repr(vm, &func, out)?;
                out.push_str(")>");
            }
        }
        Layout::Module => {
            if let Some(m) = o.get::<ModuleObj>() {
                super::module::write_repr_of(vm, v, m, out)?;
            }
        }
        Layout::Proxy => {
            if let Some(p) = o.get::<ProxyObj>() {
                out.push_str("mappingproxy(");
                write_repr(vm, &p.mapping(), out)?;
                out.push_str(")");
            }
        }
        _ => out.push_str(&plain_repr(v, o)),
    }
    Ok(())
}

/// Representations that depend on no other object's.
fn plain_repr(v: &Value, o: &ObjectRef) -> String {
    let address = o.as_ptr() as usize;
    match o.layout() {
        Layout::Type => {
            format!("<class '{}'>", o.get::<TypeObj>().map(type_text).unwrap_or_default())
        }
        Layout::Function => {
            let name = o.get::<FunctionObj>().map(|f| text_of(&f.qualname())).unwrap_or_default();
            format!("<function {name} at {address:#x}>")
        }
        Layout::Generator | Layout::Coroutine => {
            let name = GeneratorObj::of(o).map(|g| text_of(&g.qualname())).unwrap_or_default();
            format!("<{} object {name} at {address:#x}>", o.ty().name())
        }
        Layout::NativeFunction => match o.get::<NativeObj>() {
            Some(n) => native_function_repr(n),
            None => default_repr(v),
        },
        Layout::Cell => match o.get::<CellObj>().map(|c| c.value.get()) {
            None | Some(Value::Undef) => format!("<cell at {address:#x}: empty>"),
            Some(x) => format!("<cell at {address:#x}: {} object at {:#x}>", x.ty().name(), identity(&x)),
        },
        Layout::Code => match o.get::<CodeObj>() {
            Some(c) => {
                let c = &c.code;
                let (name, file) = (&c.name, &c.filename);
                format!("<code object {name} at {address:#x}, file \"{file}\", line {}>", c.first_line)
            }
            None => default_repr(v),
        },
        Layout::Singleton => match o.get::<SingletonObj>() {
            Some(s) if !s.name.is_empty() && o.ty().name() != "object" => s.name.to_string(),
            _ => default_repr(v),
        },
        Layout::Super => match o.get::<SuperObj>() {
            Some(s) if s.receiver.is_undef() => format!("<super: <class '{}'>, NULL>", s.class.name()),
            Some(s) => {
                format!("<super: <class '{}'>, <{} object>>", s.class.name(), s.start.name())
            }
            None => default_repr(v),
        },
        Layout::File => {
            let fd = o.get::<FileObj>().map_or(1, |f| f.fd);
            let (name, mode) = match fd {
                0 => ("<stdin>", "r"),
                1 => ("<stdout>", "w"),
                _ => ("<stderr>", "w"),
            };
            format!("<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>")
        }
        Layout::Complex => match o.get::<ComplexObj>() {
            Some(c) => complex_repr(c.re, c.im),
            None => default_repr(v),
        },
        Layout::Member => match o.get::<MemberObj>() {
            Some(m) => {
                let kind = if m.kind == MemberKind::Slot { "member" } else { "attribute" };
                format!("<{kind} '{}' of '{}' objects>", m.name.to_str_lossy(), m.class.name())
            }
            None => default_repr(v),
        },
        _ => default_repr(v),
    }
}

/// `repr(complex)`.
pub(super) fn complex_repr(re: f64, im: f64) -> String {
    let imaginary = float::repr_bare(im);
    if re == 0.0 && re.is_sign_positive() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", float::repr_bare(re))
}

/// What `id(v)` is for an object; any number for others.
fn identity(v: &Value) -> usize {
    v.raw_payload() as usize
}

fn text_of(v: &Value) -> String {
    v.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default()
}

/// A class's name with its module, which built-in classes do not show.
pub fn type_text(t: &TypeObj) -> String {
    if !t.is_heap() {
        return t.name();
    }
    match t.dict.with(|d| d.get_name(&builtin().names.module).cloned()) {
        Some(m) if m.as_str().is_some_and(|m| m.as_ascii() != Some("builtins")) => {
            let name = match t.qualname.get() {
                Value::Undef => t.name(),
                q => text_of(&q),
            };
            format!("{}.{name}", text_of(&m))
        }
        _ => t.name(),
    }
}

/// As [`type_text`], for messages: the main module is not named.
pub fn type_in_message(t: &TypeObj) -> String {
    let text = type_text(t);
    text.strip_prefix("__main__.").map_or(text.clone(), String::from)
}

/// The built-in class of that name.
pub(super) fn class_named(name: &str) -> Option<&'static Ref<TypeObj>> {
    let all = crate::types::builtin_classes().into_iter().chain(crate::types::exception_classes());
    all.into_iter().find(|t| t.name() == name)
}

fn native_function_repr(n: &NativeObj) -> String {
    let name = n.def.name;
    match (n.def.kind, n.owner) {
        (NativeKind::Method, Some(owner)) if n.is_slot => {
            format!("<slot wrapper '{name}' of '{owner}' objects>")
        }
        (NativeKind::Method, Some(owner)) => format!("<method '{name}' of '{owner}' objects>"),
        (NativeKind::Getter, Some(owner)) => format!("<attribute '{name}' of '{owner}' objects>"),
        (NativeKind::ClassMethod, Some(owner)) => format!("<method '{name}' of '{owner}' objects>"),
        (_, Some(owner)) => match class_named(owner) {
            Some(t) => format!("<built-in method {name} of type object at {:#x}>", t.ptr() as usize),
            None => format!("<built-in function {name}>"),
        },
        (_, None) => format!("<built-in function {name}>"),
    }
}

fn write_method(vm: &mut Vm, o: &ObjectRef, out: &mut TextBuf) -> Res<()> {
    let Some(m) = o.get::<BoundMethodObj>() else { return Ok(()) };
    let m = Ref::from_ref(m);
    if let Some(n) = m.native() {
        let (name, r) = (n.def.name, &m.receiver);
        let kind = if n.is_slot { "method-wrapper" } else { "built-in method" };
        let shown = if n.is_slot { format!("'{name}'") } else { name.to_string() };
        out.push_str(&format!("<{kind} {shown} of {} object at {:#x}>", r.ty().name(), identity(r)));
        return Ok(());
    }
    let names = &builtin().names;
    let name = match m.func.get_exact::<FunctionObj>() {
        Some(f) => Some(f.qualname()),
        None => match crate::ops::get_attr_opt(vm, &m.func, &names.qualname)? {
            Some(q) => Some(q),
            None => crate::ops::get_attr_opt(vm, &m.func, &names.name)?,
        },
    };
    out.push_str("<bound method ");
    match name.as_ref().and_then(|n| n.as_str()) {
        Some(n) => out.push(n),
        None => out.push_str("?"),
    }
    out.push_str(" of ");
    write_repr(vm, &m.receiver, out)?;
    out.push_str(">");
    Ok(())
}

fn write_str_repr(s: &StrObj, out: &mut TextBuf) {
    match s.chars() {
        Chars::Ascii(a) if !a.bytes().any(|b| b < b' ' || b == b'\'' || b == b'\\' || b == 127) => {
            out.push_ascii(b"'");
            out.push_ascii(a.as_bytes());
            out.push_ascii(b"'");
        }
        _ => out.push_str(&quote::repr_str(s.code_points())),
    }
}

fn write_instance(vm: &mut Vm, v: &Value, o: &ObjectRef, out: &mut TextBuf) -> Res<()> {
    let payload = o.get::<InstanceObj>().and_then(|i| i.payload()).cloned();
    match payload {
        Some(p) => match &p {
            Value::Object(po)
                if matches!(
                    po.layout(),
                    Layout::List | Layout::Tuple | Layout::Dict | Layout::Set | Layout::DictView
                ) =>
            {
                write_container(vm, v, po, Some(&o.ty().name()), out)
            }
            Value::Object(po)
                if matches!(
                    po.layout(),
                    Layout::Iterator | Layout::Property | Layout::Super | Layout::Native
                ) =>
            {
                out.push_str(&default_repr(v));
                Ok(())
            }
            _ => match p.get_exact::<ModuleObj>() {
                Some(m) => super::module::write_repr_of(vm, v, m, out),
                None => write_builtin_repr(vm, &p, out),
            },
        },
        None => {
            out.push_str(&default_repr(v));
            Ok(())
        }
    }
}

/// Containers inside each other that `repr` shows. Each level looks through all above it for itself.
const MAX_NESTING: usize = 20_000;

/// Appends a container's representation. `v` is the object itself, `o` its built-in part, `class` the name
/// of the class if it is not the built-in one.
fn write_container(vm: &mut Vm, v: &Value, o: &ObjectRef, class: Option<&str>, out: &mut TextBuf) -> Res<()> {
    vm.check_native_stack()?;
    if vm.repr_stack.len() > MAX_NESTING {
        return Err(vm.recursion_error());
    }
    let id = identity(v);
    if vm.repr_stack.contains(&id) {
        match o.layout() {
            Layout::List => out.push_str("[...]"),
            Layout::Tuple => out.push_str("(...)"),
            Layout::Dict => out.push_str("{...}"),
            Layout::Set => {
                out.push_str(class.unwrap_or(&o.ty().name()));
                out.push_str("(...)");
            }
            _ => out.push_str("..."),
        }
        return Ok(());
    }
    vm.repr_stack.push(id);
    let r = write_items(vm, o, class, out);
    vm.repr_stack.pop();
    r
}

fn write_items(vm: &mut Vm, o: &ObjectRef, class: Option<&str>, out: &mut TextBuf) -> Res<()> {
    if let Some(l) = o.get::<ListObj>() {
        let l = Ref::from_ref(l);
        out.push_str("[");
        let mut i = 0;
        while let Some(x) = l.get(i) {
            if i > 0 {
                out.push_ascii(b", ");
            }
            write_repr(vm, &x, out)?;
            i += 1;
        }
        out.push_str("]");
    } else if let Some(t) = o.get::<TupleObj>() {
        let t = Ref::from_ref(t);
        out.push_str("(");
        write_sequence(vm, t.items(), out)?;
        out.push_str(if t.len() == 1 { ",)" } else { ")" });
    } else if let Some(d) = o.get::<DictObj>() {
        let entries = dict_entries(d);
        write_pairs(vm, &entries, out)?;
    } else if let Some(s) = o.get::<SetObj>() {
        let keys: Vec<Value> = s.items();
        let plain = class.is_none() && std::ptr::eq(o.ty(), &*builtin().set);
        let name = class.map_or_else(|| o.ty().name(), str::to_string);
        if keys.is_empty() {
            out.push_str(&name);
            out.push_str("()");
            return Ok(());
        }
        if !plain {
            out.push_str(&name);
            out.push_str("(");
        }
        out.push_str("{");
        write_sequence(vm, &keys, out)?;
        out.push_str(if plain { "}" } else { "})" });
    } else if let Some(w) = o.get::<DictViewObj>() {
        let kind = w.kind;
        let entries = dict_entries(&w.dict);
        out.push_str(&o.ty().name());
        out.push_str("([");
        for (i, (key, value)) in entries.iter().enumerate() {
            if i > 0 {
                out.push_ascii(b", ");
            }
            match kind {
                DictViewKind::Keys => write_repr(vm, key, out)?,
                DictViewKind::Values => write_repr(vm, value, out)?,
                DictViewKind::Items => {
                    out.push_str("(");
                    write_repr(vm, key, out)?;
                    out.push_str(", ");
                    write_repr(vm, value, out)?;
                    out.push_str(")");
                }
            }
        }
        out.push_str("])");
    }
    Ok(())
}

/// Keys and values as they are now: `__repr__` of an item may change the dict.
fn dict_entries(d: &DictObj) -> Vec<(Value, Value)> {
    d.data.with(|d| memory::collect(d.iter().map(|e| (e.key.clone(), e.value().clone()))))
}

fn write_sequence(vm: &mut Vm, items: &[Value], out: &mut TextBuf) -> Res<()> {
    for (i, x) in items.iter().enumerate() {
        if i > 0 {
            out.push_ascii(b", ");
        }
        write_repr(vm, x, out)?;
    }
    Ok(())
}

fn write_pairs(vm: &mut Vm, items: &[(Value, Value)], out: &mut TextBuf) -> Res<()> {
    out.push_str("{");
    for (i, (key, value)) in items.iter().enumerate() {
        if i > 0 {
            out.push_ascii(b", ");
        }
        write_repr(vm, key, out)?;
        out.push_ascii(b": ");
        write_repr(vm, value, out)?;
    }
    out.push_str("}");
    Ok(())
}

/// `repr` and `ascii`.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Return the text that shows the value of an object.
    #[native(name = "repr", intrinsic = Repr)]
    fn native_repr_function(vm: &mut Vm, obj: &Value) -> Res<Value> {
        repr(vm, obj)
    }

    /// Return what repr does, with escapes for all but ASCII characters.
    #[native(name = "ascii")]
    fn native_ascii(vm: &mut Vm, obj: &Value) -> Res<Value> {
        ascii(vm, obj)
    }
}
