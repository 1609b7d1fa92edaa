//! The built-in functions, other than those about classes, reductions (`sum`, `max`, …) and evaluation.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{GenResult, Res, Vm};

use super::add_functions;
use super::numbers::index_value;

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), FUNCTIONS);
}

// Functions that call methods of user classes (`len`, `hash`, `repr`, …) may run any Python code.
static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("print", print, 0, ANY).kw(),
    NativeDef::new("input", input, 0, 1),
    NativeDef::new("abs", abs, 1, 1),
    NativeDef::new("bin", bin, 1, 1),
    NativeDef::new("callable", callable, 1, 1).effects(Effects::ReadsHeap),
    NativeDef::new("chr", chr, 1, 1),
    NativeDef::new("delattr", delattr, 2, 2),
    NativeDef::new("dir", dir, 0, 1).looks_at_frame(),
    NativeDef::new("divmod", divmod, 2, 2),
    NativeDef::new("exit", exit, 0, 1).effects(Effects::WritesHeap),
    NativeDef::new("quit", exit, 0, 1).effects(Effects::WritesHeap),
    NativeDef::new("getattr", getattr, 2, 3),
    NativeDef::new("hasattr", hasattr, 2, 2),
    NativeDef::new("hash", hash, 1, 1),
    NativeDef::new("hex", hex, 1, 1),
    NativeDef::new("id", id, 1, 1).effects(Effects::Pure),
    NativeDef::new("iter", iter, 1, 2),
    NativeDef::new("len", len, 1, 1),
    NativeDef::new("next", next, 1, 2),
    NativeDef::new("oct", oct, 1, 1),
    NativeDef::new("ord", ord, 1, 1).effects(Effects::Pure),
    NativeDef::new("pow", pow, 0, 3).kw(),
    NativeDef::new("round", round, 0, 2).kw(),
    NativeDef::new("setattr", setattr, 3, 3),
];

/// The text of a str value.
pub(super) fn text(v: &Value) -> String {
    v.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default()
}

// ---- input and output -----------------------------------------------------------------------------------

/// `sys.stdout` and the like; `None` while there is no `sys`.
fn standard_stream(vm: &mut Vm, name: &str) -> Option<Value> {
    let sys = vm.modules.get_name(&intern("sys"))?;
    sys.get_exact::<ModuleObj>()?.ns.get(&intern(name))
}

fn write_text(vm: &mut Vm, file: Option<&Value>, s: &str) -> Res<()> {
    let fd = file.map_or(Some(1), |f| f.get_exact::<FileObj>().map(|f| f.fd));
    if let Some(f) = file.and_then(|f| f.get_exact::<FileObj>())
        && f.closed.get()
    {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    let written = match fd {
        Some(1) => vm.out.write(s),
        Some(2) => crate::stdio::try_write_stderr(s),
        _ => {
            let Some(file) = file else { return Ok(()) };
            let write = ops::get_attr(vm, file, &intern("write"))?;
            vm.call(&write, &[Value::string(s)])?;
            Ok(())
        }
    };
    written.map_err(|e| crate::import::raise_os_error(vm, &e, None))
}

/// As `write_text` for a string with lone surrogates, which not every stream takes.
#[cold]
fn write_surrogates(vm: &mut Vm, file: Option<&Value>, s: &StrObj) -> Res<()> {
    match file.map_or(Some(1), |f| f.get_exact::<FileObj>().map(|f| f.fd)) {
        Some(1) => super::codec::utf8_text(vm, s).map(|_| ()),
        Some(_) => write_text(vm, file, &super::codec::escaped_text(s)),
        None => {
            let Some(file) = file else { return Ok(()) };
            let write = ops::get_attr(vm, file, &intern("write"))?;
            vm.call(&write, &[Ref::from_ref(s).into()]).map(|_| ())
        }
    }
}

fn print(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (mut sep, mut end, mut file, mut flush) = (None, None, None, false);
    if args.has_keywords() {
        for (k, v) in args.keywords() {
            match k.as_ascii() {
                Some(n @ ("sep" | "end")) => {
                    if !v.is_none() && v.as_str().is_none() {
                        let msg = format!("{n} must be None or a string, not {}", v.ty().name());
                        return Err(vm.type_error(msg));
                    }
                    let s = v.as_str().map(|s| s.to_str_lossy().into_owned());
                    if n == "sep" { sep = s } else { end = s }
                }
                Some("file") => file = Some(v.clone()).filter(|f| !f.is_none()),
                Some("flush") => flush = ops::truth(vm, v)?,
                _ => {
                    let k = k.to_str_lossy();
                    return Err(vm.type_error(format!("print() got an unexpected keyword argument '{k}'")));
                }
            }
        }
    }
    if file.is_none() {
        file = standard_stream(vm, "stdout");
        if file.as_ref().is_some_and(|f| f.is_none()) {
            return Ok(Value::None);
        }
    }
    let direct = file.as_ref().is_none_or(|f| f.get_exact::<FileObj>().is_some());
    let sep = sep.as_deref().unwrap_or(" ");
    let end = end.as_deref().unwrap_or("\n");
    let mut line = String::new();
    for (i, v) in args.pos().iter().enumerate() {
        if i > 0 {
            line.push_str(sep);
        }
        // Another object's `write` sees one call per piece; a standard stream gets the line at once. But what comes before
        // an object whose `__str__` may print itself, or raise, is out by then.
        let is_str = v.get_exact::<StrObj>().is_some();
        if if direct { v.is_object() && !is_str && !line.is_empty() } else { i > 0 } {
            write_text(vm, file.as_ref(), &std::mem::take(&mut line))?;
        }
        let s = if is_str { v.clone() } else { super::str_of(vm, v)? };
        if let Some(s) = s.as_str() {
            match s.chars() {
                Chars::Wide(w) if w.iter().any(|&c| char::from_u32(c).is_none()) => {
                    if !line.is_empty() {
                        write_text(vm, file.as_ref(), &std::mem::take(&mut line))?;
                    }
                    write_surrogates(vm, file.as_ref(), s)?;
                    continue;
                }
                _ => line.push_str(&s.to_str_lossy()),
            }
        }
        if !direct {
            write_text(vm, file.as_ref(), &std::mem::take(&mut line))?;
        }
    }
    line.push_str(end);
    write_text(vm, file.as_ref(), &line)?;
    if flush {
        match file.as_ref().filter(|_| !direct) {
            Some(f) => {
                let m = ops::get_attr(vm, f, &intern("flush"))?;
                vm.call(&m, &[])?;
            }
            None => {
                vm.out.flush().map_err(|e| crate::import::raise_os_error(vm, &e, None))?;
            }
        }
    }
    Ok(Value::None)
}

fn input(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if let Some(p) = args.get(0) {
        let p = super::str_of(vm, p)?;
        write_text(vm, None, &text(&p))?;
    }
    let _ = vm.out.flush();
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) => Err(vm.error(&builtin().eof_error, "EOF when reading a line")),
        Ok(_) => Ok(Value::string(line.strip_suffix('\n').unwrap_or(&line))),
        Err(e) => Err(vm.error(&builtin().os_error, e.to_string())),
    }
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let code = args.get(0).cloned().unwrap_or(Value::None);
    let e = ExceptionObj::new(&builtin().system_exit, TupleObj::new(vec![code]).into());
    Err(vm.raise(e.into()))
}

/// Prints the value of an interactive expression.
pub fn display_hook(vm: &mut Vm, v: &Value) -> Res<()> {
    if v.is_none() {
        return Ok(());
    }
    let s = super::repr(vm, v)?;
    let file = standard_stream(vm, "stdout");
    write_text(vm, file.as_ref(), &(text(&s) + "\n"))?;
    vm.builtins.set_str("_", v.clone());
    Ok(())
}

// ---- text -----------------------------------------------------------------------------------------------

fn in_radix(vm: &mut Vm, v: &Value, radix: u32, prefix: &str) -> Res<Value> {
    let i = index_value(vm, v)?;
    let Some(b) = i.get::<BigIntObj>() else {
        return Ok(small_in_radix(i.as_i64().unwrap_or(0), radix, prefix));
    };
    let digits = crate::text::int::to_string_radix((&b.value).into(), radix);
    Ok(Value::string(&match digits.strip_prefix('-') {
        Some(d) => format!("-{prefix}{d}"),
        None => format!("{prefix}{digits}"),
    }))
}
/// In a radix that is a power of two.
fn small_in_radix(i: i64, radix: u32, prefix: &str) -> Value {
    let mut text = [0; 68];
    let (mut at, mut rest) = (text.len(), i.unsigned_abs());
    while rest > 0 || at == text.len() {
        at -= 1;
        text[at] = b"0123456789abcdef"[(rest & (radix as u64 - 1)) as usize];
        rest >>= radix.trailing_zeros();
    }
    for b in prefix.bytes().rev().chain((i < 0).then_some(b'-')) {
        at -= 1;
        text[at] = b;
    }
    StrObj::from_ascii(&text[at..]).into()
}
fn bin(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    in_radix(vm, &args.all[0], 2, "0b")
}
fn oct(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    in_radix(vm, &args.all[0], 8, "0o")
}
fn hex(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    in_radix(vm, &args.all[0], 16, "0x")
}

fn chr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let i = index_value(vm, &args.all[0])?;
    match i.as_i64() {
        Some(c @ 0..=0x10FFFF) => Ok(StrObj::from_code_point(c as u32).into()),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = &args.all[0];
    let n = match (v.as_str(), v.get::<BytesObj>()) {
        (Some(s), _) if s.len() == 1 => return Ok(Value::Int(s.at(0) as i64)),
        (_, Some(b)) if b.data.len() == 1 => return Ok(Value::Int(b.data[0] as i64)),
        (Some(s), _) => s.len(),
        (_, Some(b)) => b.data.len(),
        _ => {
            let msg = format!("ord() expected string of length 1, but {} found", v.ty().name());
            return Err(vm.type_error(msg));
        }
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {n} found")))
}

// ---- numbers --------------------------------------------------------------------------------------------

fn abs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = &args.all[0];
    match v {
        Value::Int(i) => match i.checked_abs() {
            Some(a) => Ok(Value::Int(a)),
            None => Ok(BigIntObj::from_big(-dashu_int::IBig::from(*i))),
        },
        Value::Float(f) => Ok(Value::Float(f.abs())),
        v => match super::numbers::call_unary(vm, v, &builtin().names.abs)? {
            Some(r) => Ok(r),
            None => Err(vm.type_error(format!("bad operand type for abs(): '{}'", v.ty().name()))),
        },
    }
}

fn divmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    super::numbers::divmod(vm, &args.all[0], &args.all[1])
}

/// Positional or keyword arguments of a function with the given parameter names.
fn bind<'a, const N: usize>(
    vm: &mut Vm,
    args: Args<'a>,
    function: &str,
    names: [&str; N],
    required: usize,
) -> Res<[Option<&'a Value>; N]> {
    let mut r = std::array::from_fn(|i| args.get(i));
    for (k, v) in args.keywords() {
        match names.iter().position(|n| k.as_ascii() == Some(n)) {
            Some(i) if r[i].is_some() => {
                let pos = i + 1;
                let msg =
                    format!("argument for {function}() given by name ('{}') and position ({pos})", names[i]);
                return Err(vm.type_error(msg));
            }
            Some(i) => r[i] = Some(v),
            None => {
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("{function}() got an unexpected keyword argument '{k}'")));
            }
        }
    }
    if let Some(i) = (0..required).find(|&i| r[i].is_none()) {
        let msg = format!("{function}() missing required argument '{}' (pos {})", names[i], i + 1);
        return Err(vm.type_error(msg));
    }
    Ok(r)
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let [base, exp, modulus] = bind(vm, args, "pow", ["base", "exp", "mod"], 2)?;
    let (Some(base), Some(exp)) = (base, exp) else { return Ok(Value::None) };
    match modulus.filter(|m| !m.is_none()) {
        None => ops::binary(vm, ops::BinOp::Pow, base, exp, false),
        Some(m) => super::numbers::pow_mod(vm, base, exp, m),
    }
}

fn round(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let [number, digits] = bind(vm, args, "round", ["number", "ndigits"], 1)?;
    let Some(number) = number else { return Ok(Value::None) };
    super::numbers::round(vm, number, digits.filter(|d| !d.is_none()))
}

// ---- attributes -----------------------------------------------------------------------------------------

fn attribute_name(vm: &mut Vm, v: &Value) -> Res<Ref<StrObj>> {
    match v.as_str() {
        Some(s) => Ok(intern_obj(Ref::from_ref(s))),
        None => Err(vm.type_error(format!("attribute name must be string, not '{}'", v.ty().name()))),
    }
}

fn getattr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    match args.get(2) {
        None => ops::get_attr(vm, &args.all[0], &name),
        Some(d) => Ok(ops::get_attr_opt(vm, &args.all[0], &name)?.unwrap_or_else(|| d.clone())),
    }
}
fn hasattr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    Ok(Value::Bool(ops::get_attr_opt(vm, &args.all[0], &name)?.is_some()))
}
fn setattr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    ops::set_attr(vm, &args.all[0], &name, args.all[2].clone())?;
    Ok(Value::None)
}
fn delattr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    ops::set_attr(vm, &args.all[0], &name, Value::Undef)?;
    Ok(Value::None)
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(v) = args.get(0) else {
        let mut names = Vec::new();
        let locals = super::evaluate::current_locals(vm)?;
        for k in ops::collect(vm, &locals)? {
            names.extend(k.as_str().map(Ref::from_ref));
        }
        return super::attributes::sorted_names(names);
    };
    if let Some(f) = v.ty().user_method(&builtin().names.dir)
        && v.get_exact::<TypeObj>().is_none()
    {
        let r = vm.call(&f, std::slice::from_ref(v))?;
        let items = ops::collect(vm, &r)?;
        let list = ListObj::new(items);
        let sort = ops::get_attr(vm, &list.value(), &intern("sort"))?;
        vm.call(&sort, &[])?;
        return Ok(list.into());
    }
    super::attributes::default_dir(vm, v)
}

// ---- identity, hashing, calling -------------------------------------------------------------------------

fn id(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = &args.all[0];
    // Immediate values have no address: equal ones get the same number, far from any address.
    Ok(Value::Int(match v {
        Value::Object(o) => o.as_ptr() as i64,
        v => {
            let mixed = v.raw_payload().wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(v.tag() as u32 * 7);
            (1 << 56 | mixed >> 8) as i64
        }
    }))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    ops::py_hash(vm, &args.all[0]).map(Value::Int)
}

fn callable(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(is_callable(&args.all[0])))
}

/// `callable(v)`.
pub fn is_callable(v: &Value) -> bool {
    let Some(o) = v.as_object() else { return false };
    match o.layout() {
        Layout::Function | Layout::NativeFunction | Layout::BoundMethod | Layout::Type => true,
        Layout::Wrapper => o.get::<WrapperObj>().is_some_and(|w| w.kind == WrapperKind::StaticMethod),
        _ => o.ty().lookup(&builtin().names.call).is_some(),
    }
}

// ---- containers and iterators ---------------------------------------------------------------------------

fn len(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    ops::length(vm, &args.all[0]).map(|n| Value::Int(n as i64))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(sentinel) = args.get(1) else { return ops::iter(vm, &args.all[0]) };
    if !is_callable(&args.all[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    Ok(IteratorObj::new(IterState::Callable(args.all[0].clone(), sentinel.clone())).into())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match (next_item(vm, &args.all[0]), args.get(1)) {
        (Err(e), Some(d)) => match vm.catch(&builtin().stop_iteration) {
            Some(_) => Ok(d.clone()),
            None => Err(e),
        },
        (r, _) => r,
    }
}

/// `next(it)` with the StopIteration as the iterator raises it.
pub fn next_item(vm: &mut Vm, it: &Value) -> Res<Value> {
    if let Some(g) = it.get_exact::<GeneratorObj>() {
        let g = Ref::from_ref(g);
        return match vm.resume_generator(&g, Value::None)? {
            GenResult::Yielded(v) => Ok(v),
            GenResult::Returned(v) => Err(vm.stop_iteration(v)),
        };
    }
    if matches!(it, Value::Object(o) if o.layout() == Layout::Instance)
        && let Some(f) = it.ty().user_method(&builtin().names.next)
    {
        return vm.call(&f, std::slice::from_ref(it));
    }
    ops::next_or_value(vm, it)?.map_err(|value| vm.stop_iteration(value))
}
