//! `_json.make_scanner`: from JSON text to values.

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{class_argument, index_argument, made};
use vm::memory;
use vm::native::bind;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

use super::{failed, named, plain_length, scan_string};

/// JSON scanner object
#[native_type("_json.Scanner")]
#[derive(Trace)]
pub struct Scanner {
    header: Header,
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
}

/// The names of members that have been seen in a document: the same name is the same object.
struct Names {
    /// Names by their first and last characters and their length, for those who look for text that has not become a string yet.
    latest: Vec<Value>,
    all: Ref<DictObj>,
}

impl Names {
    const LATEST: usize = 64;
    fn slot(text: &[u8]) -> usize {
        let at = |i: usize| text.get(i).map_or(0, |&b| b as usize);
        let n = text.len();
        (at(0) ^ at(n / 2) << 1 ^ at(n.wrapping_sub(1)) << 2 ^ n << 3) % Names::LATEST
    }
    /// A name that is this text.
    fn latest(&self, text: &[u8]) -> Option<&Value> {
        let v = self.latest.get(Names::slot(text))?;
        v.get_exact::<StrObj>().filter(|s| s.as_ascii().is_some_and(|s| s.as_bytes() == text)).map(|_| v)
    }
    /// The object for a name.
    fn known(&mut self, vm: &mut Vm, name: Value) -> Res<Value> {
        let v = match ops::dict_get(vm, &self.all, &name)? {
            Some(known) => known,
            None => {
                ops::dict_set(vm, &self.all, name.clone(), name.clone())?;
                name
            }
        };
        if let Some(text) = v.get_exact::<StrObj>().and_then(StrObj::as_ascii) {
            if self.latest.is_empty() {
                self.latest.resize(Names::LATEST, Value::None);
            }
            self.latest[Names::slot(text.as_bytes())] = v.clone();
        }
        Ok(v)
    }
}

/// A text that is being read.
struct Reader<'a> {
    scanner: &'a Scanner,
    text: &'a StrObj,
    names: Names,
}

/// A value and the place behind it.
type Read = (Value, usize);

impl<'a> Reader<'a> {
    fn at(&self, i: usize) -> Option<u8> {
        match self.text.chars() {
            Chars::Ascii(s) => s.as_bytes().get(i).copied(),
            // Whatever is not ASCII stands for nothing here.
            Chars::Wide(w) => w.get(i).map(|&c| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'?')),
        }
    }
    fn digit_at(&self, i: usize) -> bool {
        self.at(i).is_some_and(|c| c.is_ascii_digit())
    }
    fn skip_digits(&self, mut i: usize) -> usize {
        while self.digit_at(i) {
            i += 1;
        }
        i
    }
    fn skip_space(&self, mut i: usize) -> usize {
        while matches!(self.at(i), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            i += 1;
        }
        i
    }
    fn is_here(&self, word: &str, i: usize) -> bool {
        word.bytes().enumerate().all(|(k, c)| self.at(i + k) == Some(c))
    }
    /// There is no value here: the caller of the scanner makes an error of it.
    fn nothing(&self, vm: &mut Vm, i: usize) -> Raised {
        vm.stop_iteration(Value::Int(i as i64))
    }
    fn value(&mut self, vm: &mut Vm, i: usize) -> Res<Read> {
        let Some(c) = self.at(i) else { return Err(self.nothing(vm, i)) };
        match c {
            b'"' => scan_string(vm, self.text, i + 1, self.scanner.strict),
            b'{' => {
                vm.check_native_stack()?;
                self.object(vm, i + 1)
            }
            b'[' => {
                vm.check_native_stack()?;
                self.array(vm, i + 1)
            }
            b'n' if self.is_here("null", i) => Ok((Value::None, i + 4)),
            b't' if self.is_here("true", i) => Ok((Value::bool(true), i + 4)),
            b'f' if self.is_here("false", i) => Ok((Value::bool(false), i + 5)),
            b'N' if self.is_here("NaN", i) => self.constant(vm, "NaN", i),
            b'I' if self.is_here("Infinity", i) => self.constant(vm, "Infinity", i),
            b'-' if self.is_here("-Infinity", i) => self.constant(vm, "-Infinity", i),
            _ => self.number(vm, i),
        }
    }
    fn constant(&self, vm: &mut Vm, word: &str, i: usize) -> Res<Read> {
        let v = vm.call(&self.scanner.parse_constant, &[Value::string(word)])?;
        Ok((v, i + word.len()))
    }
    fn number(&self, vm: &mut Vm, start: usize) -> Res<Read> {
        let first = if self.at(start) == Some(b'-') { start + 1 } else { start };
        let mut end = match self.at(first) {
            Some(b'0') => first + 1,
            Some(b'1'..=b'9') => self.skip_digits(first + 1),
            _ => return Err(self.nothing(vm, start)),
        };
        let mut is_float = false;
        if self.at(end) == Some(b'.') && self.digit_at(end + 1) {
            is_float = true;
            end = self.skip_digits(end + 1);
        }
        if matches!(self.at(end), Some(b'e' | b'E')) {
            let sign = matches!(self.at(end + 1), Some(b'+' | b'-')) as usize;
            if self.digit_at(end + 1 + sign) {
                is_float = true;
                end = self.skip_digits(end + 1 + sign);
            }
        }
        let text = self.text.substring(start, end);
        let known = text.as_ascii().unwrap_or_default();
        let (parse, class) = match is_float {
            true => (&self.scanner.parse_float, &builtin().float),
            false => (&self.scanner.parse_int, &builtin().int),
        };
        if parse.is(&class.value()) {
            if let (true, Ok(x)) = (is_float, known.parse()) {
                return Ok((Value::float(x), end));
            }
            if let (false, Ok(n)) = (is_float, known.parse()) {
                return Ok((Value::Int(n), end));
            }
        }
        Ok((vm.call(parse, &[text.into()])?, end))
    }
    /// The name of a member, from behind its opening quote.
    fn name(&mut self, vm: &mut Vm, i: usize) -> Res<Read> {
        if let Some(rest) = self.text.as_ascii().and_then(|s| s.as_bytes().get(i..))
            && let Some(n) = plain_length(rest)
            && let Some(known) = self.names.latest(&rest[..n])
        {
            return Ok((known.clone(), i + n + 1));
        }
        let (v, end) = scan_string(vm, self.text, i, self.scanner.strict)?;
        Ok((self.names.known(vm, v)?, end))
    }
    /// What comes after an item: `None` if that was the last one, else where the next one begins.
    fn after_item(&self, vm: &mut Vm, i: usize, close: u8, what: &str) -> Res<Result<usize, usize>> {
        let i = self.skip_space(i);
        match self.at(i) {
            Some(c) if c == close => return Ok(Err(i + 1)),
            Some(b',') => {}
            _ => return Err(failed(vm, "Expecting ',' delimiter", self.text, i)),
        }
        let next = self.skip_space(i + 1);
        if self.at(next) == Some(close) {
            return Err(failed(vm, &format!("Illegal trailing comma before end of {what}"), self.text, i));
        }
        Ok(Ok(next))
    }
    fn array(&mut self, vm: &mut Vm, i: usize) -> Res<Read> {
        let mut i = self.skip_space(i);
        let mut items = Vec::new();
        if self.at(i) == Some(b']') {
            return Ok((ListObj::new(items).into(), i + 1));
        }
        loop {
            let (v, end) = self.value(vm, i)?;
            ops::push(vm, &mut items, v)?;
            memory::settle(vm)?;
            match self.after_item(vm, end, b']', "array")? {
                Ok(next) => i = next,
                Err(end) => return Ok((ListObj::new(items).into(), end)),
            }
        }
    }
    /// The members of an object, and the place behind it.
    fn members(
        &mut self,
        vm: &mut Vm,
        i: usize,
        add: &mut dyn FnMut(&mut Vm, Value, Value) -> Res<()>,
    ) -> Res<usize> {
        let mut i = self.skip_space(i);
        if self.at(i) == Some(b'}') {
            return Ok(i + 1);
        }
        loop {
            if self.at(i) != Some(b'"') {
                let msg = "Expecting property name enclosed in double quotes";
                return Err(failed(vm, msg, self.text, i));
            }
            let (name, end) = self.name(vm, i + 1)?;
            let colon = self.skip_space(end);
            if self.at(colon) != Some(b':') {
                return Err(failed(vm, "Expecting ':' delimiter", self.text, colon));
            }
            let (v, end) = self.value(vm, self.skip_space(colon + 1))?;
            add(vm, name, v)?;
            match self.after_item(vm, end, b'}', "object")? {
                Ok(next) => i = next,
                Err(end) => return Ok(end),
            }
        }
    }
    fn object(&mut self, vm: &mut Vm, i: usize) -> Res<Read> {
        if !self.scanner.object_pairs_hook.is_none() {
            let mut pairs = Vec::new();
            let end = self.members(vm, i, &mut |vm, k, v| {
                ops::push(vm, &mut pairs, TupleObj::new(vec![k, v]).into())
            })?;
            let v = vm.call(&self.scanner.object_pairs_hook, &[ListObj::new(pairs).into()])?;
            return Ok((v, end));
        }
        let dict = DictObj::empty();
        let end = self.members(vm, i, &mut |vm, k, v| ops::dict_set(vm, &dict, k, v))?;
        let v = match &self.scanner.object_hook {
            Value::None => dict.into(),
            hook => vm.call(hook, &[dict.into()])?,
        };
        Ok((v, end))
    }
}

#[native_methods("_json.Scanner")]
impl Scanner {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Scanner::TYPE.class())?;
        let [context] = bind(vm, &named("make_scanner", &["context"]), args.skip(1))?;
        let context = context.cloned().unwrap_or_default();
        let mut part = |name| ops::get_attr(vm, &context, &intern(name));
        let (strict, object_hook) = (part("strict")?, part("object_hook")?);
        let scanner = Scanner {
            header: native_header::<Scanner>(),
            object_hook,
            object_pairs_hook: part("object_pairs_hook")?,
            parse_float: part("parse_float")?,
            parse_int: part("parse_int")?,
            parse_constant: part("parse_constant")?,
            strict: ops::truth(vm, &strict)?,
        };
        Ok(made(&class, new_native(scanner)))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(me) = args.all[0].get::<Scanner>().map(Ref::from_ref) else { return Ok(Value::None) };
        let params = named("scan_once", &["string", "idx"]);
        let [string, idx] = bind(vm, &params, args.skip(1))?;
        let (string, idx) =
            (string.unwrap_or(&Value::None), index_argument(vm, idx.unwrap_or(&Value::None))?);
        let Some(text) = string.as_str() else {
            let t = string.ty().name();
            return Err(vm.type_error(format!("first argument must be a string, not {t}")));
        };
        let Ok(start) = usize::try_from(idx) else { return Err(vm.value_error("idx cannot be negative")) };
        let (v, end) =
            Reader { scanner: &me, text, names: Names { latest: Vec::new(), all: DictObj::empty() } }
                .value(vm, start)?;
        Ok(TupleObj::new(vec![v, Value::Int(end as i64)]).into())
    }
    /// strict
    #[getter(name = "strict")]
    fn is_strict(&self) -> bool {
        self.strict
    }
    /// object_hook
    #[getter(name = "object_hook")]
    fn get_object_hook(&self) -> Value {
        self.object_hook.clone()
    }
    /// object_pairs_hook
    #[getter(name = "object_pairs_hook")]
    fn get_object_pairs_hook(&self) -> Value {
        self.object_pairs_hook.clone()
    }
    /// parse_float
    #[getter(name = "parse_float")]
    fn get_parse_float(&self) -> Value {
        self.parse_float.clone()
    }
    /// parse_int
    #[getter(name = "parse_int")]
    fn get_parse_int(&self) -> Value {
        self.parse_int.clone()
    }
    /// parse_constant
    #[getter(name = "parse_constant")]
    fn get_parse_constant(&self) -> Value {
        self.parse_constant.clone()
    }
}
