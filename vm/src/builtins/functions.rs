//! The built-in functions, other than those about classes, reductions (`sum`, `max`, …) and evaluation.

use std::borrow::Cow;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{GenResult, Raised, Res, Vm};

use super::numbers::index_value;
use super::{add_functions, attributes, evaluate, numbers, str_of};

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), natives::NATIVES);
}

/// The text of a str value.
pub(super) fn text(v: &Value) -> String {
    v.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default()
}

// ---- input and output -----------------------------------------------------------------------------------

/// `sys.stdout` and the like; `None` while there is no `sys`.
fn standard_stream(vm: &mut Vm, name: &str) -> Option<Value> {
    let sys = vm.modules.get_name(&intern("sys"))?;
    sys.get_exact::<ModuleObj>()?.ns.get_name(&intern(name))
}

/// Writes what waits in a stream. That this fails does not matter here.
fn flush(vm: &mut Vm, stream: &Value) {
    let flushed = ops::get_attr(vm, stream, &intern("flush")).and_then(|f| vm.call(&f, &[]));
    if flushed.is_err() {
        vm.take_exception();
    }
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

/// Prints to a file of Python's: its `write` sees a call for each piece.
fn print_pieces(
    vm: &mut Vm,
    file: &Value,
    args: &[Value],
    sep: Option<&Value>,
    end: Option<&Value>,
) -> Res<()> {
    let name = intern("write");
    let write = |vm: &mut Vm, piece: Value| {
        let f = ops::get_attr(vm, file, &name)?;
        let piece = if piece.get_exact::<StrObj>().is_some() { piece } else { str_of(vm, &piece)? };
        vm.call(&f, &[piece])
    };
    let or = |given: Option<&Value>, c: u8| given.cloned().unwrap_or_else(|| StrObj::from_ascii(&[c]).into());
    let (sep, end) = (or(sep, b' '), or(end, b'\n'));
    for (i, v) in args.iter().enumerate() {
        if i > 0 {
            write(vm, sep.clone())?;
        }
        write(vm, v.clone())?;
    }
    write(vm, end).map(drop)
}

/// What `print` is to write between or behind values, if it is told.
fn separator<'a>(vm: &mut Vm, name: &str, v: Option<&'a Value>) -> Res<Option<Cow<'a, str>>> {
    match v {
        None => Ok(None),
        Some(v) => match v.as_str() {
            Some(s) => Ok(Some(s.to_str_lossy())),
            None => Err(vm.type_error(format!("{name} must be None or a string, not {}", v.ty().name()))),
        },
    }
}

fn leave(vm: &mut Vm, code: Option<&Value>) -> Raised {
    let code = code.cloned().unwrap_or(Value::None);
    let e = ExceptionObj::new(&builtin().system_exit, TupleObj::new(vec![code]).into());
    vm.raise(e.into())
}

/// Prints the value of an interactive expression.
pub fn display_hook(vm: &mut Vm, v: &Value) -> Res<()> {
    if v.is_none() {
        return Ok(());
    }
    vm.builtins.set_str("_", Value::None);
    let s = super::repr(vm, v)?;
    let file = standard_stream(vm, "stdout");
    write_text(vm, file.as_ref(), &text(&s))?;
    write_text(vm, file.as_ref(), "\n")?;
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

// ---- attributes -----------------------------------------------------------------------------------------

fn attribute_name(vm: &mut Vm, v: &Value) -> Res<Ref<StrObj>> {
    match v.as_str() {
        Some(s) => Ok(intern_obj(Ref::from_ref(s))),
        None => Err(vm.type_error(format!("attribute name must be string, not '{}'", v.ty().name()))),
    }
}

// ---- identity, hashing, calling -------------------------------------------------------------------------

/// `callable(v)`.
pub fn is_callable(v: &Value) -> bool {
    let Some(o) = v.as_object() else { return false };
    match o.layout() {
        Layout::Function | Layout::BoundMethod | Layout::Type => true,
        Layout::NativeFunction => {
            o.get::<NativeObj>().is_some_and(|n| !matches!(n.def.kind, NativeKind::Getter))
        }
        Layout::Wrapper => o.get::<WrapperObj>().is_some_and(|w| w.kind == WrapperKind::StaticMethod),
        _ => o.ty().lookup(&builtin().names.call).is_some(),
    }
}

// ---- containers and iterators ---------------------------------------------------------------------------

/// `next(it)` with the StopIteration as the iterator raises it.
pub fn next_item(vm: &mut Vm, it: &Value) -> Res<Value> {
    if let Some(g) = it.get_exact::<GeneratorObj>() {
        let g = Ref::from_ref(g);
        return match vm.resume_generator(&g, Value::None)? {
            GenResult::Yielded(v) => Ok(v),
            GenResult::Returned(v) => Err(vm.stop_iteration(v)),
        };
    }
    if ops::has_user_class(it)
        && let Some(f) = it.ty().user_method(&builtin().names.next)
    {
        return crate::ops::call_special(vm, &f, it, &[]);
    }
    ops::next_or_value(vm, it)?.map_err(|value| vm.stop_iteration(value))
}

// ---- the functions --------------------------------------------------------------------------------------

// Those that call methods of user classes (`len`, `hash`, `repr`, …) may run any Python code.

/// `open` is made of Python, as the streams are; the arguments are bound here for the words of its errors.
fn open_file(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const PARAMS: crate::native::Params = crate::native::Params {
        function: "open",
        names: &["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"],
        positional_only: 0,
        positional: 8,
        required: 1,
        required_keywords: 0,
        rest: false,
    };
    let given = crate::native::bind::<8>(vm, &PARAMS, args)?;
    let (names, values): (Vec<Value>, Vec<Value>) =
        PARAMS.names.iter().zip(given).filter_map(|(n, v)| v.map(|v| (intern(n).into(), v.clone()))).unzip();
    let io = crate::import::import_dotted(vm, "_io")?;
    let f = ops::get_attr(vm, &io, &intern("_open"))?;
    vm.call_kw(&f, &values, Some(&TupleObj::new(names)))
}

/// The built-in functions of this file.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Open a file and return a stream.
    #[native(
        signature = "($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        min = 0,
        max = 255
    )]
    fn open(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        super::open_file(vm, args)
    }
    /// Print values to a stream, by default sys.stdout, with sep between them and end behind.
    #[native]
    fn print(
        vm: &mut Vm,
        args: &[Value],
        #[keyword]
        #[default(None, "' '")]
        sep: Option<&Value>,
        #[keyword]
        #[default(None, "'\\n'")]
        end: Option<&Value>,
        #[keyword]
        #[default(None)]
        file: Option<&Value>,
        #[keyword]
        #[default(false)]
        flush: bool,
    ) -> Res<Value> {
        let (sep_value, end_value) = (sep, end);
        let sep = separator(vm, "sep", sep)?;
        let end = separator(vm, "end", end)?;
        let mut file = file.cloned();
        if file.is_none() {
            file = standard_stream(vm, "stdout");
            if file.as_ref().is_some_and(|f| f.is_none()) {
                return Ok(Value::None);
            }
            if file.is_none() && vm.modules.get_name(&intern("sys")).is_some() {
                return Err(vm.error(&builtin().runtime_error, "lost sys.stdout"));
            }
        }
        if let Some(f) = file.as_ref().filter(|f| f.get_exact::<FileObj>().is_none()) {
            print_pieces(vm, f, args, sep_value, end_value)?;
            if flush {
                let m = ops::get_attr(vm, f, &intern("flush"))?;
                vm.call(&m, &[])?;
            }
            return Ok(Value::None);
        }
        let sep = sep.as_deref().unwrap_or(" ");
        let end = end.as_deref().unwrap_or("\n");
        let mut line = String::new();
        for (i, v) in args.iter().enumerate() {
            if i > 0 {
                line.push_str(sep);
            }
            // A standard stream gets the line at once. But what comes before an object whose `__str__` may print itself, or
            // raise, is out by then.
            let is_str = v.get_exact::<StrObj>().is_some();
            if v.is_object() && !is_str && !line.is_empty() {
                write_text(vm, file.as_ref(), &std::mem::take(&mut line))?;
            }
            let s = if is_str { v.clone() } else { str_of(vm, v)? };
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
        }
        line.push_str(end);
        write_text(vm, file.as_ref(), &line)?;
        if flush {
            vm.out.flush().map_err(|e| crate::import::raise_os_error(vm, &e, None))?;
        }
        Ok(Value::None)
    }

    /// Read a line from standard input, without its end; the prompt is printed before.
    #[native]
    fn input(vm: &mut Vm, #[optional("''")] prompt: Option<&Value>) -> Res<Value> {
        let [stdin, stdout, stderr] = ["stdin", "stdout", "stderr"].map(|name| {
            let stream = standard_stream(vm, name).filter(|s| !s.is_none());
            let lost = || vm.error(&builtin().runtime_error, format!("lost sys.{name}"));
            stream.ok_or_else(lost)
        });
        let (stdin, stdout) = (stdin?, stdout?);
        flush(vm, &stderr?);
        if let Some(p) = prompt {
            let p = str_of(vm, p)?;
            write_text(vm, Some(&stdout), &text(&p))?;
        }
        flush(vm, &stdout);
        let read = ops::get_attr(vm, &stdin, &intern("readline"))?;
        let line = vm.call(&read, &[])?;
        if let Some(b) = line.get::<BytesObj>() {
            return Ok(BytesObj::new(b.data.strip_suffix(b"\n").unwrap_or(&b.data)).into());
        }
        let Some(s) = line.as_str() else {
            return Err(vm.type_error("object.readline() returned non-string"));
        };
        if s.is_empty() {
            return Err(vm.error(&builtin().eof_error, "EOF when reading a line"));
        }
        match s.to_str_lossy().strip_suffix('\n') {
            Some(text) => Ok(Value::string(text)),
            None => Ok(line),
        }
    }

    /// Call sys.breakpointhook, which starts the debugger.
    #[native(min = 0, max = 255)]
    fn breakpoint(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        match standard_stream(vm, "breakpointhook") {
            Some(hook) => vm.call_kw(&hook, args.all, args.kwnames),
            None => Err(vm.error(&builtin().runtime_error, "lost sys.breakpointhook")),
        }
    }

    /// Return the absolute value.
    #[native(intrinsic = Abs)]
    fn abs(vm: &mut Vm, x: &Value) -> Res<Value> {
        match x {
            Value::Int(i) => match i.checked_abs() {
                Some(a) => Ok(Value::Int(a)),
                None => Ok(BigIntObj::from_big(-dashu_int::IBig::from(*i))),
            },
            Value::Float(f) => Ok(Value::float(f.get().abs())),
            v => match numbers::call_unary(vm, v, &builtin().names.abs)? {
                Some(r) => Ok(r),
                None => Err(vm.type_error(format!("bad operand type for abs(): '{}'", v.ty().name()))),
            },
        }
    }

    /// Return an int in binary notation.
    ///
    /// >>> bin(2796202)
    /// '0b1010101010101010101010'
    #[native]
    fn bin(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_radix(vm, number, 2, "0b")
    }

    /// Return an int in octal notation.
    ///
    /// >>> oct(342391)
    /// '0o1234567'
    #[native]
    fn oct(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_radix(vm, number, 8, "0o")
    }

    /// Return an int in hexadecimal notation.
    ///
    /// >>> hex(12648430)
    /// '0xc0ffee'
    #[native]
    fn hex(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_radix(vm, number, 16, "0x")
    }

    /// Return whether the object can be called.
    #[native(effects = "reads")]
    fn callable(obj: &Value) -> bool {
        is_callable(obj)
    }

    /// Return the character with that code point.
    #[native(intrinsic = Chr)]
    fn chr(vm: &mut Vm, i: &Value) -> Res<Value> {
        match index_value(vm, i)?.as_i64() {
            Some(c @ 0..=0x10FFFF) => Ok(StrObj::from_code_point(c as u32).into()),
            _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
        }
    }

    /// Delete an attribute: del obj.name.
    #[native]
    fn delattr(vm: &mut Vm, obj: &Value, name: &Value) -> Res<()> {
        let name = attribute_name(vm, name)?;
        ops::set_attr(vm, obj, &name, Value::Undef)?;
        Ok(())
    }

    /// Return the sorted names of an object's attributes, or of the local variables.
    #[native(looks_at_frame, no_signature, unpacked)]
    fn dir(vm: &mut Vm, #[optional] object: Option<&Value>) -> Res<Value> {
        let Some(v) = object else {
            let mut names = Vec::new();
            let mut locals = evaluate::current_locals(vm)?;
            if locals.get_exact::<DictObj>().is_none() {
                let keys = ops::get_attr(vm, &locals, &intern("keys"))?;
                locals = vm.call(&keys, &[])?;
                if locals.get::<ListObj>().is_none() {
                    let what = locals.ty().name();
                    let msg = format!("dir(): expected keys() of locals to be a list, not '{what}'");
                    return Err(vm.type_error(msg));
                }
            }
            for k in ops::collect(vm, &locals)? {
                names.extend(k.as_str().map(Ref::from_ref));
            }
            return attributes::sorted_names(names);
        };
        let r = match v.ty().user_method(&builtin().names.dir) {
            Some(f) => ops::call_special(vm, &f, v, &[])?,
            None => attributes::default_dir(vm, v)?,
        };
        let items = ops::collect(vm, &r)?;
        let list = ListObj::new(items);
        let sort = ops::get_attr(vm, &list.value(), &intern("sort"))?;
        vm.call(&sort, &[])?;
        Ok(list.into())
    }

    /// Return (x // y, x % y).
    #[native(intrinsic = DivMod)]
    fn divmod(vm: &mut Vm, x: &Value, y: &Value) -> Res<Value> {
        numbers::divmod(vm, x, y)
    }

    /// Leave the program by raising SystemExit.
    #[native(effects = "writes")]
    fn exit(vm: &mut Vm, #[default(None)] code: Option<&Value>) -> Res<()> {
        Err(leave(vm, code))
    }

    /// Leave the program by raising SystemExit.
    #[native(effects = "writes")]
    fn quit(vm: &mut Vm, #[default(None)] code: Option<&Value>) -> Res<()> {
        Err(leave(vm, code))
    }

    /// Return an attribute of an object, or the default if it has none of that name.
    #[native(intrinsic = GetAttr, no_signature)]
    fn getattr(vm: &mut Vm, object: &Value, name: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        let name = attribute_name(vm, name)?;
        match default {
            None => ops::get_attr(vm, object, &name),
            Some(d) => Ok(ops::get_attr_opt(vm, object, &name)?.unwrap_or_else(|| d.clone())),
        }
    }

    /// Return whether the object has an attribute of that name.
    #[native(intrinsic = HasAttr)]
    fn hasattr(vm: &mut Vm, obj: &Value, name: &Value) -> Res<bool> {
        let name = attribute_name(vm, name)?;
        Ok(ops::get_attr_opt(vm, obj, &name)?.is_some())
    }

    /// Return the hash value of an object.
    #[native(intrinsic = Hash)]
    fn hash(vm: &mut Vm, obj: &Value) -> Res<i64> {
        ops::py_hash(vm, obj)
    }

    /// Return a number that no other living object has.
    #[native(effects = "pure")]
    fn id(obj: &Value) -> i64 {
        // Immediate values have no address: equal ones get the same number, far from any address.
        match obj {
            Value::Object(o) => o.as_ptr() as i64,
            v => {
                let mixed =
                    v.raw_payload().wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(v.tag() as u32 * 7);
                (1 << 56 | mixed >> 8) as i64
            }
        }
    }

    /// Return the number of items.
    #[native(intrinsic = Len)]
    fn len(vm: &mut Vm, obj: &Value) -> Res<usize> {
        ops::length(vm, obj)
    }

    /// Return the code point of a string of one character, or the value of a single byte.
    #[native(effects = "pure", intrinsic = Ord)]
    fn ord(vm: &mut Vm, character: &Value) -> Res<i64> {
        let n = match (character.as_str(), character.get::<BytesObj>()) {
            (Some(s), _) if s.len() == 1 => return Ok(s.at(0) as i64),
            (_, Some(b)) if b.data.len() == 1 => return Ok(b.data[0] as i64),
            (Some(s), _) => s.len(),
            (_, Some(b)) => b.data.len(),
            _ if let Some(b) = character.get::<crate::builtins::ByteArray>() => match b.to_vec()[..] {
                [c] => return Ok(c as i64),
                _ => b.count(),
            },
            _ => {
                let msg = format!("ord() expected string of length 1, but {} found", character.ty().name());
                return Err(vm.type_error(msg));
            }
        };
        Err(vm.type_error(format!("ord() expected a character, but string of length {n} found")))
    }

    /// Return base to the power of exp, modulo mod if that is given.
    #[native]
    fn pow(
        vm: &mut Vm,
        #[either] base: &Value,
        #[either] exp: &Value,
        #[either]
        #[default(None)]
        r#mod: Option<&Value>,
    ) -> Res<Value> {
        match r#mod {
            None => ops::binary(vm, ops::BinOp::Pow, base, exp, false),
            Some(m) => numbers::pow_mod(vm, base, exp, m),
        }
    }

    /// Round a number to so many decimal digits, or to an int.
    #[native(intrinsic = Round)]
    fn round(
        vm: &mut Vm,
        #[either] number: &Value,
        #[either]
        #[default(None)]
        ndigits: Option<&Value>,
    ) -> Res<Value> {
        numbers::round(vm, number, ndigits)
    }

    /// Set an attribute: obj.name = value.
    #[native(intrinsic = SetAttr)]
    fn setattr(vm: &mut Vm, obj: &Value, name: &Value, value: &Value) -> Res<()> {
        let name = attribute_name(vm, name)?;
        ops::set_attr(vm, obj, &name, value.clone())?;
        Ok(())
    }
}
