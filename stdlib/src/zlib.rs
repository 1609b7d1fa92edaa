//! `zlib`: compression, as the crate `zlib-rs` does it.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::builtins::{buffer_of, bytes_like, class_argument, wanted};
use vm::native::{Params, bind};
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush, Inflate, InflateError, InflateFlush, Status, Strategy};

const MAX_WBITS: i32 = 15;
const DEF_BUF_SIZE: i64 = 16 * 1024;
const DEF_MEM_LEVEL: i32 = 8;
const DEFLATED: i32 = 8;

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "zlib", natives::DOC, natives::NATIVES);
    let constants = [
        ("DEFLATED", DEFLATED as i64),
        ("DEF_BUF_SIZE", DEF_BUF_SIZE),
        ("DEF_MEM_LEVEL", DEF_MEM_LEVEL as i64),
        ("MAX_WBITS", MAX_WBITS as i64),
        ("Z_BEST_COMPRESSION", 9),
        ("Z_BEST_SPEED", 1),
        ("Z_BLOCK", 5),
        ("Z_DEFAULT_COMPRESSION", -1),
        ("Z_DEFAULT_STRATEGY", 0),
        ("Z_FILTERED", 1),
        ("Z_FINISH", 4),
        ("Z_FIXED", 4),
        ("Z_FULL_FLUSH", 3),
        ("Z_HUFFMAN_ONLY", 2),
        ("Z_NO_COMPRESSION", 0),
        ("Z_NO_FLUSH", 0),
        ("Z_PARTIAL_FLUSH", 1),
        ("Z_RLE", 3),
        ("Z_SYNC_FLUSH", 2),
        ("Z_TREES", 6),
    ];
    for (name, n) in constants {
        m.ns.set_str(name, Value::Int(n));
    }
    // The version of zlib whose behaviour the crate has.
    for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
        m.ns.set_str(name, Value::string("1.3.1"));
    }
    m.ns.set_str("__version__", Value::string("1.0"));
    m.ns.set_str("error", error_class().value());
    m.ns.set_str("_ZlibDecompressor", Ref::from_ref(ZlibDecompressor::TYPE.class()).value());
    m
}

fn error_class() -> Ref<TypeObj> {
    vm::modules::exception_class("zlib.error", &builtin().exception)
}

fn error(vm: &mut Vm, msg: &str) -> Raised {
    vm.error(&error_class(), msg)
}

/// The error of a failed step, in zlib's words.
fn failure(vm: &mut Vm, code: i32, doing: &str, message: Option<&str>) -> Raised {
    let usual = match code {
        -2 => Some("inconsistent stream state"),
        -3 => Some("invalid input data"),
        -5 => Some("incomplete or truncated stream"),
        _ => None,
    };
    let msg = match message.or(usual) {
        Some(m) => format!("Error {code} {doing}: {m}"),
        None => format!("Error {code} {doing}"),
    };
    error(vm, &msg)
}

// ---- compression ------------------------------------------------------------------------------------

/// A compressor, if the numbers are sensible.
fn deflate(level: i32, method: i32, wbits: i32, mem_level: i32, strategy: i32) -> Option<Deflate> {
    let fits = (-1..=9).contains(&level)
        && method == DEFLATED
        && (matches!(wbits, 8..=15 | 25..=31) || (-15..=-9).contains(&wbits))
        && (1..=9).contains(&mem_level);
    let strategy = Strategy::try_from(strategy).ok()?;
    let window_bits = if wbits == 8 { 9 } else { wbits };
    let config = DeflateConfig { level, window_bits, mem_level, strategy, ..DeflateConfig::default() };
    fits.then(|| Deflate::new_with_config(config))
}

/// Compresses all of the input, as far as `flush` says. `Err` has zlib's error code.
fn run_deflate(d: &mut Deflate, mut input: &[u8], flush: DeflateFlush) -> Result<Vec<u8>, i32> {
    let (mut out, mut filled) = (vec![0; input.len() / 2 + 128], 0);
    loop {
        let (before_in, before_out) = (d.total_in(), d.total_out());
        let status = d.compress(input, &mut out[filled..], flush).map_err(|e| e as i32)?;
        input = &input[(d.total_in() - before_in) as usize..];
        filled += (d.total_out() - before_out) as usize;
        let is_full = filled == out.len();
        if status == Status::StreamEnd || (input.is_empty() && !is_full) {
            out.truncate(filled);
            return Ok(out);
        }
        if is_full {
            out.resize(out.len() * 2, 0);
        }
    }
}

/// Compressor objects; they come from compressobj().
#[native_type("zlib.Compress", no_base)]
#[derive(Trace)]
struct Compress {
    header: Header,
    #[untraced]
    stream: HeapCell<Deflate>,
    is_finished: Cell<bool>,
}

#[native_methods("zlib.Compress")]
impl Compress {
    /// Returns a bytes object containing compressed data.
    ///
    /// After calling this function, some of the input data may still
    /// be stored in internal buffers for later processing.
    /// Call the flush() method to clear these buffers.
    #[method]
    fn compress(&self, vm: &mut Vm, data: &Value) -> Res<Value> {
        let data = bytes_like(vm, data)?;
        if self.is_finished.get() {
            return Err(failure(vm, -2, "while compressing data", None));
        }
        match self.stream.with_mut(|s| run_deflate(s, &data, DeflateFlush::NoFlush)) {
            Ok(out) => Ok(BytesObj::new(&out).into()),
            Err(code) => Err(failure(vm, code, "while compressing data", None)),
        }
    }
    /// Return a bytes object containing any remaining compressed data.
    ///
    /// mode can be one of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH. With Z_FINISH, which is the
    /// default, the compressor object can no longer be used afterwards.
    #[method]
    fn flush(&self, vm: &mut Vm, #[default(4, "zlib.Z_FINISH")] mode: i32) -> Res<Value> {
        if mode == 0 {
            return Ok(BytesObj::new(b"").into());
        }
        let flush = DeflateFlush::try_from(mode).ok().filter(|_| !self.is_finished.get());
        let Some(flush) = flush else { return Err(failure(vm, -2, "while flushing", None)) };
        let done = self.stream.with_mut(|s| run_deflate(s, &[], flush));
        self.is_finished.set(flush == DeflateFlush::Finish);
        match done {
            Ok(out) => Ok(BytesObj::new(&out).into()),
            Err(code) => Err(failure(vm, code, "while flushing", None)),
        }
    }
}

// ---- decompression ----------------------------------------------------------------------------------

/// A decompressor, if the window size is one.
fn inflate(wbits: i32) -> Option<Inflate> {
    match wbits {
        0 | 8..=15 | 24..=31 | 40..=47 => Some(Inflate::new(true, wbits as u8)),
        -15..=-8 => Some(Inflate::new(false, -wbits as u8)),
        _ => None,
    }
}

/// How far decompression got.
struct Inflated {
    out: Vec<u8>,
    /// Bytes of the input that were used.
    used: usize,
    is_end: bool,
}

/// Why it stopped.
struct Broken {
    code: i32,
    doing: &'static str,
    message: Option<&'static str>,
}

impl Broken {
    fn raised(&self, vm: &mut Vm) -> Raised {
        failure(vm, self.code, self.doing, self.message)
    }
}

/// Decompresses until the input is used up, `limit` bytes are there, or the stream ends.
fn run_inflate(
    s: &mut Inflate,
    input: &[u8],
    limit: usize,
    flush: InflateFlush,
    dictionary: Option<&[u8]>,
) -> Result<Inflated, Broken> {
    let doing = "while decompressing data";
    let room = (input.len() * 4).clamp(256, 1 << 20).min(limit);
    let (mut out, mut filled, mut used) = (vec![0; room], 0, 0);
    loop {
        let (before_in, before_out) = (s.total_in(), s.total_out());
        let status = s.decompress(&input[used..], &mut out[filled..], flush);
        let progress = (s.total_in() - before_in) as usize + (s.total_out() - before_out) as usize;
        used += (s.total_in() - before_in) as usize;
        filled += (s.total_out() - before_out) as usize;
        let is_end = match status {
            Ok(Status::StreamEnd) => true,
            Ok(Status::Ok | Status::BufError) => false,
            Err(InflateError::NeedDict { .. }) => {
                let Some(d) = dictionary else { return Err(Broken { code: 2, doing, message: None }) };
                if s.set_dictionary(d).is_err() {
                    return Err(Broken { code: -3, doing: "while setting zdict", message: None });
                }
                continue;
            }
            Err(InflateError::DataError) => {
                return Err(Broken { code: -3, doing, message: s.error_message() });
            }
            Err(InflateError::StreamError) => return Err(Broken { code: -2, doing, message: None }),
            Err(InflateError::MemError) => return Err(Broken { code: -4, doing, message: None }),
        };
        let is_full = filled == out.len();
        if is_end || !is_full || filled >= limit || progress == 0 {
            out.truncate(filled);
            return Ok(Inflated { out, used, is_end });
        }
        let more = out.len().max(256).min(limit - filled);
        out.resize(filled + more, 0);
    }
}

fn dictionary(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    match buffer_of(vm, v, wanted::SIMPLE)? {
        Some(b) => Ok(b.into_owned()),
        None => Err(vm.type_error("zdict argument must support the buffer protocol")),
    }
}

/// A new decompressor, which has its dictionary already if the stream has no header that asks for one.
fn new_inflate(vm: &mut Vm, wbits: i32, zdict: Option<&[u8]>) -> Res<Inflate> {
    let Some(mut s) = inflate(wbits) else { return Err(vm.value_error("Invalid initialization option")) };
    if let Some(d) = zdict.filter(|_| wbits < 0)
        && s.set_dictionary(d).is_err()
    {
        return Err(failure(vm, -3, "while setting zdict", None));
    }
    Ok(s)
}

/// Decompressor objects; they come from decompressobj().
#[native_type("zlib.Decompress", no_base)]
#[derive(Trace)]
struct Decompress {
    header: Header,
    #[untraced]
    stream: HeapCell<Inflate>,
    #[untraced]
    zdict: Option<Vec<u8>>,
    #[untraced]
    unused: HeapCell<Vec<u8>>,
    #[untraced]
    tail: HeapCell<Vec<u8>>,
    is_end: Cell<bool>,
}

impl Decompress {
    fn step(&self, vm: &mut Vm, data: &[u8], limit: usize, flush: InflateFlush) -> Res<Value> {
        if self.is_end.get() {
            self.unused.with_mut(|u| u.extend_from_slice(data));
            return Ok(BytesObj::new(b"").into());
        }
        let zdict = self.zdict.as_deref();
        match self.stream.with_mut(|s| run_inflate(s, data, limit, flush, zdict)) {
            Ok(r) => {
                let rest = data[r.used..].to_vec();
                self.is_end.set(r.is_end);
                if r.is_end {
                    self.unused.with_mut(|u| u.extend(rest));
                    self.tail.set(Vec::new());
                } else {
                    self.tail.set(rest);
                }
                Ok(BytesObj::new(&r.out).into())
            }
            Err(e) => Err(e.raised(vm)),
        }
    }
}

#[native_methods("zlib.Decompress")]
impl Decompress {
    #[getter]
    fn unused_data(&self) -> Value {
        self.unused.with(|u| BytesObj::new(u)).into()
    }
    #[getter]
    fn unconsumed_tail(&self) -> Value {
        self.tail.with(|u| BytesObj::new(u)).into()
    }
    #[getter]
    fn eof(&self) -> bool {
        self.is_end.get()
    }
    /// Return a bytes object containing the decompressed version of the data.
    ///
    /// After calling this function, some of the input data may still be stored in
    /// internal buffers for later processing.
    /// Call the flush() method to clear these buffers.
    #[method]
    fn decompress(
        &self,
        vm: &mut Vm,
        data: &Value,
        #[either]
        #[default(0)]
        max_length: i64,
    ) -> Res<Value> {
        if max_length < 0 {
            return Err(vm.value_error("max_length must be non-negative"));
        }
        let data = bytes_like(vm, data)?;
        let limit = if max_length == 0 { usize::MAX } else { max_length as usize };
        self.step(vm, &data, limit, InflateFlush::SyncFlush)
    }
    /// Return a bytes object containing any remaining decompressed data.
    #[method]
    fn flush(&self, vm: &mut Vm, #[default(16384, "zlib.DEF_BUF_SIZE")] length: i64) -> Res<Value> {
        if length <= 0 {
            return Err(vm.value_error("length must be greater than zero"));
        }
        if self.is_end.get() {
            return Ok(BytesObj::new(b"").into());
        }
        let data = self.tail.get();
        self.step(vm, &data, usize::MAX, InflateFlush::Finish)
    }
}

/// Create a decompressor object for decompressing data incrementally.
#[native_type("zlib._ZlibDecompressor", no_base)]
#[derive(Trace)]
struct ZlibDecompressor {
    header: Header,
    #[untraced]
    stream: HeapCell<Inflate>,
    #[untraced]
    zdict: Option<Vec<u8>>,
    #[untraced]
    unused: HeapCell<Vec<u8>>,
    /// Input that has not been looked at yet.
    #[untraced]
    pending: HeapCell<Vec<u8>>,
    is_end: Cell<bool>,
    needs_input: Cell<bool>,
}

#[native_methods("zlib._ZlibDecompressor")]
impl ZlibDecompressor {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        class_argument(vm, args, ZlibDecompressor::TYPE.class())?;
        const PARAMS: Params = Params {
            function: "_ZlibDecompressor",
            names: &["wbits", "zdict"],
            positional_only: 0,
            positional: 2,
            required: 0,
            required_keywords: 0,
            rest: false,
        };
        let [wbits, zdict] = bind(vm, &PARAMS, args.skip(1))?;
        let wbits = match wbits {
            Some(v) => vm::builtins::index_argument(vm, v)?.clamp(-99, 99) as i32,
            None => MAX_WBITS,
        };
        let zdict = zdict.map(|v| dictionary(vm, v)).transpose()?;
        let stream = new_inflate(vm, wbits, zdict.as_deref())?;
        let made = ZlibDecompressor {
            header: native_header::<ZlibDecompressor>(),
            stream: HeapCell::new(stream),
            zdict,
            unused: HeapCell::new(Vec::new()),
            pending: HeapCell::new(Vec::new()),
            is_end: Cell::new(false),
            needs_input: Cell::new(true),
        };
        Ok(new_native(made).into())
    }
    /// True if the end-of-stream marker has been reached.
    #[getter]
    fn eof(&self) -> bool {
        self.is_end.get()
    }
    /// Data found after the end of the compressed stream.
    #[getter]
    fn unused_data(&self) -> Value {
        self.unused.with(|u| BytesObj::new(u)).into()
    }
    /// True if more input is needed before more decompressed data can be produced.
    #[getter]
    fn needs_input(&self) -> bool {
        self.needs_input.get()
    }
    /// Decompress *data*, returning uncompressed data as bytes.
    ///
    /// If *max_length* is nonnegative, returns at most *max_length* bytes of
    /// decompressed data. If this limit is reached and further output can be
    /// produced, *self.needs_input* will be set to ``False``. In this case, the next
    /// call to *decompress()* may provide *data* as b'' to obtain more of the output.
    #[method]
    fn decompress(
        &self,
        vm: &mut Vm,
        #[either] data: &Value,
        #[either]
        #[default(-1)]
        max_length: i64,
    ) -> Res<Value> {
        let data = bytes_like(vm, data)?;
        if self.is_end.get() {
            return Err(vm.error(&builtin().eof_error, "End of stream already reached"));
        }
        let mut input = self.pending.replace(Vec::new());
        input.extend_from_slice(&data);
        let limit = usize::try_from(max_length).unwrap_or(usize::MAX);
        let zdict = self.zdict.as_deref();
        let done = self.stream.with_mut(|s| run_inflate(s, &input, limit, InflateFlush::SyncFlush, zdict));
        let r = match done {
            Ok(r) => r,
            Err(e) => return Err(e.raised(vm)),
        };
        let rest = input[r.used..].to_vec();
        self.is_end.set(r.is_end);
        // With the limit reached there may be more output even without input.
        self.needs_input.set(!r.is_end && rest.is_empty() && r.out.len() < limit);
        if r.is_end {
            self.unused.set(rest)
        } else {
            self.pending.set(rest)
        }
        Ok(BytesObj::new(&r.out).into())
    }
}

// ---- functions --------------------------------------------------------------------------------------

/// The start value of a checksum: the lowest bits of any int.
fn start_value(vm: &mut Vm, v: Option<&Value>, default: u32) -> Res<u32> {
    let Some(v) = v else { return Ok(default) };
    let v = vm::native::integer(vm, v)?;
    match v.as_i64() {
        Some(i) => Ok(i as u32),
        None => {
            let low = vm::ops::binary(vm, vm::ops::BinOp::And, &v, &Value::Int(0xFFFF_FFFF), false)?;
            Ok(low.as_i64().unwrap_or(0) as u32)
        }
    }
}

/// The functions in this module allow compression and decompression using the
/// zlib library, which is based on GNU zip.
///
/// adler32(string[, start]) -- Compute an Adler-32 checksum.
/// compress(data[, level]) -- Compress data, with compression level 0-9 or -1.
/// compressobj([level[, ...]]) -- Return a compressor object.
/// crc32(string[, start]) -- Compute a CRC-32 checksum.
/// decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.
/// decompressobj([wbits[, zdict]]) -- Return a decompressor object.
///
/// 'wbits' is window buffer size and container format.
/// Compressor objects support compress() and flush() methods; decompressor
/// objects support decompress() and flush().
#[native_module("zlib")]
mod natives {
    use super::*;

    /// Compute an Adler-32 checksum of data.
    ///
    /// The returned checksum is an integer.
    #[native(signature = "($module, data, value=1, /)")]
    fn adler32(vm: &mut Vm, data: &Value, #[optional("1")] value: Option<&Value>) -> Res<i64> {
        let start = start_value(vm, value, 1)?;
        let data = bytes_like(vm, data)?;
        Ok(zlib_rs::adler32::adler32(start, &data) as i64)
    }
    /// Compute a CRC-32 checksum of data.
    ///
    /// The returned checksum is an integer.
    #[native(signature = "($module, data, value=0, /)")]
    fn crc32(vm: &mut Vm, data: &Value, #[optional("0")] value: Option<&Value>) -> Res<i64> {
        let start = start_value(vm, value, 0)?;
        let data = bytes_like(vm, data)?;
        Ok(zlib_rs::crc32::crc32(start, &data) as i64)
    }
    /// Returns a bytes object containing compressed data.
    #[native]
    fn compress(
        vm: &mut Vm,
        data: &Value,
        #[either]
        #[default(-1, "Z_DEFAULT_COMPRESSION")]
        level: i32,
        #[either]
        #[default(15, "MAX_WBITS")]
        wbits: i32,
    ) -> Res<Value> {
        let data = bytes_like(vm, data)?;
        let Some(mut d) = deflate(level, DEFLATED, wbits, DEF_MEM_LEVEL, 0) else {
            return Err(error(vm, "Bad compression level"));
        };
        match run_deflate(&mut d, &data, DeflateFlush::Finish) {
            Ok(out) => Ok(BytesObj::new(&out).into()),
            Err(code) => Err(failure(vm, code, "while compressing data", None)),
        }
    }
    /// Return a compressor object.
    ///
    /// level: from 0 to 9, or -1 for the default. method: must be DEFLATED. wbits: the base-two logarithm of the window size, 9 to
    /// 15 with a zlib container, -9 to -15 for a raw stream, 25 to 31 with a gzip container. memLevel: from 1 to 9, how
    /// much memory to use. strategy: Z_DEFAULT_STRATEGY, Z_FILTERED or Z_HUFFMAN_ONLY. zdict: bytes with subsequences that are
    /// likely to occur in the data.
    #[native]
    #[allow(non_snake_case, reason = "the parameter's name in Python")]
    #[allow(clippy::too_many_arguments, reason = "Python's parameters")]
    fn compressobj(
        vm: &mut Vm,
        #[either]
        #[default(-1, "Z_DEFAULT_COMPRESSION")]
        level: i32,
        #[either]
        #[default(8, "DEFLATED")]
        method: i32,
        #[either]
        #[default(15, "MAX_WBITS")]
        wbits: i32,
        #[either]
        #[default(8, "DEF_MEM_LEVEL")]
        memLevel: i32,
        #[either]
        #[default(0, "Z_DEFAULT_STRATEGY")]
        strategy: i32,
        #[either]
        #[optional]
        zdict: Option<&Value>,
    ) -> Res<Value> {
        let zdict = match zdict {
            Some(v) => Some(bytes_like(vm, v)?),
            None => None,
        };
        let Some(mut d) = deflate(level, method, wbits, memLevel, strategy) else {
            return Err(vm.value_error("Invalid initialization option"));
        };
        if let Some(z) = zdict
            && d.set_dictionary(&z).is_err()
        {
            return Err(vm.value_error("Invalid dictionary"));
        }
        let (header, is_finished) = (native_header::<Compress>(), Cell::new(false));
        Ok(new_native(Compress { header, stream: HeapCell::new(d), is_finished }).into())
    }
    /// Returns a bytes object containing the uncompressed data.
    #[native]
    fn decompress(
        vm: &mut Vm,
        data: &Value,
        #[either]
        #[default(15, "MAX_WBITS")]
        wbits: i32,
        #[either]
        #[default(16384, "DEF_BUF_SIZE")]
        bufsize: i64,
    ) -> Res<Value> {
        if bufsize < 0 {
            return Err(vm.value_error("bufsize must be non-negative"));
        }
        let data = bytes_like(vm, data)?;
        let Some(mut s) = inflate(wbits) else {
            return Err(failure(vm, -2, "while preparing to decompress data", None));
        };
        match run_inflate(&mut s, &data, usize::MAX, InflateFlush::SyncFlush, None) {
            Ok(r) if r.is_end => Ok(BytesObj::new(&r.out).into()),
            Ok(_) => Err(failure(vm, -5, "while decompressing data", None)),
            Err(e) => Err(e.raised(vm)),
        }
    }
    /// Return a decompressor object.
    ///
    /// wbits: the window buffer size and container format. zdict: the dictionary that the compressor used.
    #[native]
    fn decompressobj(
        vm: &mut Vm,
        #[either]
        #[default(15, "MAX_WBITS")]
        wbits: i32,
        #[either]
        #[optional("b''")]
        zdict: Option<&Value>,
    ) -> Res<Value> {
        let zdict = zdict.map(|v| dictionary(vm, v)).transpose()?;
        let stream = new_inflate(vm, wbits, zdict.as_deref())?;
        let made = Decompress {
            header: native_header::<Decompress>(),
            stream: HeapCell::new(stream),
            zdict,
            unused: HeapCell::new(Vec::new()),
            tail: HeapCell::new(Vec::new()),
            is_end: Cell::new(false),
        };
        Ok(new_native(made).into())
    }
}
