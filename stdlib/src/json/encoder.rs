//! `_json.make_encoder`: from values to JSON text.

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{TextBuf, add_note_to, class_argument, index_argument, made, repr, repr_text};
use vm::native::bind;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

use super::{named, natives, quote};

/// How strings become JSON text.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    Ascii,
    Any,
    /// By a function of the program.
    Called,
}

/// Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)
#[native_type("_json.Encoder")]
#[derive(Trace)]
pub struct Encoder {
    header: Header,
    /// A dict of the objects that are being written, or None.
    markers: Value,
    default: Value,
    encoder: Value,
    #[untraced]
    quotes: Quotes,
    /// A string, or None.
    indent: Value,
    key_separator: Ref<StrObj>,
    item_separator: Ref<StrObj>,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
}

/// What an object is at work on while its parts are written: it must not be one of them.
struct Marked(Option<(Ref<DictObj>, Value)>);

impl Encoder {
    fn mark(&self, vm: &mut Vm, v: &Value) -> Res<Marked> {
        let Some(markers) = self.markers.get::<DictObj>().map(Ref::from_ref) else { return Ok(Marked(None)) };
        let id = Value::Int(v.raw_payload() as i64);
        if ops::dict_get(vm, &markers, &id)?.is_some() {
            return Err(vm.value_error("Circular reference detected"));
        }
        ops::dict_set(vm, &markers, id.clone(), v.clone())?;
        Ok(Marked(Some((markers, id))))
    }
    fn unmark(&self, vm: &mut Vm, m: Marked) -> Res<()> {
        match m.0 {
            Some((markers, id)) => ops::dict_remove(vm, &markers, &id).map(drop),
            None => Ok(()),
        }
    }
    fn string(&self, vm: &mut Vm, out: &mut TextBuf, s: &Value) -> Res<()> {
        let text = s.as_str().filter(|_| self.quotes != Quotes::Called);
        if let Some(text) = text {
            quote(out, text, self.quotes == Quotes::Ascii);
            return Ok(());
        }
        let r = vm.call(&self.encoder, std::slice::from_ref(s))?;
        match r.as_str() {
            Some(text) => out.push(text),
            None => {
                let t = r.ty().name();
                return Err(vm.type_error(format!("encoder() must return a string, not {t}")));
            }
        }
        Ok(())
    }
    /// Writes a number, True, False or None; whether the value is one of them.
    fn plain(&self, vm: &mut Vm, out: &mut TextBuf, v: &Value) -> Res<bool> {
        match v {
            Value::None => out.push_ascii(b"null"),
            Value::Bool(b) => out.push_ascii(if b.get() { b"true" } else { b"false" }),
            Value::Int(i) => {
                // The digits, last one first.
                let (mut digits, mut n, mut at) = ([0; 20], i.unsigned_abs(), 20);
                loop {
                    at -= 1;
                    digits[at] = b'0' + (n % 10) as u8;
                    n /= 10;
                    if n == 0 {
                        break;
                    }
                }
                if *i < 0 {
                    out.push_ascii(b"-");
                }
                out.push_ascii(&digits[at..]);
            }
            _ if let Some(f) = float_of(v) => self.float(vm, out, v, f)?,
            v if v.as_i64().is_some() || v.get::<BigIntObj>().is_some() => {
                // As an int, whatever its class makes of that.
                let repr = builtin().int.lookup(&builtin().names.repr).unwrap_or_default();
                let text = vm.call(&repr, std::slice::from_ref(v))?;
                text.as_str().iter().for_each(|s| out.push(s));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
    fn float(&self, vm: &mut Vm, out: &mut TextBuf, v: &Value, f: f64) -> Res<()> {
        if f.is_finite() {
            let text = repr(vm, &Value::float(f))?;
            text.as_str().iter().for_each(|s| out.push(s));
            return Ok(());
        }
        if !self.allow_nan {
            let shown = repr_text(vm, v)?;
            let msg = format!("Out of range float values are not JSON compliant: {shown}");
            return Err(vm.value_error(msg));
        }
        out.push_str(match f {
            _ if f.is_nan() => "NaN",
            _ if f > 0.0 => "Infinity",
            _ => "-Infinity",
        });
        Ok(())
    }
    fn encode(&self, vm: &mut Vm, out: &mut TextBuf, v: &Value, level: usize) -> Res<()> {
        if v.as_str().is_some() {
            return self.string(vm, out, v);
        }
        if self.plain(vm, out, v)? {
            return Ok(());
        }
        vm.check_native_stack()?;
        if v.get::<ListObj>().is_some() || v.get::<TupleObj>().is_some() {
            return self.list(vm, out, v, level);
        }
        if let Some(d) = v.get::<DictObj>() {
            return self.dict(vm, out, v, &Ref::from_ref(d), level);
        }
        let mark = self.mark(vm, v)?;
        let other = vm.call(&self.default, std::slice::from_ref(v))?;
        if let Err(e) = self.encode(vm, out, &other, level) {
            note(vm, format!("when serializing {} object", type_name(v)));
            return Err(e);
        }
        self.unmark(vm, mark)
    }
    /// Begins a line within an object or array, if there are lines.
    fn new_line(&self, out: &mut TextBuf, level: usize) {
        if let Some(indent) = self.indent.as_str() {
            out.push_ascii(b"\n");
            (0..level).for_each(|_| out.push(indent));
        }
    }
    fn list(&self, vm: &mut Vm, out: &mut TextBuf, v: &Value, level: usize) -> Res<()> {
        // A list may change while it is written; what is derived from one says itself what is in it.
        let own = match v.get_exact::<InstanceObj>() {
            Some(_) => Some(ops::collect(vm, v)?),
            None => None,
        };
        let item = |i: usize| match (&own, v.get_exact::<ListObj>(), v.get_exact::<TupleObj>()) {
            (Some(items), ..) => items.get(i).cloned(),
            (_, Some(l), _) => l.get(i),
            (_, _, Some(t)) => t.items().get(i).cloned(),
            _ => None,
        };
        if item(0).is_none() {
            out.push_ascii(b"[]");
            return Ok(());
        }
        let mark = self.mark(vm, v)?;
        out.push_ascii(b"[");
        let mut i = 0;
        while let Some(x) = item(i) {
            if i > 0 {
                out.push(&self.item_separator);
            }
            self.new_line(out, level + 1);
            if let Err(e) = self.encode(vm, out, &x, level + 1) {
                note(vm, format!("when serializing {} item {i}", type_name(v)));
                return Err(e);
            }
            i += 1;
        }
        self.new_line(out, level);
        out.push_ascii(b"]");
        self.unmark(vm, mark)
    }
    /// The members of a dict, in the order in which they are written.
    fn members(&self, vm: &mut Vm, v: &Value, d: &DictObj) -> Res<Vec<(Value, Value)>> {
        if !self.sort_keys && v.get_exact::<DictObj>().is_some() {
            return Ok(d.data.with(|t| t.iter().map(|e| (e.key.clone(), e.value().clone())).collect()));
        }
        let items = ops::get_attr(vm, v, &intern("items"))?;
        let items = vm.call(&items, &[])?;
        let items: Value = ops::list_of(vm, &items)?.into();
        if self.sort_keys {
            let sort = ops::get_attr(vm, &items, &intern("sort"))?;
            vm.call(&sort, &[])?;
        }
        let mut all = Vec::new();
        for pair in ops::collect(vm, &items)? {
            match pair.get::<TupleObj>().map(TupleObj::items) {
                Some([k, x]) => all.push((k.clone(), x.clone())),
                _ => return Err(vm.value_error("items must return 2-tuples")),
            }
        }
        Ok(all)
    }
    fn dict(&self, vm: &mut Vm, out: &mut TextBuf, v: &Value, d: &DictObj, level: usize) -> Res<()> {
        if d.is_empty() {
            out.push_ascii(b"{}");
            return Ok(());
        }
        let mark = self.mark(vm, v)?;
        out.push_ascii(b"{");
        let mut first = true;
        for (k, x) in self.members(vm, v, d)? {
            let name = match k.as_str() {
                Some(_) => k.clone(),
                None => {
                    let mut text = TextBuf::new();
                    match self.plain(vm, &mut text, &k)? {
                        true => text.finish().into(),
                        false if self.skip_keys => continue,
                        false => {
                            let t = k.ty().name();
                            let msg = format!("keys must be str, int, float, bool or None, not {t}");
                            return Err(vm.type_error(msg));
                        }
                    }
                }
            };
            if !std::mem::take(&mut first) {
                out.push(&self.item_separator);
            }
            self.new_line(out, level + 1);
            self.string(vm, out, &name)?;
            out.push(&self.key_separator);
            if let Err(e) = self.encode(vm, out, &x, level + 1) {
                return Err(noted_member(vm, v, &k, e));
            }
        }
        if !first {
            self.new_line(out, level);
        }
        out.push_ascii(b"}");
        self.unmark(vm, mark)
    }
}

fn float_of(v: &Value) -> Option<f64> {
    match v {
        Value::Float(f) => Some(f.get()),
        Value::Object(_) => match v.get_exact::<InstanceObj>()?.payload()? {
            Value::Float(f) => Some(f.get()),
            _ => None,
        },
        _ => None,
    }
}

/// The class of a value with its module, but for built-in ones.
fn type_name(v: &Value) -> String {
    vm::traceback::class_name(v.ty())
}

/// Adds to the exception in flight where it happened.
fn note(vm: &mut Vm, text: String) {
    add_note_to(&vm.exception, &text);
}

fn noted_member(vm: &mut Vm, of: &Value, key: &Value, e: Raised) -> Raised {
    let raised = vm.take_exception();
    match repr_text(vm, key) {
        Ok(k) => {
            add_note_to(&raised, &format!("when serializing {} item {k}", type_name(of)));
            vm.exception = raised;
            e
        }
        Err(e) => e,
    }
}

#[native_methods("_json.Encoder")]
impl Encoder {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const NAMES: &[&str] = &[
            "markers",
            "default",
            "encoder",
            "indent",
            "key_separator",
            "item_separator",
            "sort_keys",
            "skipkeys",
            "allow_nan",
        ];
        let class = class_argument(vm, args, Encoder::TYPE.class())?;
        let given: [Option<&Value>; 9] = bind(vm, &named("make_encoder", NAMES), args.skip(1))?;
        let [
            markers,
            default,
            encoder,
            indent,
            key_separator,
            item_separator,
            sort_keys,
            skip_keys,
            allow_nan,
        ] = given.map(|v| v.cloned().unwrap_or_default());
        if !markers.is_none() && markers.get::<DictObj>().is_none() {
            let t = markers.ty().name();
            return Err(vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {t}")));
        }
        let mut text = |v: &Value, n: usize| match v.as_str() {
            Some(s) => Ok(Ref::from_ref(s)),
            None => {
                let t = if v.is_none() { "None".to_string() } else { v.ty().name() };
                Err(vm.type_error(format!("make_encoder() argument {n} must be str, not {t}")))
            }
        };
        let separators = (text(&key_separator, 5)?, text(&item_separator, 6)?);
        let flag = |vm: &mut Vm, v: &Value| ops::truth(vm, v);
        let encoder = Encoder {
            header: native_header::<Encoder>(),
            markers,
            default,
            quotes: quotes_of(&encoder),
            encoder,
            indent,
            key_separator: separators.0,
            item_separator: separators.1,
            sort_keys: flag(vm, &sort_keys)?,
            skip_keys: flag(vm, &skip_keys)?,
            allow_nan: flag(vm, &allow_nan)?,
        };
        Ok(made(&class, new_native(encoder)))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(me) = args.all[0].get::<Encoder>().map(Ref::from_ref) else { return Ok(Value::None) };
        let params = named("_iterencode", &["obj", "_current_indent_level"]);
        let [obj, level] = bind(vm, &params, args.skip(1))?.map(|v| v.cloned().unwrap_or_default());
        let level = index_argument(vm, &level)?.max(0) as usize;
        let mut out = TextBuf::new();
        me.encode(vm, &mut out, &obj, level)?;
        Ok(TupleObj::new(vec![out.finish().into()]).into())
    }
}

/// Whether strings are quoted by one of this module's functions.
fn quotes_of(encoder: &Value) -> Quotes {
    let is = |name: &str| {
        let own = natives::NATIVES.iter().find(|d| d.name == name);
        encoder.get_exact::<NativeObj>().zip(own).is_some_and(|(f, d)| std::ptr::eq(f.def, d))
    };
    match () {
        () if is("encode_basestring_ascii") => Quotes::Ascii,
        () if is("encode_basestring") => Quotes::Any,
        () => Quotes::Called,
    }
}
