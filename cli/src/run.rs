//! Runs programs: set-up of the VM, the ways to name a program, and what is left to do at the end.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};

use sidewinder_frontend::Mode;
use sidewinder_frontend::source::Raw;
use sidewinder_vm as vm;
use vm::import;
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use crate::options::{Action, JitOptions, Options};
use crate::{bench, repl, signals, stages};

/// What `PYTHONHASHSEED` says: a number makes all runs alike, otherwise each has its own hashes of text.
fn hash_keys(options: &Options) -> Result<[u64; 2], &'static str> {
    match options.variable("PYTHONHASHSEED").as_deref() {
        None | Some("random") => Ok([(); 2].map(|_| RandomState::new().build_hasher().finish())),
        Some(s) => match s.parse::<u32>() {
            Ok(n) => Ok(vm::objects::hash_keys_of(n)),
            Err(_) => Err("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]"),
        },
    }
}

/// Does what the command line says and returns the exit status. Runs on the thread with the large stack.
pub fn main(options: Options) -> i32 {
    match &options.action {
        Action::Text(text) => {
            return print(&format!("{text}\n"));
        }
        Action::Stage(stage, file) => return print_stage(stage, file),
        Action::Bench(args) => return bench::main(args),
        _ => {}
    }
    let mut program = match Program::find(&options) {
        Ok(p) => p,
        Err(status) => return status,
    };
    match hash_keys(&options) {
        Ok(keys) => vm::objects::set_hash_keys(keys),
        Err(text) => {
            complain(text);
            return 1;
        }
    }
    let mut m = Vm::new();
    m.write_bytecode = options.write_bytecode;
    m.argv = options.argv.clone();
    m.flags = options.flags.clone();
    m.flags.safe_path |= options.variable("PYTHONSAFEPATH").is_some();
    m.out.unbuffered = options.unbuffered || options.variable("PYTHONUNBUFFERED").is_some();
    m.out.discard = options.jit.config.dump_to_stdout;
    if !m.flags.safe_path {
        m.search_path.push(program.folder.clone());
    }
    let folders = options.variable("PYTHONPATH").unwrap_or_default();
    m.search_path.extend(folders.split(':').filter(|p| !p.is_empty()).map(String::from));
    // Another library comes before the one in the binary, which has what that lacks.
    m.search_path.extend(std::env::var("SIDEWINDER_LIB").ok().filter(|p| !p.is_empty()));
    m.search_path.push(import::LIBRARY_FOLDER.to_string());
    vm::builtins::install(&mut m);
    sidewinder_stdlib::install();
    vm::modules::install(&mut m);
    // A child that the program forks has nothing to say of it.
    let process = std::process::id();
    let show_stats = || options.jit.stats && std::process::id() == process;
    if !options.jit.disabled
        && let Err(e) = sidewinder_jit::Tracing::install(&mut m, jit_config(&options.jit))
    {
        complain(&format!("cannot write the JIT's log: {e}"));
        return 2;
    }
    vm::signals::install();
    let ns = main_namespace(&mut m);
    let result = program.run(&mut m, &ns);
    if options.flags.interactive && !program.is_terminal() {
        finish_interrupted(&mut m, result);
        repl::run(&mut m, &ns, true);
        return shut_down(&mut m, &ns, 0, show_stats());
    }
    if program.is_terminal() {
        let status = repl::run(&mut m, &ns, options.flags.quiet);
        return shut_down(&mut m, &ns, status, show_stats());
    }
    let status = match result {
        Ok(()) => 0,
        Err(_) => report(&mut m),
    };
    shut_down(&mut m, &ns, status, show_stats())
}

/// Prints what the program raised, before talking to the terminal.
fn finish_interrupted(m: &mut Vm, result: Res<()>) {
    if result.is_err() {
        report(m);
    }
}

/// What is to be run.
enum Kind {
    Source(Vec<u8>),
    Module(String),
    Terminal,
}

struct Program {
    kind: Kind,
    /// What tracebacks call it.
    filename: String,
    /// `sys.path[0]`.
    folder: String,
    /// `__file__`, if it is a file.
    file: Option<PathBuf>,
}

fn current_dir() -> String {
    std::env::current_dir().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Program {
    /// Reads the program, or says why not and gives the exit status.
    fn find(options: &Options) -> Result<Program, i32> {
        let plain = |kind, filename: &str, folder: String| Program {
            kind,
            filename: filename.to_string(),
            folder,
            file: None,
        };
        match &options.action {
            Action::Script(path) => Program::script(path),
            Action::Command(code) => {
                vm::traceback::register_source("<string>", code.as_bytes());
                Ok(plain(Kind::Source(code.clone().into_bytes()), "<string>", String::new()))
            }
            Action::Module(name) => Ok(plain(Kind::Module(name.clone()), "", current_dir())),
            _ if vm::stdio::is_tty(0) || options.flags.interactive => {
                Ok(plain(Kind::Terminal, "<stdin>", String::new()))
            }
            _ => {
                let mut source = Vec::new();
                if let Err(e) = std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut source) {
                    complain(&format!("can't read standard input: {}", error_text(&e)));
                    return Err(1);
                }
                Ok(plain(Kind::Source(source), "<stdin>", String::new()))
            }
        }
    }

    fn script(path: &str) -> Result<Program, i32> {
        let mut file = import::absolute(Path::new(path));
        let mut folder = None;
        if file.is_dir() {
            let main = file.join("__main__.py");
            if !main.is_file() {
                complain(&format!("can't find '__main__' module in '{}'", file.display()));
                return Err(1);
            }
            folder = Some(file.to_string_lossy().into_owned());
            file = main;
        }
        let source = std::fs::read(&file).map_err(|e| {
            complain(&format!("can't open file '{}': {}", file.display(), error_text(&e)));
            2
        })?;
        // The folder of the file itself, should the path be a link.
        let real = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
        let folder = folder.or_else(|| real.parent().map(|p| p.to_string_lossy().into_owned()));
        Ok(Program {
            kind: Kind::Source(source),
            filename: file.to_string_lossy().into_owned(),
            folder: folder.unwrap_or_default(),
            file: Some(file),
        })
    }

    fn is_terminal(&self) -> bool {
        matches!(self.kind, Kind::Terminal)
    }

    fn run(&mut self, m: &mut Vm, ns: &Ref<DictObj>) -> Res<()> {
        let source = match &self.kind {
            Kind::Terminal => return Ok(()),
            Kind::Module(name) if name == "py_compile" => return py_compile(m),
            Kind::Module(name) => {
                let file = find_module(m, name)?;
                let source = import::read_source(&file.to_string_lossy())
                    .map_err(|e| import::raise_os_error(m, &e, Some(&file.to_string_lossy())))?;
                self.filename = file.to_string_lossy().into_owned();
                set_argv0(m, &self.filename);
                let package = name.rsplit_once('.').map_or("", |p| p.0);
                ns.set_str("__package__", Value::string(package));
                self.file = Some(file);
                source
            }
            Kind::Source(s) => s.clone(),
        };
        if let Some(f) = &self.file {
            ns.set_str("__file__", Value::string(&f.to_string_lossy()));
            ns.set_str("__cached__", Value::None);
        }
        run_source(m, &source, &self.filename, Mode::Exec, ns)
    }
}

/// The file behind `-m NAME`; ends the process if there is none, as CPython does.
fn find_module(m: &mut Vm, name: &str) -> Res<PathBuf> {
    match import::find_main(m, name) {
        Err(_) if m.exception_is(&builtin().import_error) => {
            let e = m.take_exception();
            let text = vm::traceback::format_exception(m, &e);
            let text = text.trim_end().rsplit('\n').next().unwrap_or_default();
            let msg = text.split_once(": ").map_or(text, |p| p.1);
            vm::stdio::write_stderr(&format!("sidewinder: {msg}\n"));
            exit_with(m, 1)
        }
        r => r,
    }
}

/// Leaves with an exit status.
fn exit_with<T>(m: &mut Vm, status: i64) -> Res<T> {
    let e = m.error(&builtin().system_exit, "");
    if let Some(x) = m.exception.get_exact::<ExceptionObj>() {
        x.set_attr(&builtin().names.code, Value::Int(status));
    }
    Err(e)
}

fn set_argv0(m: &mut Vm, name: &str) {
    let sys = m.modules.get_name(&intern("sys"));
    let argv = sys.and_then(|s| s.get_exact::<ModuleObj>().and_then(|s| s.ns.get_str("argv")));
    if let Some(l) = argv.as_ref().and_then(|a| a.get::<ListObj>())
        && !l.is_empty()
    {
        l.set(0, Value::string(name));
    }
}

/// `-m py_compile FILE...`
fn py_compile(m: &mut Vm) -> Res<()> {
    let mut bad = false;
    let files: Vec<String> = m.argv[1..].iter().filter(|a| *a != "-q" && *a != "--quiet").cloned().collect();
    let quiet = files.len() + 1 < m.argv.len();
    if files.is_empty() {
        vm::stdio::write_stderr("usage: sidewinder -m py_compile [-q] FILE...\n");
        return exit_with(m, 2);
    }
    for file in files {
        if import::compile_file(m, &file).is_err() {
            bad = true;
            let e = m.take_exception();
            if !quiet {
                vm::traceback::print_exception(m, &e);
            }
        }
    }
    if bad { exit_with(m, 1) } else { Ok(()) }
}

/// The namespace of `__main__`, which is entered into `sys.modules`.
fn main_namespace(m: &mut Vm) -> Ref<DictObj> {
    let module = import::new_module(m, "__main__");
    // The main module has the module of the built-ins, all others its dict.
    if let Some(b) = m.modules.get_name(&intern("builtins")) {
        module.ns.set_name(&intern("__builtins__"), b);
    }
    m.modules.set_name(&builtin().names.main, module.value());
    module.ns.clone()
}

/// Compiles and runs source in a namespace.
pub fn run_source(m: &mut Vm, source: &[u8], filename: &str, mode: Mode, ns: &Ref<DictObj>) -> Res<()> {
    let code = vm::compile::compile(m, Raw::Script(source), filename, mode)?;
    let code = CodeObj::link(&code, ns);
    m.run_code(&code, None).map(drop)
}

/// An operating system error as CPython prints it.
fn error_text(e: &std::io::Error) -> String {
    let (number, text) = import::os_error_text(e);
    format!("[Errno {number}] {text}")
}

/// Prints a text; the exit status. (`println!` would panic if nobody takes it.)
fn print(text: &str) -> i32 {
    let mut out = vm::stdio::Output::default();
    if out.write(text).and_then(|()| out.flush()).is_err() { 120 } else { 0 }
}

/// Tells on standard error what is wrong, if that is there.
pub fn complain(text: &str) {
    vm::stdio::write_stderr(&format!("sidewinder: {text}\n"));
}

fn print_stage(stage: &str, file: &str) -> i32 {
    let source = match std::fs::read(file) {
        Ok(s) => s,
        Err(e) => {
            let file = import::absolute(Path::new(file));
            complain(&format!("can't open file '{}': {}", file.display(), error_text(&e)));
            return 2;
        }
    };
    match stages::print(stage, &source, file) {
        Ok(text) => print(&text),
        Err(e) => {
            let mut m = Vm::new();
            // The report is written to `sys.stderr`.
            vm::builtins::install(&mut m);
            vm::modules::install(&mut m);
            import::raise_compile_error(&mut m, &e);
            report(&mut m)
        }
    }
}

/// Deals with the exception in flight: SystemExit gives the exit status, anything else is printed.
pub fn report(m: &mut Vm) -> i32 {
    let e = m.take_exception();
    // What was printed comes before the report; a failure shows at the end.
    let _ = m.out.flush();
    if e.ty().is_subclass(&builtin().system_exit) {
        let code = e.get_exact::<ExceptionObj>().and_then(|x| {
            x.get_attr(&builtin().names.code).or_else(|| {
                let args = x.args.get();
                let args = args.get_exact::<TupleObj>()?.items().to_vec();
                match &args[..] {
                    [] => Some(Value::None),
                    [one] => Some(one.clone()),
                    _ => Some(x.args.get()),
                }
            })
        });
        return match code {
            None | Some(Value::None) => 0,
            Some(v) => match v.as_i64() {
                Some(n) => (n & 0xff) as i32,
                None if v.get::<BigIntObj>().is_some() => 255,
                None => {
                    let text = vm::builtins::str_of(m, &v).ok();
                    m.take_exception();
                    let text = text.and_then(|t| t.as_str().map(|s| s.to_str_lossy().into_owned()));
                    vm::stdio::write_stderr(&format!("{}\n", text.unwrap_or_default()));
                    1
                }
            },
        };
    }
    if vm::modules::sys::report_exception(m, &e).is_err() {
        return report(m);
    }
    if e.ty().is_subclass(&builtin().keyboard_interrupt) { INTERRUPTED } else { 1 }
}

/// Stands for "died of Ctrl-C" among the exit statuses.
const INTERRUPTED: i32 = 130;

/// The end: objects with `__del__` in the modules go, and standard output is written out.
fn shut_down(m: &mut Vm, ns: &Ref<DictObj>, status: i32, show_stats: bool) -> i32 {
    m.run_finalisers();
    vm::modules::at_exit(m);
    let modules: Vec<Value> = m.modules.data.with(|d| d.iter().map(|e| e.value().clone()).collect());
    let others = modules.iter().filter_map(|v| v.get_exact::<ModuleObj>());
    let others = others.filter(|o| o.ns.get_str("__file__").is_some());
    let roots = std::iter::once(ns.clone()).chain(others.map(|o| o.ns.clone())).map(Value::from).collect();
    vm::gc::finalise_reachable(m, roots);
    clear_namespace(m, ns);
    for v in modules.iter().rev() {
        if let Some(module) = v.get_exact::<ModuleObj>()
            && module.ns.get_str("__file__").is_some()
        {
            let ns = module.ns.clone();
            clear_namespace(m, &ns);
        }
    }
    vm::gc::finalise_all(m);
    if show_stats && let Some(j) = m.jit {
        let text = j.stats();
        if !text.is_empty() {
            vm::stdio::write_stderr(&text);
        }
    }
    if let Err(e) = m.out.flush() {
        import::raise_os_error(m, &e, None);
        let e = m.take_exception();
        let text = vm::traceback::format_exception(m, &e);
        vm::stdio::write_stderr(&format!("Exception ignored while flushing sys.stdout:\n{text}"));
        return 120;
    }
    if status == INTERRUPTED {
        signals::die_of_interrupt();
    }
    status
}

/// Drops the variables of a module in order, but leaves functions, classes and modules to the `__del__` methods
/// that may run.
fn clear_namespace(m: &mut Vm, ns: &Ref<DictObj>) {
    for (name, v) in ns.names() {
        let keep = match &v {
            Value::Object(o) => matches!(
                o.layout(),
                Layout::Function | Layout::Type | Layout::Module | Layout::NativeFunction | Layout::Str
            ),
            _ => true,
        };
        if !keep {
            ns.remove_name(&name);
            drop(v);
            m.run_finalisers();
        }
    }
}

/// The JIT's settings, with what follows from others and from the environment.
fn jit_config(o: &JitOptions) -> sidewinder_jit::config::Config {
    let mut c = o.config.clone();
    // What is to be looked at comes in the order in which it happens.
    let alone = std::thread::available_parallelism().map_or(1, |n| n.get()) == 1;
    c.compile_thread &= !alone && c.stress.is_none() && c.dumps.is_empty();
    c.log_exits = std::env::var_os("SIDEWINDER_LOG_EXITS").is_some();
    c.check_aarch64 = std::env::var_os("SIDEWINDER_CHECK_AARCH64").is_some();
    c
}
