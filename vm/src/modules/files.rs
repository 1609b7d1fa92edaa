//! Methods of the standard streams.

use crate::import::raise_os_error;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

pub(super) fn install() {
    crate::builtins::add_methods(&builtin().text_io, METHODS);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("write", write, 2, 2).method().effects(Effects::WritesHeap),
    NativeDef::new("writelines", writelines, 2, 2).method(),
    NativeDef::new("flush", flush, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("read", read, 1, 2).method(),
    NativeDef::new("readline", readline, 1, 2).method(),
    NativeDef::new("readlines", readlines, 1, 2).method(),
    NativeDef::new("isatty", isatty, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("fileno", fileno, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("readable", readable, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("writable", writable, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("close", close, 1, 1).method(),
    NativeDef::new("reconfigure", reconfigure, 1, 1).method().kw(),
    NativeDef::new("__iter__", itself, 1, 1).method(),
    NativeDef::new("__next__", next, 1, 1).method(),
    NativeDef::new("__enter__", itself, 1, 1).method(),
    NativeDef::new("__exit__", exit, 1, 4).method(),
    NativeDef::new("__repr__", repr, 1, 1).method(),
    NativeDef::new("name", name, 1, 1).getter(),
    NativeDef::new("mode", mode, 1, 1).getter(),
    NativeDef::new("encoding", encoding, 1, 1).getter(),
    NativeDef::new("errors", errors, 1, 1).getter(),
    NativeDef::new("buffer", buffer, 1, 1).getter(),
    NativeDef::new("newlines", none, 1, 1).getter(),
    NativeDef::new("write_through", write_through, 1, 1).getter(),
    NativeDef::new("seekable", seekable, 1, 1).method(),
    NativeDef::new("closed", closed, 1, 1).getter(),
    NativeDef::new("line_buffering", line_buffering, 1, 1).getter(),
];

/// The file descriptor of an open stream.
fn descriptor(vm: &mut Vm, v: &Value) -> Res<i32> {
    match v.get_exact::<FileObj>() {
        Some(f) if f.closed.get() => Err(vm.value_error("I/O operation on closed file.")),
        Some(f) => Ok(f.fd),
        None => {
            let t = v.ty().name();
            Err(vm
                .type_error(format!("descriptor requires a '_io.TextIOWrapper' object but received a '{t}'")))
        }
    }
}

fn unsupported(vm: &mut Vm, what: &str) -> crate::vm::Raised {
    vm.error(&builtin().os_error, what)
}

/// Writes to standard output through its buffer.
pub(super) fn write_stdout(vm: &mut Vm, s: &StrObj) -> Res<()> {
    let text = crate::builtins::utf8_text(vm, s)?;
    vm.out.write(&text).map_err(|e| raise_os_error(vm, &e, None))
}

fn write(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let fd = descriptor(vm, &args.all[0])?;
    let Some(s) = args.all[1].as_str() else {
        let t = args.all[1].ty().name();
        return Err(vm.type_error(format!("write() argument must be str, not {t}")));
    };
    match fd {
        1 => write_stdout(vm, s)?,
        2 => crate::stdio::try_write_stderr(&crate::builtins::escaped_text(s))
            .map_err(|e| raise_os_error(vm, &e, None))?,
        _ => return Err(unsupported(vm, "not writable")),
    }
    Ok(Value::Int(s.len() as i64))
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    for line in crate::ops::collect(vm, &args.all[1])? {
        write(vm, Args::new(&[args.all[0].clone(), line]))?;
    }
    Ok(Value::None)
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if descriptor(vm, &args.all[0])? == 1 {
        vm.out.flush().map_err(|e| raise_os_error(vm, &e, None))?;
    }
    Ok(Value::None)
}

/// Checks that the stream is standard input, and writes out a prompt that may be waiting.
fn input(vm: &mut Vm, args: Args<'_>) -> Res<usize> {
    if descriptor(vm, &args.all[0])? != 0 {
        return Err(unsupported(vm, "not readable"));
    }
    if crate::stdio::is_tty(0) {
        let _ = vm.out.flush();
    }
    match args.get(1) {
        None | Some(Value::None) => Ok(usize::MAX),
        Some(v) => match crate::ops::as_index(vm, v)? {
            Some(n) => Ok(usize::try_from(n).unwrap_or(usize::MAX)),
            None => {
                let t = v.ty().name();
                Err(vm.type_error(format!("argument should be integer or None, not '{t}'")))
            }
        },
    }
}

/// A line of standard input with its newline; empty at the end. Ctrl-C raises KeyboardInterrupt.
fn read_line(vm: &mut Vm, limit: usize) -> Res<String> {
    loop {
        match crate::stdio::with_input(vm, |i| i.read_line(limit)) {
            Ok(line) => {
                let text = crate::stdio::decode(line);
                return Ok(match text.strip_suffix("\r\n") {
                    Some(t) => format!("{t}\n"),
                    None => text,
                });
            }
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => vm.poll()?,
            Err(e) => return Err(raise_os_error(vm, &e, None)),
        }
    }
}

fn read(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let limit = input(vm, args)?;
    match crate::stdio::with_input(vm, |i| i.read(limit)) {
        Ok(b) => Ok(Value::string(&crate::stdio::decode(b).replace("\r\n", "\n"))),
        Err(e) => {
            vm.poll()?;
            Err(raise_os_error(vm, &e, None))
        }
    }
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let limit = input(vm, args)?;
    Ok(Value::string(&read_line(vm, limit)?))
}

fn readlines(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    input(vm, args)?;
    let lines = ListObj::empty();
    loop {
        let line = read_line(vm, usize::MAX)?;
        if line.is_empty() {
            return Ok(lines.into());
        }
        lines.push(Value::string(&line));
    }
}

fn next(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    input(vm, args)?;
    let line = read_line(vm, usize::MAX)?;
    if line.is_empty() { Err(vm.stop_iteration(Value::None)) } else { Ok(Value::string(&line)) }
}

fn itself(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(args.all[0].clone())
}

fn isatty(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let fd = descriptor(vm, &args.all[0])?;
    Ok(Value::bool(crate::stdio::is_tty(fd)))
}

fn fileno(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    descriptor(vm, &args.all[0]).map(|fd| Value::Int(fd as i64))
}

fn readable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    descriptor(vm, &args.all[0]).map(|fd| Value::bool(fd == 0))
}

fn writable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    descriptor(vm, &args.all[0]).map(|fd| Value::bool(fd != 0))
}

fn close(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if let Some(f) = args.all[0].get_exact::<FileObj>() {
        if f.fd == 1 && !f.closed.get() {
            vm.out.flush().map_err(|e| raise_os_error(vm, &e, None))?;
        }
        f.closed.set(true);
    }
    Ok(Value::None)
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    close(vm, Args::new(&args.all[..1]))
}

fn reconfigure(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(Value::None)
}

fn fd_of(args: Args<'_>) -> i32 {
    args.all[0].get_exact::<FileObj>().map_or(-1, |f| f.fd)
}

fn name_of(fd: i32) -> &'static str {
    match fd {
        0 => "<stdin>",
        1 => "<stdout>",
        _ => "<stderr>",
    }
}

fn repr(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let fd = fd_of(args);
    let mode = if fd == 0 { 'r' } else { 'w' };
    Ok(Value::string(&format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", name_of(fd))))
}

fn name(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::string(name_of(fd_of(args))))
}

fn mode(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::string(if fd_of(args) == 0 { "r" } else { "w" }))
}

fn encoding(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(Value::string("utf-8"))
}

fn errors(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::string(if fd_of(args) == 2 { "backslashreplace" } else { "strict" }))
}

/// The stream of bytes below the text, which is made when it is first asked for. It shares the buffer.
fn buffer(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(f) = args.all[0].get_exact::<FileObj>() else { return Ok(Value::None) };
    let made = f.buffer.get();
    if !made.is_none() {
        return Ok(made);
    }
    let io = crate::import::import_dotted(vm, "_io")?;
    let make = crate::ops::get_attr(vm, &io, &intern("_standard_stream"))?;
    let stream = vm.call(&make, &[Value::Int(f.fd as i64), Value::string(name_of(f.fd))])?;
    f.buffer.set(stream.clone());
    Ok(stream)
}

fn none(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(Value::None)
}

fn write_through(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::bool(fd_of(args) == 1 && vm.out.unbuffered))
}

fn seekable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let fd = descriptor(vm, &args.all[0])?;
    let at = crate::stdio::with_file(fd, |mut f| std::io::Seek::stream_position(&mut f));
    Ok(Value::bool(at.is_ok()))
}

fn closed(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::bool(args.all[0].get_exact::<FileObj>().is_some_and(|f| f.closed.get())))
}

fn line_buffering(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let fd = fd_of(args);
    Ok(Value::bool(fd == 2 || crate::stdio::is_tty(fd)))
}
