//! `_files`: what `_io` reads and writes files by. The rest of `posix` is in `stdlib/src/os`.

use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_files", natives::DOC, natives::NATIVES);
    for (name, v) in CONSTANTS {
        m.ns.set_str(name, Value::Int(*v as i64));
    }
    let environ = environment(vm);
    m.ns.set_str("environ", environ);
    m.ns.set_str("error", builtin().os_error.value());
    m
}

/// The variables of the environment as they are now.
fn environment(vm: &mut Vm) -> Value {
    let environ: Value = DictObj::empty().into();
    for (k, v) in std::env::vars_os() {
        let (k, v) = (BytesObj::new(k.as_bytes()), BytesObj::new(v.as_bytes()));
        // Bytes can be hashed: nothing can be raised.
        let _ = crate::ops::set_item(vm, &environ, &k.into(), v.into());
    }
    environ
}

macro_rules! constants {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}
static CONSTANTS: &[(&str, i32)] = constants! {
    O_RDONLY O_WRONLY O_RDWR O_APPEND O_CREAT O_EXCL O_TRUNC O_CLOEXEC O_NONBLOCK O_SYNC O_NOFOLLOW O_DIRECTORY
    O_NOCTTY F_OK R_OK W_OK X_OK WNOHANG
};

/// A path argument as the file system has it, and as messages show it.
struct PathArg<'a> {
    path: PathBuf,
    shown: &'a Value,
}

fn path_of<'a>(vm: &mut Vm, v: &'a Value) -> Res<PathArg<'a>> {
    let path = file_name(vm, v)?;
    Ok(PathArg { path, shown: v })
}

/// Text as the system has it: in UTF-8, with the bytes that surrogates stand for. Nothing for what is no text.
pub fn encoded_name(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    let Some(s) = v.as_str() else { return Ok(Vec::new()) };
    let (encoding, errors) = (intern("utf-8"), intern("surrogateescape"));
    let b = crate::builtins::codec::encode(vm, s, Some(&encoding), Some(&errors))?;
    Ok(b.get::<BytesObj>().map(|b| b.data.to_vec()).unwrap_or_default())
}

/// The bytes of a path.
pub fn file_name(vm: &mut Vm, v: &Value) -> Res<PathBuf> {
    let bytes = if v.as_str().is_some() {
        encoded_name(vm, v)?
    } else if let Some(b) = v.get::<BytesObj>() {
        b.data.to_vec()
    } else {
        let f = v.ty().lookup(&intern("__fspath__")).filter(|f| v.is_object() && !f.is_none());
        let Some(f) = f else {
            let t = v.ty().name();
            let msg = format!("expected str, bytes or os.PathLike object, not {t}");
            return Err(vm.type_error(msg));
        };
        let inner = vm.call(&f, std::slice::from_ref(v))?;
        if inner.as_str().is_none() && inner.get::<BytesObj>().is_none() {
            let (t, r) = (v.ty().name(), inner.ty().name());
            let msg = format!("expected {t}.__fspath__() to return str or bytes, not {r}");
            return Err(vm.type_error(msg));
        }
        return file_name(vm, &inner);
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(std::ffi::OsString::from_vec(bytes).into())
}

/// A name from the file system as text, or as bytes if what was asked with was bytes.
pub fn name_value(vm: &mut Vm, name: &[u8], like: &Value) -> Res<Value> {
    let b = BytesObj::new(name);
    if like.get::<BytesObj>().is_some() {
        return Ok(b.into());
    }
    let errors = intern("surrogateescape");
    crate::builtins::codec::decode(vm, &b, None, Some(&errors))
}

/// Raises OSError for an error about files.
#[cold]
pub fn raise(vm: &mut Vm, e: &std::io::Error, files: &[&Value]) -> Raised {
    let r = crate::import::raise_os_error(vm, e, None);
    if let Some(exc) = vm.exception.get_exact::<ExceptionObj>() {
        for (name, f) in ["filename", "filename2"].iter().zip(files) {
            exc.set_attr(&intern(name), (*f).clone());
        }
    }
    r
}

/// Runs something that may be interrupted until it is done; handlers of signals run in between.
pub fn retried<T>(vm: &mut Vm, files: &[&Value], mut f: impl FnMut() -> std::io::Result<T>) -> Res<T> {
    loop {
        match vm.blocking(&mut f) {
            Ok(v) => return Ok(v),
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => vm.poll()?,
            Err(e) => return Err(raise(vm, &e, files)),
        }
    }
}

/// Does something with the file of a descriptor.
fn with_fd<T>(vm: &mut Vm, fd: i32, mut f: impl FnMut(&fs::File) -> std::io::Result<T>) -> Res<T> {
    retried(vm, &[], || crate::stdio::with_file(fd, &mut f))
}

/// The kind of a file as `st_mode` has it.
fn kind_bits(t: &fs::FileType) -> u32 {
    use std::os::unix::fs::FileTypeExt;
    match t {
        t if t.is_dir() => libc::S_IFDIR,
        t if t.is_file() => libc::S_IFREG,
        t if t.is_symlink() => libc::S_IFLNK,
        t if t.is_fifo() => libc::S_IFIFO,
        t if t.is_socket() => libc::S_IFSOCK,
        t if t.is_block_device() => libc::S_IFBLK,
        t if t.is_char_device() => libc::S_IFCHR,
        _ => 0,
    }
}

/// File descriptors, files and folders, processes.
#[native_module("_files")]
mod natives {
    use super::*;

    /// Open a file; return its descriptor.
    #[native]
    fn open(
        vm: &mut Vm,
        #[either] path: &Value,
        #[either] flags: i32,
        #[either]
        #[default(511)]
        mode: i32,
    ) -> Res<i64> {
        let p = path_of(vm, path)?;
        let access = flags & libc::O_ACCMODE;
        let mut o = fs::OpenOptions::new();
        o.read(access != libc::O_WRONLY).write(access != libc::O_RDONLY);
        o.custom_flags(flags & !libc::O_ACCMODE).mode(mode as u32);
        let file = retried(vm, &[p.shown], || o.open(&p.path))?;
        Ok(std::os::fd::IntoRawFd::into_raw_fd(file) as i64)
    }
    /// Close a file descriptor.
    #[native]
    fn close(vm: &mut Vm, #[either] fd: i32) -> Res<()> {
        crate::stdio::close(fd).map_err(|e| raise(vm, &e, &[]))
    }
    /// Read at most that many bytes.
    #[native]
    fn read(vm: &mut Vm, fd: i32, length: i64) -> Res<Value> {
        let Ok(length) = usize::try_from(length) else {
            return Err(raise(vm, &std::io::Error::from_raw_os_error(libc::EINVAL), &[]));
        };
        let mut buf = vec![0; length];
        let n = with_fd(vm, fd, |mut f| f.read(&mut buf))?;
        Ok(BytesObj::new(&buf[..n]).into())
    }
    /// Write bytes; return how many were written.
    #[native]
    fn write(vm: &mut Vm, fd: i32, data: &BytesObj) -> Res<usize> {
        with_fd(vm, fd, |mut f| f.write(&data.data))
    }
    /// Set the position of a file descriptor.
    #[native]
    fn lseek(vm: &mut Vm, fd: i32, position: i64, whence: i32) -> Res<i64> {
        let invalid = std::io::Error::from_raw_os_error(libc::EINVAL);
        let to = match (whence, u64::try_from(position)) {
            (0, Ok(p)) => SeekFrom::Start(p),
            (1, _) => SeekFrom::Current(position),
            (2, _) => SeekFrom::End(position),
            _ => return Err(raise(vm, &invalid, &[])),
        };
        with_fd(vm, fd, |mut f| f.seek(to)).map(|n| n as i64)
    }
    /// Set the length of a file.
    #[native]
    fn ftruncate(vm: &mut Vm, fd: i32, length: i64) -> Res<()> {
        let Ok(n) = u64::try_from(length) else {
            return Err(raise(vm, &std::io::Error::from_raw_os_error(libc::EINVAL), &[]));
        };
        with_fd(vm, fd, |f| f.set_len(n))
    }
    /// Write bytes to standard output, behind what text has been written.
    #[native]
    fn _write_stdout(vm: &mut Vm, data: &Value) -> Res<usize> {
        let data = crate::builtins::bytes_like(vm, data)?;
        vm.out.write_bytes(&data).map_err(|e| raise(vm, &e, &[]))?;
        Ok(data.len())
    }
    /// Write out what standard output has kept.
    #[native]
    fn _flush_stdout(vm: &mut Vm) -> Res<()> {
        vm.out.flush().map_err(|e| raise(vm, &e, &[]))
    }
    /// Read from standard input: "line", "all", "some" or "peek".
    #[native]
    fn _read_stdin(vm: &mut Vm, what: &StrObj, size: i64) -> Res<Value> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let what = what.as_ascii().unwrap_or_default();
        loop {
            let r = crate::stdio::with_input(vm, |input| match what {
                "line" => input.read_line(size),
                "some" => input.read_some(size),
                "peek" => input.peek(),
                _ => input.read(size),
            });
            match r {
                Ok(b) => return Ok(BytesObj::new(&b).into()),
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => vm.poll()?,
                Err(e) => return Err(raise(vm, &e, &[])),
            }
        }
    }
    /// The environment as it is now.
    #[native]
    fn _create_environ(vm: &mut Vm) -> Value {
        environment(vm)
    }
    /// Whether a file descriptor is a terminal.
    #[native]
    fn isatty(fd: i32) -> bool {
        crate::stdio::is_tty(fd)
    }
    /// Raise OSError if there is no such file descriptor.
    #[native]
    fn _check_fd(vm: &mut Vm, fd: i32) -> Res<()> {
        with_fd(vm, fd, |f| f.metadata()).map(|_| ())
    }
    /// Whether a file descriptor is that of a folder.
    #[native]
    fn _is_dir(vm: &mut Vm, fd: i32) -> Res<bool> {
        Ok(with_fd(vm, fd, |f| f.metadata())?.is_dir())
    }
    /// The names in a folder.
    #[native]
    fn listdir(
        vm: &mut Vm,
        #[either]
        #[default(None)]
        path: &Value,
    ) -> Res<Value> {
        let dot = Value::string(".");
        let asked = if path.is_none() { &dot } else { path };
        let p = path_of(vm, asked)?;
        let entries = retried(vm, &[p.shown], || fs::read_dir(&p.path))?;
        let names = ListObj::empty();
        for e in entries {
            let e = e.map_err(|e| raise(vm, &e, &[p.shown]))?;
            names.push(name_value(vm, e.file_name().as_bytes(), asked)?);
        }
        Ok(names.into())
    }
    /// The entries of a folder, by path or descriptor: name, kind as in `st_mode` (0 if it is not known) and inode.
    #[native]
    fn _entries(vm: &mut Vm, path: &Value) -> Res<Value> {
        let list = ListObj::empty();
        let (p, like) = match path.as_i64() {
            // The system has a name for it.
            Some(fd) => (format!("/proc/self/fd/{fd}").into(), &Value::None),
            None => (path_of(vm, path)?.path, path),
        };
        let entries = retried(vm, &[path], || fs::read_dir(&p))?;
        for e in entries {
            let e = e.map_err(|e| raise(vm, &e, &[path]))?;
            let kind = e.file_type().map_or(0, |t| kind_bits(&t));
            let inode = BigIntObj::from_u128(std::os::unix::fs::DirEntryExt::ino(&e) as u128);
            let name = name_value(vm, e.file_name().as_bytes(), like)?;
            list.push(TupleObj::new(vec![name, Value::Int(kind as i64), inode]).into());
        }
        Ok(list.into())
    }
    /// The folder that relative paths start from.
    #[native]
    fn getcwd(vm: &mut Vm) -> Res<Value> {
        let p = std::env::current_dir().map_err(|e| raise(vm, &e, &[]))?;
        name_value(vm, p.as_os_str().as_bytes(), &Value::None)
    }
    /// The folder that relative paths start from, as bytes.
    #[native]
    fn getcwdb(vm: &mut Vm) -> Res<Value> {
        let p = std::env::current_dir().map_err(|e| raise(vm, &e, &[]))?;
        Ok(BytesObj::new(p.as_os_str().as_bytes()).into())
    }
    /// The text or bytes of a path.
    #[native]
    fn fspath(vm: &mut Vm, #[either] path: &Value) -> Res<Value> {
        if path.as_str().is_some() || path.get::<BytesObj>().is_some() {
            return Ok(path.clone());
        }
        file_name(vm, path)?;
        let f = path.ty().lookup(&intern("__fspath__")).unwrap_or(Value::None);
        vm.call(&f, std::slice::from_ref(path))
    }
    /// The number of this process.
    #[native]
    fn getpid() -> i64 {
        std::process::id() as i64
    }
    /// Random bytes from the system.
    #[native]
    fn urandom(vm: &mut Vm, size: i64) -> Res<Value> {
        let Ok(n) = usize::try_from(size) else {
            return Err(vm.value_error("negative argument not allowed"));
        };
        let mut buf = vec![0; n];
        let source = Path::new("/dev/urandom");
        let read = fs::File::open(source).and_then(|mut f| f.read_exact(&mut buf));
        read.map_err(|e| raise(vm, &e, &[]))?;
        Ok(BytesObj::new(&buf).into())
    }
    /// Report an exception that nobody can catch, where it was raised and by what.
    #[native]
    fn report_unraisable(vm: &mut Vm, exception: &Value, place: &Value, object: &Value) {
        let place = place.as_str().map(StrObj::to_str_lossy).unwrap_or_default();
        crate::traceback::print_unraisable(vm, exception, &place, object);
    }
    /// The text for an error number.
    #[native]
    fn strerror(code: i32) -> Value {
        Value::string(&crate::import::os_error_text(&std::io::Error::from_raw_os_error(code)).1)
    }
}
