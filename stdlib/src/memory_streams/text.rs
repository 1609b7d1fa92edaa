//! `io.StringIO`.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{class_argument, made, repr_text, utf8_text};
use vm::memory;
use vm::native::{Params, bind};
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

use super::chars::{Characters, Newline, Seen, has_cr};
use super::*;

/// Text I/O implementation using an in-memory buffer.
///
/// The initial_value argument sets the value of object.  The newline
/// argument is like the one of TextIOWrapper's constructor.
#[native_type("_io.StringIO", weakref, dict, iterator)]
#[derive(Trace)]
pub struct StringIO {
    header: Header,
    #[untraced]
    text: HeapCell<Characters>,
    /// May be behind the end.
    at: Cell<usize>,
    newline: Cell<Newline>,
    seen: Cell<Seen>,
    /// `__init__` has been called, and has not failed.
    initialized: Cell<bool>,
    closed: Cell<bool>,
}

/// What `newline` is given as.
fn newline_argument(vm: &mut Vm, v: &Value) -> Res<Newline> {
    if v.is_none() {
        return Ok(Newline::Translated);
    }
    let Some(s) = v.as_str() else {
        let t = v.ty().name();
        return Err(vm.type_error(format!("newline must be str or None, not {t}")));
    };
    let text = utf8_text(vm, s)?;
    // As CPython, which looks at it as text of C.
    match Newline::of(text.split('\0').next().unwrap_or_default()) {
        Some(n) => Ok(n),
        None => {
            let shown = repr_text(vm, v)?;
            Err(vm.value_error(format!("illegal newline value: {shown}")))
        }
    }
}

impl StringIO {
    #[inline]
    fn check(&self, vm: &mut Vm) -> Res<()> {
        if self.initialized.get() && !self.closed.get() { Ok(()) } else { Err(self.unusable(vm)) }
    }
    #[cold]
    fn unusable(&self, vm: &mut Vm) -> Raised {
        vm.value_error(match self.initialized.get() {
            false => "I/O operation on uninitialized object",
            true => "I/O operation on closed file",
        })
    }
    fn check_initialized(&self, vm: &mut Vm) -> Res<()> {
        if self.initialized.get() { Ok(()) } else { Err(self.unusable(vm)) }
    }
    fn start(&self, vm: &mut Vm, initial: &Value, newline: &Value) -> Res<()> {
        let newline = newline_argument(vm, newline)?;
        if !initial.is_none() && initial.as_str().is_none() {
            let t = initial.ty().name();
            return Err(vm.type_error(format!("initial_value must be str or None, not {t}")));
        }
        self.text.set(Characters::default());
        self.at.set(0);
        self.newline.set(newline);
        self.seen.set(Seen::default());
        self.initialized.set(false);
        if let Some(s) = initial.as_str().filter(|s| !s.is_empty()) {
            self.put(vm, s)?;
            self.at.set(0);
        }
        self.closed.set(false);
        self.initialized.set(true);
        Ok(())
    }
    /// Writes text, of which the line ends may become others.
    #[inline]
    fn put(&self, vm: &mut Vm, s: &StrObj) -> Res<()> {
        match self.newline.get() {
            Newline::Lf => self.put_exactly(vm, s),
            other => {
                let s = self.translated(other, s);
                self.put_exactly(vm, &s)
            }
        }
    }
    fn translated(&self, newline: Newline, s: &StrObj) -> Ref<StrObj> {
        let replaced =
            |s: &StrObj, old: &str, new: &str| s.replace(&StrObj::new(old), &StrObj::new(new), usize::MAX);
        match newline {
            Newline::Lf => Ref::from_ref(s),
            Newline::Cr | Newline::CrLf => replaced(s, "\n", newline.text().unwrap_or_default()),
            Newline::Translated | Newline::Any => {
                let (mut seen, cr) = (self.seen.get(), has_cr(s));
                seen.note(s, cr);
                self.seen.set(seen);
                match cr && newline == Newline::Translated {
                    true => replaced(&replaced(s, "\r\n", "\n"), "\r", "\n"),
                    false => Ref::from_ref(s),
                }
            }
        }
    }
    #[inline]
    fn put_exactly(&self, vm: &mut Vm, s: &StrObj) -> Res<()> {
        let at = self.at.get();
        if at > self.text.with(Characters::len) {
            self.check_room(vm, at, s)?;
        }
        if !self.text.with_mut(|t| t.make_room(at + s.len(), s)) {
            return memory::settle(vm);
        }
        self.text.with_mut(|t| t.put(at, s));
        self.at.set(at + s.len());
        Ok(())
    }
    /// Before text goes behind the end, with a gap.
    #[cold]
    fn check_room(&self, vm: &mut Vm, at: usize, s: &StrObj) -> Res<()> {
        if at > i64::MAX as usize - s.len() {
            return Err(vm.overflow_error("new position too large"));
        }
        let width = self.text.with(|t| t.width_with(s));
        ops::check_memory(vm, (at + s.len()) as u128 * width as u128)
    }
    /// Text up to `end`, which is not before the position unless that is behind the end of the stream.
    #[inline]
    fn take(&self, end: impl FnOnce(&Characters, usize) -> usize) -> Ref<StrObj> {
        let at = self.at.get();
        self.text.with(|t| {
            if at >= t.len() {
                return builtin().empty_str.clone();
            }
            let end = end(t, at);
            self.at.set(end);
            t.text(at, end)
        })
    }
    #[inline]
    fn take_line(&self, size: Option<i64>) -> Ref<StrObj> {
        let newline = self.newline.get();
        self.take(|t, at| newline.line_end(t, at, read_end(at, t.len(), size)))
    }
    fn whole(&self) -> Ref<StrObj> {
        self.text.with(|t| t.text(0, t.len()))
    }
}

impl NativeIterator for StringIO {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        self.check(vm)?;
        let line = self.take_line(None);
        Ok(if line.is_empty() { None } else { Some(line.into()) })
    }
}

#[native_methods("_io.StringIO")]
impl StringIO {
    #[new(signature = "(initial_value='', newline='\\n')")]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, StringIO::TYPE.class())?;
        let new = StringIO {
            header: native_header::<StringIO>(),
            text: HeapCell::new(Characters::default()),
            at: Cell::new(0),
            newline: Cell::new(Newline::Lf),
            seen: Cell::new(Seen::default()),
            initialized: Cell::new(false),
            closed: Cell::new(false),
        };
        Ok(made(&class, new_native(new)))
    }
    #[method(
        name = "__init__",
        min = 1,
        max = 255,
        signature = "($self, /, initial_value='', newline='\\n')"
    )]
    fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "StringIO",
            names: &["initial_value", "newline"],
            positional_only: 0,
            positional: 2,
            required: 0,
            required_keywords: 0,
            rest: false,
        };
        let [initial, newline] = bind(vm, &PARAMS, args.skip(1))?;
        let Some(me) = args.all[0].get::<StringIO>() else {
            return Err(vm::native::wrong_receiver(vm, &args.all[0], "_io.StringIO", "__init__"));
        };
        let lf = builtin().ascii_chars[b'\n' as usize].clone().into();
        me.start(vm, initial.unwrap_or(&Value::None), newline.unwrap_or(&lf))?;
        Ok(Value::None)
    }
    /// Read at most size characters, returned as a string.
    ///
    /// If the argument is negative or omitted, read until EOF
    /// is reached. Return an empty string at EOF.
    #[method]
    fn read(&self, vm: &mut Vm, #[default(None, "-1")] size: &Value) -> Res<Value> {
        let size = optional_size(vm, size)?;
        self.check(vm)?;
        Ok(self.take(|t, at| read_end(at, t.len(), size)).into())
    }
    /// Read until newline or EOF.
    ///
    /// Returns an empty string if EOF is hit immediately.
    #[method]
    fn readline(&self, vm: &mut Vm, #[default(None, "-1")] size: &Value) -> Res<Value> {
        let size = optional_size(vm, size)?;
        self.check(vm)?;
        Ok(self.take_line(size).into())
    }
    #[slot(iter)]
    fn iter(vm: &mut Vm, this: &Value) -> Res<Value> {
        if let Some(me) = this.get::<StringIO>() {
            me.check_initialized(vm)?;
            if me.closed.get() {
                // As the base class says it.
                return Err(vm.value_error("I/O operation on closed file."));
            }
        }
        Ok(this.clone())
    }
    #[slot(next)]
    fn next_line(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get::<StringIO>() else {
            return Err(vm::native::wrong_receiver(vm, this, "_io.StringIO", "__next__"));
        };
        let line = if std::ptr::eq(this.ty(), StringIO::TYPE.class()) {
            me.next(vm)?
        } else {
            me.check(vm)?;
            let readline = ops::get_attr(vm, this, &intern("readline"))?;
            let line = vm.call(&readline, &[])?;
            let Some(s) = line.as_str() else {
                let msg = format!("readline() should have returned a str object, not '{}'", line.ty().name());
                return Err(vm.error(&builtin().os_error, msg));
            };
            if s.is_empty() { None } else { Some(line) }
        };
        line.ok_or_else(|| vm.stop_iteration(Value::None))
    }
    /// Write string to file.
    ///
    /// Returns the number of characters written, which is always equal to
    /// the length of the string.
    #[method(effects = "writes")]
    fn write(&self, vm: &mut Vm, s: &Value) -> Res<usize> {
        self.check_initialized(vm)?;
        let Some(s) = s.as_str() else {
            let t = s.ty().name();
            return Err(vm.type_error(format!("string argument expected, got '{t}'")));
        };
        self.check(vm)?;
        if !s.is_empty() {
            self.put(vm, s)?;
        }
        Ok(s.len())
    }
    /// Change stream position.
    ///
    /// Seek to character offset pos relative to position indicated by whence:
    ///     0  Start of stream (the default).  pos should be >= 0;
    ///     1  Current position - pos must be 0;
    ///     2  End of stream - pos must be 0.
    /// Returns the new absolute position.
    #[method]
    fn seek(&self, vm: &mut Vm, pos: i64, #[default(0)] whence: i32) -> Res<usize> {
        self.check(vm)?;
        let to = match whence {
            0 => match usize::try_from(pos) {
                Ok(to) => to,
                Err(_) => return Err(vm.value_error(format!("Negative seek position {pos}"))),
            },
            1 | 2 if pos != 0 => {
                return Err(vm.error(&builtin().os_error, "Can't do nonzero cur-relative seeks"));
            }
            1 => self.at.get(),
            2 => self.text.with(Characters::len),
            _ => {
                let msg = format!("Invalid whence ({whence}, should be 0, 1 or 2)");
                return Err(vm.value_error(msg));
            }
        };
        self.at.set(to);
        Ok(to)
    }
    /// Tell the current file position.
    #[method(effects = "reads")]
    fn tell(&self, vm: &mut Vm) -> Res<usize> {
        self.check(vm)?;
        Ok(self.at.get())
    }
    /// Truncate size to pos.
    ///
    /// The pos argument defaults to the current file position, as
    /// returned by tell().  The current file position is unchanged.
    /// Returns the new absolute position.
    #[method]
    fn truncate(&self, vm: &mut Vm, #[default(None)] pos: &Value) -> Res<usize> {
        let pos = optional_size(vm, pos)?;
        self.check(vm)?;
        let len = match pos.map(usize::try_from) {
            None => self.at.get(),
            Some(Ok(n)) => n,
            Some(Err(_)) => {
                return Err(vm.value_error(format!("Negative size value {}", pos.unwrap_or_default())));
            }
        };
        self.text.with_mut(|t| t.truncate(len));
        Ok(len)
    }
    /// Retrieve the entire contents of the object.
    #[method(effects = "reads")]
    fn getvalue(&self, vm: &mut Vm) -> Res<Value> {
        self.check(vm)?;
        Ok(self.whole().into())
    }
    /// Close the IO object.
    ///
    /// Attempting any further operation after the object is closed
    /// will raise a ValueError.
    ///
    /// This method has no effect if the file is already closed.
    #[method]
    fn close(&self) {
        self.closed.set(true);
        self.text.set(Characters::default());
    }
    #[method]
    fn flush(&self) {}
    /// Returns True if the IO object can be read.
    #[method(effects = "reads")]
    fn readable(&self, vm: &mut Vm) -> Res<bool> {
        self.check(vm).map(|()| true)
    }
    /// Returns True if the IO object can be written.
    #[method(effects = "reads")]
    fn writable(&self, vm: &mut Vm) -> Res<bool> {
        self.check(vm).map(|()| true)
    }
    /// Returns True if the IO object can be seeked.
    #[method(effects = "reads")]
    fn seekable(&self, vm: &mut Vm) -> Res<bool> {
        self.check(vm).map(|()| true)
    }
    #[getter]
    fn closed(&self, vm: &mut Vm) -> Res<bool> {
        self.check_initialized(vm)?;
        Ok(self.closed.get())
    }
    #[getter]
    fn newlines(&self, vm: &mut Vm) -> Res<Value> {
        self.check(vm)?;
        Ok(if self.newline.get().is_universal() { self.seen.get().value() } else { Value::None })
    }
    #[getter]
    fn line_buffering(&self, vm: &mut Vm) -> Res<bool> {
        self.check(vm).map(|()| false)
    }
    #[method(name = "__getstate__")]
    fn getstate(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get::<StringIO>() else {
            return Err(vm::native::wrong_receiver(vm, this, "_io.StringIO", "__getstate__"));
        };
        me.check(vm)?;
        let newline = me.newline.get().text().map_or(Value::None, Value::string);
        let attrs = saved_attributes(vm, this)?;
        Ok(TupleObj::new(vec![me.whole().into(), newline, Value::Int(me.at.get() as i64), attrs]).into())
    }
    #[method(name = "__setstate__")]
    fn setstate(vm: &mut Vm, this: &Value, state: &Value) -> Res<()> {
        let Some(me) = this.get::<StringIO>() else {
            return Err(vm::native::wrong_receiver(vm, this, "_io.StringIO", "__setstate__"));
        };
        if me.closed.get() {
            return Err(vm.value_error("I/O operation on closed file"));
        }
        let parts = state.get::<TupleObj>().and_then(|t| t.items().first_chunk::<4>());
        let Some([initial, newline, at, attrs]) = parts else {
            let (class, t) = (this.ty().name(), state.ty().name());
            let msg = format!("{class}.__setstate__ argument should be 4-tuple, got {t}");
            return Err(vm.type_error(msg));
        };
        me.start(vm, initial, newline)?;
        // The line ends of the text have been translated when it was written first.
        let mut text = Characters::default();
        if let Some(s) = initial.as_str() {
            text.put(0, s);
        }
        me.text.set(text);
        let wrong = format!("third item of state must be an integer, got {}", at.ty().name());
        let at = saved_position(vm, at, wrong)?;
        me.at.set(at);
        restore_attributes(vm, this, attrs, "fourth")
    }
}
