//! `io.BytesIO`.

use std::borrow::Cow;
use std::cell::Cell;

use memchr::memchr;
use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{buffer_of, class_argument, made, with_target, with_writable};
use vm::native::{Params, bind};
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

use super::*;

/// Buffered I/O implementation using an in-memory bytes buffer.
#[native_type("_io.BytesIO", weakref, dict, iterator)]
#[derive(Trace)]
pub struct BytesIO {
    header: Header,
    #[untraced]
    data: ByteCell,
    /// May be behind the end.
    at: Cell<usize>,
    closed: Cell<bool>,
    /// Views of the bytes: as long as there are any, the length stays.
    exports: Cell<usize>,
}

/// What the views of a stream's bytes are views of.
#[native_type("_io._BytesIOBuffer", no_base, buffer)]
#[derive(Trace)]
struct BytesIOBuffer {
    header: Header,
    stream: Value,
    /// Views, if the stream is none: it always is.
    none: Cell<usize>,
}

impl Buffered for BytesIOBuffer {
    fn with_bytes(&self, f: &mut dyn FnMut(&mut [u8])) {
        if let Some(b) = self.stream.get::<BytesIO>() {
            b.data.with_mut(|d| f(d))
        }
    }
    fn exports(&self) -> &Cell<usize> {
        self.stream.get::<BytesIO>().map_or(&self.none, |b| &b.exports)
    }
}

#[native_methods("_io._BytesIOBuffer")]
impl BytesIOBuffer {}

/// The bytes of what is to be written.
fn bytes_of<'a>(vm: &mut Vm, v: &'a Value) -> Res<Cow<'a, [u8]>> {
    const CONTIG_RO: i64 = 8;
    match buffer_of(vm, v, CONTIG_RO)? {
        Some(b) => Ok(b),
        None => Err(vm.type_error(format!("a bytes-like object is required, not '{}'", v.ty().name()))),
    }
}

impl BytesIO {
    #[inline]
    fn check(&self, vm: &mut Vm) -> Res<()> {
        if self.closed.get() { Err(BytesIO::is_closed(vm)) } else { Ok(()) }
    }
    #[cold]
    fn is_closed(vm: &mut Vm) -> Raised {
        vm.value_error("I/O operation on closed file.")
    }
    #[inline]
    fn resizable(&self, vm: &mut Vm) -> Res<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(vm.error(&builtin().buffer_error, "Existing exports of data: object cannot be re-sized"))
    }
    #[inline]
    fn len(&self) -> usize {
        self.data.with(|d| d.len())
    }
    fn put(&self, vm: &mut Vm, v: &Value) -> Res<usize> {
        let new = bytes_of(vm, v)?;
        self.check(vm)?;
        self.resizable(vm)?;
        let at = self.at.get();
        if new.is_empty() {
            return Ok(0);
        }
        if at > self.len() {
            self.fill_gap(vm, at, new.len())?;
        }
        self.data.make_room(vm, new.len())?;
        self.data.with_mut(|d| {
            let over = (d.len() - at).min(new.len());
            d[at..at + over].copy_from_slice(&new[..over]);
            d.extend_from_slice(&new[over..]);
        });
        self.at.set(at + new.len());
        Ok(new.len())
    }
    /// Fills up to `at`, if there is room for what comes there.
    #[cold]
    fn fill_gap(&self, vm: &mut Vm, at: usize, more: usize) -> Res<()> {
        if at > i64::MAX as usize - more {
            return Err(vm.overflow_error("new buffer size too large"));
        }
        ops::check_memory(vm, (at + more) as u128)?;
        self.data.with_mut(|d| d.resize(at, 0));
        Ok(())
    }
    #[inline]
    fn take(&self, end: impl FnOnce(&[u8], usize) -> usize) -> Ref<BytesObj> {
        let at = self.at.get();
        self.data.with(|d| {
            if at >= d.len() {
                return BytesObj::new(&[]);
            }
            let end = end(d, at);
            self.at.set(end);
            BytesObj::new(&d[at..end])
        })
    }
    #[inline]
    fn take_line(&self, size: Option<i64>) -> Ref<BytesObj> {
        self.take(|d, at| {
            let end = read_end(at, d.len(), size);
            memchr(b'\n', &d[at..end]).map_or(end, |i| at + i + 1)
        })
    }
    fn start(&self, vm: &mut Vm, initial: &Value) -> Res<()> {
        self.resizable(vm)?;
        self.at.set(0);
        if let Some(b) = initial.get_exact::<BytesObj>() {
            self.data.set(b.data.to_vec());
            self.closed.set(false);
            return Ok(());
        }
        self.data.with_mut(Vec::clear);
        if !initial.is_none() {
            self.put(vm, initial)?;
            self.at.set(0);
        }
        Ok(())
    }
    fn moved(vm: &mut Vm, from: usize, by: i64) -> Res<usize> {
        match (from as i64).checked_add(by) {
            Some(to) => Ok(to.max(0) as usize),
            None => Err(vm.overflow_error("new position too large")),
        }
    }
    /// How many bytes `readlines` reads at least; as many as there are if it is 0.
    fn hint(vm: &mut Vm, v: &Value) -> Res<i64> {
        if v.is_none() {
            return Ok(0);
        }
        if v.get::<BigIntObj>().is_some() {
            return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
        }
        match v.as_i64() {
            Some(n) => Ok(n),
            None => Err(vm.type_error(format!("integer argument expected, got '{}'", v.ty().name()))),
        }
    }
}

impl NativeIterator for BytesIO {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        self.check(vm)?;
        let line = self.take_line(None);
        Ok(if line.data.is_empty() { None } else { Some(line.into()) })
    }
}

#[native_methods("_io.BytesIO")]
impl BytesIO {
    #[new(signature = "(initial_bytes=b'')")]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, BytesIO::TYPE.class())?;
        let new = BytesIO {
            header: native_header::<BytesIO>(),
            data: ByteCell::new(Vec::new()),
            at: Cell::new(0),
            closed: Cell::new(false),
            exports: Cell::new(0),
        };
        Ok(made(&class, new_native(new)))
    }
    #[method(name = "__init__", min = 1, max = 255, signature = "($self, /, initial_bytes=b'')")]
    fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "BytesIO",
            names: &["initial_bytes"],
            positional_only: 0,
            positional: 1,
            required: 0,
            required_keywords: 0,
            rest: false,
        };
        let [initial] = bind(vm, &PARAMS, args.skip(1))?;
        let Some(me) = args.all[0].get::<BytesIO>() else {
            return Err(vm::native::wrong_receiver(vm, &args.all[0], "_io.BytesIO", "__init__"));
        };
        me.start(vm, initial.unwrap_or(&Value::None))?;
        Ok(Value::None)
    }
    /// Read at most size bytes, returned as a bytes object.
    ///
    /// If the size argument is negative, read until EOF is reached.
    /// Return an empty bytes object at EOF.
    #[method]
    fn read(&self, vm: &mut Vm, #[default(None, "-1")] size: &Value) -> Res<Value> {
        let size = optional_size(vm, size)?;
        self.check(vm)?;
        Ok(self.take(|d, at| read_end(at, d.len(), size)).into())
    }
    /// Read at most size bytes, returned as a bytes object.
    ///
    /// If the size argument is negative or omitted, read until EOF is reached.
    /// Return an empty bytes object at EOF.
    #[method]
    fn read1(&self, vm: &mut Vm, #[default(None, "-1")] size: &Value) -> Res<Value> {
        self.read(vm, size)
    }
    /// Next line from the file, as a bytes object.
    ///
    /// Retain newline.  A non-negative size argument limits the maximum
    /// number of bytes to return (an incomplete line may be returned then).
    /// Return an empty bytes object at EOF.
    #[method]
    fn readline(&self, vm: &mut Vm, #[default(None, "-1")] size: &Value) -> Res<Value> {
        let size = optional_size(vm, size)?;
        self.check(vm)?;
        Ok(self.take_line(size).into())
    }
    /// List of bytes objects, each a line from the file.
    ///
    /// Call readline() repeatedly and return a list of the lines so read.
    /// The optional size argument, if given, is an approximate bound on the
    /// total number of bytes in the lines returned.
    #[method]
    fn readlines(&self, vm: &mut Vm, #[default(None)] size: &Value) -> Res<Value> {
        self.check(vm)?;
        let hint = BytesIO::hint(vm, size)?;
        let (mut lines, mut n) = (Vec::new(), 0);
        loop {
            let line = self.take_line(None);
            if line.data.is_empty() {
                break;
            }
            n += line.data.len() as i64;
            lines.push(line.into());
            if 0 < hint && hint <= n {
                break;
            }
        }
        Ok(ListObj::new(lines).into())
    }
    /// Read bytes into buffer.
    ///
    /// Returns number of bytes read (0 for EOF), or None if the object
    /// is set not to block and has no data to read.
    #[method]
    fn readinto(&self, vm: &mut Vm, buffer: &Value) -> Res<usize> {
        with_target(vm, buffer, |vm, target| {
            let Some(room) = with_writable(target, |b| b.len()) else {
                let t = buffer.ty().name();
                let msg = format!("readinto() argument must be read-write bytes-like object, not {t}");
                return Err(vm.type_error(msg));
            };
            self.check(vm)?;
            // A copy, since the buffer may show the stream itself.
            let new = self.take(|d, at| at.saturating_add(room).min(d.len()));
            let n = new.data.len();
            with_writable(target, |b| b[..n].copy_from_slice(&new.data));
            Ok(n)
        })
    }
    /// Write bytes to file.
    ///
    /// Return the number of bytes written.
    #[method]
    fn write(&self, vm: &mut Vm, b: &Value) -> Res<usize> {
        self.put(vm, b)
    }
    /// Write lines to the file.
    ///
    /// Note that newlines are not added.  lines can be any iterable object
    /// producing bytes-like objects. This is equivalent to calling write() for
    /// each element.
    #[method]
    fn writelines(&self, vm: &mut Vm, lines: &Value) -> Res<()> {
        self.check(vm)?;
        let me = Ref::from_ref(self);
        let it = ops::iter(vm, lines)?;
        while let Some(line) = ops::next_inlined(vm, &it)? {
            me.put(vm, &line)?;
            vm::interp::poll(vm)?;
        }
        Ok(())
    }
    /// Change stream position.
    ///
    /// Seek to byte offset pos relative to position indicated by whence:
    ///      0  Start of stream (the default).  pos should be >= 0;
    ///      1  Current position - pos may be negative;
    ///      2  End of stream - pos usually negative.
    /// Returns the new absolute position.
    #[method]
    fn seek(&self, vm: &mut Vm, pos: i64, #[default(0)] whence: i32) -> Res<usize> {
        self.check(vm)?;
        let to = match whence {
            0 => match usize::try_from(pos) {
                Ok(to) => to,
                Err(_) => return Err(vm.value_error(format!("negative seek value {pos}"))),
            },
            1 => BytesIO::moved(vm, self.at.get(), pos)?,
            2 => BytesIO::moved(vm, self.len(), pos)?,
            _ => {
                let msg = format!("invalid whence ({whence}, should be 0, 1 or 2)");
                return Err(vm.value_error(msg));
            }
        };
        self.at.set(to);
        Ok(to)
    }
    /// Current file position, an integer.
    #[method(effects = "reads")]
    fn tell(&self, vm: &mut Vm) -> Res<usize> {
        self.check(vm)?;
        Ok(self.at.get())
    }
    /// Truncate the file to at most size bytes.
    ///
    /// Size defaults to the current file position, as returned by tell().
    /// The current file position is unchanged.  Returns the new size.
    #[method]
    fn truncate(&self, vm: &mut Vm, #[default(None)] size: &Value) -> Res<usize> {
        self.check(vm)?;
        self.resizable(vm)?;
        if size.get::<BigIntObj>().is_some() {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        }
        let len = match size {
            Value::None => self.at.get() as i64,
            v => vm::builtins::index_argument(vm, v)?,
        };
        // The stream may be another one since then.
        self.check(vm)?;
        self.resizable(vm)?;
        let Ok(len) = usize::try_from(len) else {
            return Err(vm.value_error(format!("negative size value {len}")));
        };
        self.data.with_mut(|d| {
            d.truncate(len);
            d.shrink_to(2 * len);
        });
        Ok(len)
    }
    /// Retrieve the entire contents of the BytesIO object.
    #[method(effects = "reads")]
    fn getvalue(&self, vm: &mut Vm) -> Res<Value> {
        self.check(vm)?;
        Ok(self.data.with(|d| BytesObj::new(d)).into())
    }
    /// Get a read-write view over the contents of the BytesIO object.
    #[method]
    fn getbuffer(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get::<BytesIO>() else {
            return Err(vm::native::wrong_receiver(vm, this, "_io.BytesIO", "getbuffer"));
        };
        me.check(vm)?;
        let shown = BytesIOBuffer {
            header: native_header::<BytesIOBuffer>(),
            stream: this.clone(),
            none: Cell::new(0),
        };
        let class = vm.builtins.get_str("memoryview").unwrap_or(Value::None);
        vm.call(&class, &[new_native(shown).into()])
    }
    /// Disable all I/O operations.
    #[method]
    fn close(&self, vm: &mut Vm) -> Res<()> {
        self.resizable(vm)?;
        self.data.set(Vec::new());
        self.closed.set(true);
        Ok(())
    }
    /// Does nothing.
    #[method(effects = "reads")]
    fn flush(&self, vm: &mut Vm) -> Res<()> {
        self.check(vm)
    }
    /// Always returns False.
    ///
    /// BytesIO objects are not connected to a TTY-like device.
    #[method(effects = "reads")]
    fn isatty(&self, vm: &mut Vm) -> Res<bool> {
        self.check(vm).map(|()| false)
    }
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
    /// True if the file is closed.
    #[getter]
    fn closed(&self) -> bool {
        self.closed.get()
    }
    #[method(name = "__getstate__")]
    fn getstate(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get::<BytesIO>() else {
            return Err(vm::native::wrong_receiver(vm, this, "_io.BytesIO", "__getstate__"));
        };
        let whole = me.getvalue(vm)?;
        let attrs = saved_attributes(vm, this)?;
        Ok(TupleObj::new(vec![whole, Value::Int(me.at.get() as i64), attrs]).into())
    }
    #[method(name = "__setstate__")]
    fn setstate(vm: &mut Vm, this: &Value, state: &Value) -> Res<()> {
        let Some(me) = this.get::<BytesIO>() else {
            return Err(vm::native::wrong_receiver(vm, this, "_io.BytesIO", "__setstate__"));
        };
        let parts = state.get::<TupleObj>().and_then(|t| t.items().first_chunk::<3>());
        let Some([initial, at, attrs]) = parts else {
            let (class, t) = (this.ty().name(), state.ty().name());
            let msg = format!("{class}.__setstate__ argument should be 3-tuple, got {t}");
            return Err(vm.type_error(msg));
        };
        me.resizable(vm)?;
        me.data.with_mut(Vec::clear);
        me.at.set(0);
        me.put(vm, initial)?;
        let wrong = format!("second item of state must be an integer, not {}", at.ty().name());
        let at = saved_position(vm, at, wrong)?;
        me.at.set(at);
        restore_attributes(vm, this, attrs, "third")
    }
    #[method(name = "__sizeof__")]
    fn sizeof(&self) -> usize {
        64 + self.data.with(|d| d.capacity())
    }
}
